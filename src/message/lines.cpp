// SPDX-License-Identifier: Apache-2.0
// Dividing a body into lines, and looking at one.
#include "message/lines.hpp"

#include <algorithm>

#include "message/mail_words.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

bool is_dash_point(char32_t point) {
  return point == '-' || point == '_' || point == '=' || point == '~' || (point >= 0x2010 && point <= 0x2015) ||
         point == 0x2212 || point == 0x2500 || point == 0x2501;
}

bool is_mark_point(char32_t point) {
  return is_dash_point(point) || point == '*' || point == '|' || point == '#' || point == 0xA0;
}

/// What no one sees: such a character alone makes no line.
bool is_unseen(char32_t point) { return text::is_space(point) || point == 0x200B || point == 0xFEFF; }

Span seen(std::string_view text, Span span) {
  while (!span.empty()) {
    const text::Decoded first = text::decode(text, span.start);
    if (!is_unseen(first.point)) break;
    span.start += first.length;
  }
  while (!span.empty()) {
    std::size_t last = span.end - 1;
    while (last > span.start && !text::is_boundary(text, last)) --last;
    if (!is_unseen(text::decode(text, last).point)) break;
    span.end = last;
  }
  return span;
}

}  // namespace

void Lines::set(std::size_t first, std::size_t last, RegionKind kind) {
  for (std::size_t at = first; at < last; ++at) {
    all[at].kind = kind;
    all[at].open = false;
  }
}

Lines split_lines(std::string_view text, std::span<const std::size_t> borders) {
  Lines lines;
  lines.text = text;
  bool after_blank = true;
  auto border = borders.begin();
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    std::size_t next = end;
    while (border != borders.end() && *border <= at) ++border;
    const bool broken = border == borders.end() || *border > end;
    if (broken) {
      next += text.substr(end, 2) == "\r\n" ? 2 : 1;
    } else {
      end = next = *border;
    }
    const Span span = seen(text, {at, end});
    if (span.empty()) {
      after_blank = after_blank || broken;
    } else {
      Line line;
      line.start = static_cast<std::uint32_t>(span.start);
      line.end = static_cast<std::uint32_t>(span.end);
      line.after_blank = after_blank;
      line.marked = text[span.start] == '>';
      lines.all.push_back(line);
      after_blank = false;
    }
    at = std::max(next, at + 1);
  }
  return lines;
}

text::Folded folded(std::string_view line) {
  std::size_t reach = std::min(line.size(), line_reach);
  while (reach < line.size() && !text::is_boundary(line, reach)) --reach;
  return text::fold(line, {0, reach});
}

std::string folded_text(std::string_view line) { return std::string(text::trimmed(folded(line).text)); }

std::string_view without_marks(std::string_view line) {
  while (!line.empty()) {
    const text::Decoded first = text::decode(line, 0);
    if (!is_mark_point(first.point) && !text::is_space(first.point)) break;
    line.remove_prefix(first.length);
  }
  while (!line.empty()) {
    std::size_t last = line.size() - 1;
    while (last > 0 && !text::is_boundary(line, last)) --last;
    const char32_t point = text::decode(line, last).point;
    if (!is_mark_point(point) && !text::is_space(point)) break;
    line = line.substr(0, last);
  }
  return line;
}

bool is_rule(std::string_view line, std::size_t least) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < line.size();) {
    const text::Decoded here = text::decode(line, at);
    if (!is_dash_point(here.point) && here.point != '*' && !text::is_space(here.point)) return false;
    count += text::is_space(here.point) ? 0 : 1;
    at += here.length;
  }
  return count >= least;
}

std::size_t leading_dashes(std::string_view line) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < line.size(); ++count) {
    const text::Decoded here = text::decode(line, at);
    if (!is_dash_point(here.point)) break;
    at += here.length;
  }
  return count;
}

std::vector<std::string_view> tokens(std::string_view line, std::size_t most) {
  std::vector<std::string_view> out;
  std::size_t start = std::string_view::npos;
  for (std::size_t at = 0; at < line.size() && out.size() < most;) {
    const text::Decoded here = text::decode(line, at);
    if (!is_unseen(here.point)) {
      if (start == std::string_view::npos) start = at;
    } else if (start != std::string_view::npos) {
      out.push_back(line.substr(start, at - start));
      start = std::string_view::npos;
    }
    at += here.length;
  }
  if (start != std::string_view::npos && out.size() < most) out.push_back(line.substr(start));
  return out;
}

FoundWord find_word(std::span<const std::string_view> words, std::string_view folded, std::size_t from) {
  bool in_word = false;
  for (std::size_t at = 0; at < folded.size();) {
    const text::Decoded here = text::decode(folded, at);
    // Scripts without spaces begin a word anywhere.
    const bool starts = !in_word || here.point >= 0x2E80;
    if (starts && at >= from) {
      if (const auto word = leading_word(words, folded.substr(at))) return {at, word->size()};
    }
    in_word = text::is_word_point(here.point);
    at += here.length;
  }
  return {};
}

}  // namespace outlint::message
