// SPDX-License-Identifier: Apache-2.0
// Dividing a body: first what is not the sender's (quotes, forwards), then how the sender's own lines begin and end.
#include "message/regions.hpp"

#include <algorithm>

#include "message/closing.hpp"
#include "message/greeting.hpp"
#include "message/lines.hpp"
#include "message/mail_words.hpp"
#include "message/names.hpp"
#include "message/quote_headers.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

/// What the markup says: the lines within a span are of its kind.
void mark_spans(Lines& lines, const std::vector<Span>& spans, RegionKind kind) {
  for (const Span& span : spans) {
    const auto first = std::lower_bound(lines.all.begin(), lines.all.end(), span.start,
                                        [](const Line& line, std::size_t at) { return line.start < at; });
    for (auto line = first; line != lines.all.end() && line->end <= span.end; ++line) {
      line->kind = kind;
      line->open = false;
    }
  }
}

Lines lines_of(const Part& part) {
  std::vector<std::size_t> borders;
  for (const std::vector<Span>* spans : {&part.quoted, &part.signature}) {
    for (const Span& span : *spans) borders.insert(borders.end(), {span.start, span.end});
  }
  std::sort(borders.begin(), borders.end());
  Lines lines = split_lines(part.text, borders);
  mark_spans(lines, part.quoted, RegionKind::quoted);
  mark_spans(lines, part.signature, RegionKind::signature);
  return lines;
}

/// Whether a line that begins with `>` quotes: not an arrow of decoration, and not what a mailbox escaped.
bool quotes(const Lines& lines, std::size_t at) {
  const std::string_view line = lines[at];
  if (line.ends_with('<')) return false;
  const bool beside = (at > 0 && lines.all[at - 1].marked) || (at + 1 < lines.size() && lines.all[at + 1].marked);
  return beside || !line.starts_with(">From ");
}

/// Whether a line without `>` is the wrapped rest of the quoted one above it.
bool continues_quote(const Lines& lines, std::size_t at) {
  if (at == 0 || at + 1 >= lines.size() || lines.all[at].after_blank || lines.all[at + 1].after_blank) return false;
  if (!lines.all[at - 1].marked || !lines.all[at + 1].marked) return false;
  const std::string_view above = lines[at - 1].substr(0, line_reach);
  const std::string_view line = lines[at];
  const bool open_link =
      std::count(above.begin(), above.end(), '(') > std::count(above.begin(), above.end(), ')') ||
      std::count(above.begin() + 1, above.end(), '<') > std::count(above.begin() + 1, above.end(), '>');
  if (open_link && above.find("://") != std::string_view::npos) return true;
  if (line.ends_with('>') && line.find("://") != std::string_view::npos) return true;
  const char first = line.front();
  return looks_wrapped(above) && ((first >= 'a' && first <= 'z') || first == '(' || first == '<');
}

/// Whether the `>` that begins the line ends an address that was broken above it: `… <ana@example.org` `> wrote:`.
bool closes_address(const Lines& lines, std::size_t at) {
  if (at == 0 || lines.all[at - 1].marked || lines[at].size() > 40) return false;
  const std::string_view line = lines[at];
  if (!line.ends_with(':') && !line.ends_with("：")) return false;
  const std::string_view above = lines[at - 1].substr(0, line_reach);
  return above.find('@') != std::string_view::npos || above.ends_with('<');
}

/// `AR> Is it open?`: the initials of who is quoted stand before the mark.
bool has_initials(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && at < 4 && line[at] >= 'A' && line[at] <= 'Z') ++at;
  return at >= 2 && at + 1 < line.size() && line[at] == '>' && (line[at + 1] == ' ' || line[at + 1] == '>');
}

void mark_quotes(Lines& lines) {
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (!lines.all[at].open) continue;
    if (lines.all[at].marked && closes_address(lines, at)) lines.all[at].marked = false;
    if (lines.all[at].marked ? quotes(lines, at) : continues_quote(lines, at) || has_initials(lines[at]))
      lines.set(at, at + 1, RegionKind::quoted);
  }
}

bool passes_on(const Message& message) {
  if (!message.subject) return false;
  const std::string subject = folded_text(*message.subject);
  const auto word = leading_word(mail_words("forward-subjects"), subject);
  return word && subject.substr(word->size()).starts_with(':');
}

