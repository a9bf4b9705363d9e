// SPDX-License-Identifier: Apache-2.0
#include "text/fold.hpp"

#include <algorithm>

#include <unicode/uchar.h>

#include "text/look_alike.hpp"
#include "text/utf8.hpp"

namespace outlint::text {
namespace {

bool is_invisible(char32_t point) {
  return point == 0xAD || point == 0x34F || (point >= 0x200B && point <= 0x200F) || (point >= 0x202A && point <= 0x202E) ||
         (point >= 0x2060 && point <= 0x2064) || (point >= 0x2066 && point <= 0x2069) || point == 0xFEFF ||
         (point >= 0xFE00 && point <= 0xFE0F);
}

char32_t folded_point(char32_t point) {
  if (point < 0x80) return point >= 'A' && point <= 'Z' ? point + 32 : point;
  switch (point) {
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x2032: case 0x02BC: case 0xB4: return '\'';
    case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0x2033: case 0xAB: case 0xBB: return '"';
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: return '-';
    default: break;
  }
  if (point >= 0xFF01 && point <= 0xFF5E) return folded_point(point - 0xFF01 + 0x21);
  if (const char32_t plain = styled_letter(point); plain != 0) return plain;
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(point), U_FOLD_CASE_DEFAULT));
}

bool is_bracket(char32_t point) {
  return point == '[' || point == ']' || point == '{' || point == '}' || point == '<' || point == '>' || point == 0x27E6 || point == 0x27E7;
}

char32_t closing_of(char32_t point) {
  switch (point) {
    case '[': return ']';
    case '{': return '}';
    case '<': return '>';
    case 0x27E6: return 0x27E7;
    default: return 0;
  }
}

// Bytes without a space. A longer run is no words of anybody's, and patterns of letters go through it again and again: the rest
// of it is left out. Scripts that write without spaces are another matter.
constexpr std::size_t longest_run = 1000;
constexpr char32_t first_ideograph = 0x2E80;

constexpr std::size_t longest_slot = 160;  // bytes: a sentence of instructions fits, a paragraph in brackets does not

/// Whether the words between brackets read as a slot: some letter, and in `<…>` nothing of a link, a tag or an address.
bool is_slot(std::string_view inner, char32_t opening) {
  bool letter = false;
  for (const char byte : inner) {
    const auto value = static_cast<unsigned char>(byte);
    letter = letter || value >= 0x80 || (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z');
    if (opening == '<' && (byte == '/' || byte == '@' || byte == ':' || byte == '=' || byte == '.' || byte == '"' || byte == '!')) return false;
  }
  return letter;
}

/// The end of the slot that opens at `start`, or `start` where none does.
std::size_t slot_end(std::string_view text, std::size_t start, std::size_t limit) {
  const char32_t opening = decode(text, start).point;
  const char32_t closing = closing_of(opening);
  if (closing == 0) return start;
  std::size_t depth = 0;
  const std::size_t stop = std::min(limit, start + longest_slot);
  for (std::size_t at = start; at < stop;) {
    const Decoded here = decode(text, at);
    at += here.length;
    if (here.point == opening) ++depth;
    if (here.point == closing && --depth == 0) return is_slot(text.substr(start + 1, at - start - 2), opening) ? at : start;
  }
  return start;
}

}  // namespace

std::vector<Span> find_slots(std::string_view text, Span span) {
  std::vector<Span> out;
  // What a bracket begins with: `[`, `{`, `<`, and the first byte of a white one.
  const auto next = [&](std::size_t from) {
    const auto opens = [](char byte) { return byte == '[' || byte == '{' || byte == '<' || byte == '\xE2'; };
    while (from < span.end && !opens(text[from])) ++from;
    return from;
  };
  for (std::size_t at = next(span.start); at < span.end; at = next(at)) {
    const std::size_t end = slot_end(text, at, span.end);
    if (end > at) out.push_back({at, end});
    at = end > at ? end : at + decode(text, at).length;
  }
  return out;
}

