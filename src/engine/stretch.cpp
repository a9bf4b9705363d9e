// SPDX-License-Identifier: Apache-2.0
#include "engine/stretch.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "text/utf8.hpp"

namespace outlint::engine {
namespace {

bool is_blank_byte(char byte) { return byte == ' ' || byte == '\t'; }

std::size_t line_start(std::string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] != '\n') --at;
  return at;
}

/// Behind the line break that ends the line of `at`.
std::size_t line_end(std::string_view text, std::size_t at) {
  const std::size_t newline = text.find('\n', at);
  return newline == std::string_view::npos ? text.size() : newline + 1;
}

bool is_blank_line(std::string_view text, std::size_t start) {
  return text::is_blank(text.substr(start, line_end(text, start) - start));
}

bool in_order(const Edit& a, const Edit& b) {
  return std::tie(a.place.part, a.place.span) < std::tie(b.place.part, b.place.span);
}

bool is_removal(const Edit& edit) { return edit.replacement.empty() && !edit.place.span.empty() && edit.place.part == "body"; }

}  // namespace

std::optional<Span> sentence_at(const Document& document, std::size_t byte) {
  const auto& all = document.sentences();
  const auto after = std::partition_point(all.begin(), all.end(), [&](Span each) { return each.end <= byte; });
  if (after == all.end() || after->start > byte) return std::nullopt;
  return *after;
}

Span paragraph_around(const Document& document, Span span) {
  const std::string_view text = document.text();
  Span border{0, text.size()};
  for (const Region& region : document.regions()) {
    if (region.span.start <= span.start && span.start < region.span.end) border = region.span;
  }
  std::size_t start = line_start(text, span.start);
  while (start > border.start) {
    const std::size_t previous = line_start(text, start - 1);
    if (previous < border.start || is_blank_line(text, previous)) break;
    start = previous;
  }
  std::size_t end = line_end(text, span.end > span.start ? span.end - 1 : span.end);
  while (end < border.end && !is_blank_line(text, end)) end = line_end(text, end);
  return text::trimmed(text, {std::max(start, border.start), std::min(end, std::max(border.end, span.end))});
}

Span removable(std::string_view text, Span span) {
  if (const Span words = text::trimmed(text, span); !words.empty()) span = words;
  const std::size_t begin = line_start(text, span.start);
  const std::size_t end = line_end(text, span.end);
  const bool opens_line = text::is_blank(text.substr(begin, span.start - begin));
  const bool closes_line = text::is_blank(text.substr(span.end, end - span.end));
  if (opens_line && closes_line) {
    Span out{begin, end};
    const bool blank_before = begin == 0 || is_blank_line(text, line_start(text, begin - 1));
    while (blank_before && out.end < text.size() && is_blank_line(text, out.end)) out.end = line_end(text, out.end);
    if (out.end == text.size()) {
      // The last line keeps the line break that the last one had.
      const std::size_t marks = text.find_last_not_of(" \t\r\n") + 1;
      if (begin > 0 && marks < text.size() && out.start < marks) out.end = marks;
      const Span before = text::trimmed(text, {0, out.start});
      out.start = before.empty() ? 0 : before.end;
    }
    return out;
  }
  if (closes_line) {
    while (span.start > begin && is_blank_byte(text[span.start - 1])) --span.start;
    return span;
  }
  if (constexpr std::string_view marks = ",.;:!?)"; marks.find(text[span.end]) != std::string_view::npos) {
    // A mark stands behind a word, not behind a blank.
    while (span.start > begin && is_blank_byte(text[span.start - 1])) --span.start;
    return span;
  }
  while (span.end < text.size() && is_blank_byte(text[span.end])) ++span.end;
  return span;
}

Span with_leftovers(const Document& document, Span span) {
  const auto sentence = sentence_at(document, span.start);
  if (!sentence || !sentence->contains(span)) return span;
  const std::string_view text = document.text();
  const std::string left = std::string(text.substr(sentence->start, span.start - sentence->start)) + std::string(text.substr(span.end, sentence->end - span.end));
  for (std::size_t at = 0; at < left.size(); at += text::decode(left, at).length) {
    if (text::is_word_point(text::decode(left, at).point)) return span;
  }
  return *sentence;
}

std::size_t before_sign_off(const Document& document) {
  std::size_t end = 0;
  for (const Region& region : document.regions()) {
    if (region.kind == RegionKind::sign_off) return region.span.start;
    if (region.kind == RegionKind::own || region.kind == RegionKind::greeting) end = region.span.end;
    if (region.kind == RegionKind::signature && end > 0) return region.span.start;
  }
  return end;
}

std::size_t after_greeting(const Document& document) {
  for (const Region& region : document.regions()) {
    if (region.kind == RegionKind::own) return region.span.start;
  }
  return before_sign_off(document);
}

void tidy(std::string_view text, std::vector<Edit>& edits) {
  std::stable_sort(edits.begin(), edits.end(), in_order);
  std::vector<Edit> kept;
  for (Edit& edit : edits) {
    Edit* last = kept.empty() || kept.back().place.part != edit.place.part ? nullptr : &kept.back();
    if (last != nullptr && is_removal(*last) && is_removal(edit) &&
        (edit.place.span.start <= last->place.span.end || text::is_blank(Span{last->place.span.end, edit.place.span.start}.of(text)))) {
      last->place.span.end = std::max(last->place.span.end, edit.place.span.end);
      continue;
    }
    const bool clashes = last != nullptr && (last->place.span.overlaps(edit.place.span) || last->place.span == edit.place.span);
    if (!clashes) kept.push_back(std::move(edit));
  }
  for (std::size_t at = 0; at < kept.size(); ++at) {
    if (!is_removal(kept[at])) continue;
    Span& span = kept[at].place.span;
    span = removable(text, span);
    if (at > 0 && kept[at - 1].place.part == "body") span.start = std::max(span.start, kept[at - 1].place.span.end);
    if (at + 1 < kept.size() && kept[at + 1].place.part == "body") span.end = std::min(span.end, kept[at + 1].place.span.start);
  }
  edits = std::move(kept);
}

}  // namespace outlint::engine