/// A rule right above a header block belongs to it.
std::size_t with_rule(const Lines& lines, std::size_t at) {
  while (at > 0 && lines.all[at - 1].open && is_rule(lines[at - 1], 2)) --at;
  return at;
}

/// Where a marked quote that passes a message on begins within a run of quoted lines; forwarded until the run ends.
void mark_quoted_forward(Lines& lines, std::size_t at) {
  std::size_t end = at;
  while (end < lines.size() && lines.all[end].kind == RegionKind::quoted) ++end;
  lines.set(at, end, RegionKind::forwarded);
}

/// Quotes that no `>` marks, attributions, forwards: downward, until one takes the rest.
void mark_headers(Lines& lines, RegionKind block_kind) {
  HeaderScan scan(lines);
  std::size_t floor = 0;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (!lines.all[at].open) {
      floor = at + 1;
      const bool first_of_run = at == 0 || lines.all[at - 1].kind == RegionKind::own;
      if (lines.all[at].marked && lines.all[at].kind == RegionKind::quoted && first_of_run &&
          scan.is_forward_marker(at))
        mark_quoted_forward(lines, at);
      continue;
    }
    if (scan.is_forward_marker(at)) return lines.set(with_rule(lines, at), lines.size(), RegionKind::forwarded);
    if (scan.is_original_divider(at) || scan.is_header_block(at) || scan.is_lotus_block(at)) {
      return lines.set(with_rule(lines, at), lines.size(), block_kind);
    }
    const auto attribution = attribution_ending_at(lines, at, floor);
    if (!attribution) continue;
    lines.set(attribution->first, attribution->last, RegionKind::attribution);
    if (attribution->cut != 0) lines.all[attribution->first].cut = attribution->cut;
    floor = at + 1;
    // A quote that nothing marks goes on to the end: people write above it. A greeting may precede one that is marked.
    const bool marked =
        at + 1 < lines.size() &&
        (!lines.all[at + 1].open || (at + 2 < lines.size() && lines.all[at + 2].marked && lines[at + 1].size() < 60));
    if (!marked) return lines.set(at + 1, lines.size(), RegionKind::quoted);
  }
}

/// Greets in the first of the sender's lines.
void mark_greeting(Lines& lines, const std::vector<std::string>& readers) {
  const auto first = std::find_if(lines.all.begin(), lines.all.end(), [](const Line& line) { return line.open; });
  if (first == lines.all.end()) return;
  const std::size_t size = greeting_size(first->span().of(lines.text), readers);
  if (size == 0) return;
  if (first->start + size < first->end) {
    first->cut = static_cast<std::uint32_t>(first->start + size);
    first->head = RegionKind::greeting;
  } else {
    first->kind = RegionKind::greeting;
    first->open = false;
  }
}

/// How the last stretch of the sender's lines ends; and the one before it, where nothing but a footer is left of the
/// last.
void mark_closing(Lines& lines, const std::vector<std::string>& sender) {
  for (std::size_t last = lines.size(); last > 0;) {
    while (last > 0 && !lines.all[last - 1].open) --last;
    std::size_t first = last;
    while (first > 0 && lines.all[first - 1].open) --first;
    if (first == last || close_letter(lines, first, last, sender)) return;
    last = first;
  }
}

void append(std::vector<Region>& regions, std::string_view text, RegionKind kind, Span span) {
  span = text::trimmed(text, span);
  if (span.empty()) return;
  if (!regions.empty() && regions.back().kind == kind) {
    regions.back().span.end = span.end;
  } else {
    regions.push_back({kind, span});
  }
}

std::vector<Region> regions_of(const Lines& lines) {
  std::vector<Region> regions;
  for (const Line& line : lines.all) {
    const std::size_t from = line.cut == 0 ? line.start : line.cut;
    const std::size_t to = line.tail <= from ? line.end : line.tail;
    if (line.cut != 0) append(regions, lines.text, line.head, {line.start, line.cut});
    append(regions, lines.text, line.kind, {from, to});
    append(regions, lines.text, RegionKind::sign_off, {to, line.end});
  }
  return regions;
}

}  // namespace

std::vector<Region> find_regions(const Message& message) {
  Lines lines = lines_of(message.body());
  mark_quotes(lines);
  mark_headers(lines, passes_on(message) ? RegionKind::forwarded : RegionKind::quoted);
  mark_greeting(lines, name_words(message.to));
  mark_closing(lines, name_words(message.from));
  return regions_of(lines);
}

}  // namespace outlint::message