Span Folded::original(Span folded) const {
  if (folded.empty()) return {origin[folded.start], origin[folded.start]};
  // The end of the last character, not the start of the next: what is invisible between them stays out.
  return {origin[folded.start], ends[folded.end - 1]};
}

namespace {

bool is_plain(char byte) { return byte > ' ' && byte < 0x7F; }

/// How far printable ASCII goes on from a place, single blanks between its words included: most text is of nothing else. Looks no
/// further than may be taken, or a word of megabytes would be read again from each of its bytes. `run`: bytes since the last blank.
std::size_t plain_end(std::string_view text, std::size_t at, std::size_t stop, bool after_blank, std::size_t& run) {
  for (; at < stop; ++at) {
    const bool blank = text[at] == ' ';
    if (blank ? after_blank : !is_plain(text[at]) || run >= longest_run) break;
    after_blank = blank;
    run = blank ? 0 : run + 1;
  }
  return at;
}

/// Adds such a stretch, whose way back is byte by byte.
void append_plain(Folded& out, std::string_view text, Span run) {
  const std::size_t before = out.text.size();
  out.text.resize(before + run.size());
  out.origin.resize(before + run.size());
  out.ends.resize(before + run.size());
  for (std::size_t at = 0; at < run.size(); ++at) {
    const char byte = text[run.start + at];
    out.text[before + at] = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte;
    out.origin[before + at] = static_cast<std::uint32_t>(run.start + at);
    out.ends[before + at] = static_cast<std::uint32_t>(run.start + at + 1);
  }
}

}  // namespace

Folded fold(std::string_view text, Span span, Slots slots) {
  const std::vector<Span> open = slots == Slots::open ? find_slots(text, span) : std::vector<Span>();
  auto slot = open.begin();
  Folded out;
  out.text.reserve(span.size());
  out.origin.reserve(span.size() + 1);
  out.ends.reserve(span.size());
  std::size_t run = 0;
  const auto push = [&](char32_t point, std::size_t start, std::size_t end) {
    const std::size_t before = out.text.size();
    run = point == ' ' || point >= first_ideograph ? 0 : run + 1;
    if (run > longest_run) return;
    append(out.text, point);
    out.origin.insert(out.origin.end(), out.text.size() - before, static_cast<std::uint32_t>(start));
    out.ends.insert(out.ends.end(), out.text.size() - before, static_cast<std::uint32_t>(end));
  };
  for (std::size_t at = span.start; at < span.end;) {
    const std::size_t stop = slot == open.end() ? span.end : std::min(span.end, slot->start);
    const std::size_t plain = plain_end(text, at, stop, !out.text.empty() && out.text.back() == ' ', run);
    if (plain > at) {
      append_plain(out, text, {at, plain});
      at = plain;
      continue;
    }
    const Decoded here = decode(text, at);
    const std::size_t start = at;
    at += here.length;
    while (slot != open.end() && slot->end <= start) ++slot;
    const bool inside = slot != open.end() && slot->start <= start;
    if (inside && is_bracket(here.point)) continue;
    if (inside && here.point == '_') {
      push(' ', start, at);
    } else if (here.point < 0x80 && here.point > ' ' && here.point != 0x7F) {
      push(folded_point(here.point), start, at);
    } else if (is_invisible(here.point)) {
      continue;
    } else if (here.point == 0x2026) {
      for (int dot = 0; dot < 3; ++dot) push('.', start, at);
    } else if (is_space(here.point)) {
      if (!out.text.empty() && out.text.back() == ' ') {
        out.ends.back() = static_cast<std::uint32_t>(at);
      } else {
        push(' ', start, at);
      }
    } else if (const char32_t latin = look_alike(here.point); latin != 0 && is_disguised(text, {start, at})) {
      push(latin, start, at);
    } else {
      push(folded_point(here.point), start, at);
    }
  }
  out.origin.push_back(static_cast<std::uint32_t>(span.end));
  return out;
}

}  // namespace outlint::text
