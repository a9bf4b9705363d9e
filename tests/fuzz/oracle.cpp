// SPDX-License-Identifier: Apache-2.0
#include "oracle.hpp"

#include <cstdio>
#include <cstdlib>
#include <tuple>

#include <nlohmann/json.hpp>

#include "text/utf8.hpp"

namespace outlint::fuzz {
namespace {

bool fits(std::string_view text, Span span) {
  return span.start <= span.end && span.end <= text.size() && text::is_boundary(text, span.start) && text::is_boundary(text, span.end);
}

/// White space, and the zero-width characters that make no line.
bool is_unseen(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded here = text::decode(text, at);
    if (!text::is_space(here.point) && here.point != 0x200B && here.point != 0xFEFF) return false;
    at += here.length;
  }
  return true;
}

/// Spans in order that leave only between them what nobody sees.
template <class Range, class SpanOf>
void check_tiles(std::string_view text, const Range& tiles, SpanOf span_of, const std::string& what) {
  std::size_t at = 0;
  for (const auto& tile : tiles) {
    const Span span = span_of(tile);
    demand(fits(text, span) && !span.empty() && span.start >= at, what + " are in order and between characters");
    demand(is_unseen(text.substr(at, span.start - at)), what + " leave out white space alone");
    at = span.end;
  }
  demand(is_unseen(text.substr(at)), what + " leave out white space alone, at the end too");
}

void check_map(const SourceMap& map, std::string_view text, const Message& message, const std::string& what) {
  std::size_t text_end = 0, raw_start = 0, raw_end = 0;
  for (const SourceMap::Segment& segment : map.segments()) {
    demand(segment.text >= text_end && segment.text + segment.text_length <= text.size(), what + ": the map keeps to the text");
    // Two pieces of what is encoded may come out of the same raw bytes: a character that begins within a group of base64.
    demand(segment.raw >= (segment.verbatim ? raw_end : raw_start), what + ": the map goes forward");
    raw_start = segment.raw;
    text_end = segment.text + segment.text_length;
    raw_end = segment.raw + segment.raw_length;
    if (message.raw == nullptr) continue;
    demand(raw_end <= message.raw->size(), what + ": the map keeps to the raw bytes");
    if (!segment.verbatim) continue;
    demand(text.substr(segment.text, segment.text_length) == std::string_view(*message.raw).substr(segment.raw, segment.raw_length),
           what + ": what is verbatim has the same bytes");
  }
}

void check_place(const std::optional<Place>& place, const Message& message, const std::string& what) {
  if (place) demand(fits(text_of(message, place->part), place->span), what + " lies in its part, between characters");
}

int rank_of(const std::optional<Place>& place) {
  if (!place) return 0;
  if (place->part == "subject") return 1;
  if (place->part.starts_with("header")) return 2;
  return place->part.starts_with("attachment") ? 4 : 3;
}

bool in_order(const Diagnostic& a, const Diagnostic& b) {
  const Place none;
  const Place &left = a.place ? *a.place : none, &right = b.place ? *b.place : none;
  const int left_rank = rank_of(a.place), right_rank = rank_of(b.place);
  return std::tie(left_rank, left.part, left.span.start, a.rule) <= std::tie(right_rank, right.part, right.span.start, b.rule);
}

/// Control characters, and those that turn the direction of what follows.
bool steers_a_terminal(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded each = text::decode(text, at);
    const char32_t point = each.point;
    if ((point < 0x20 && point != '\n') || (point >= 0x7F && point < 0xA0)) return true;
    if ((point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069)) return true;
    at += each.length;
  }
  return false;
}

}  // namespace

void demand(bool holds, const std::string& what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what.c_str());
  std::abort();
}

const Linter& linter() {
  static const Linter shared(Ruleset::builtin());
  return shared;
}

std::string_view text_of(const Message& message, std::string_view part) {
  if (part == "body") return message.body().text;
  if (part == "subject") return message.subject ? std::string_view(*message.subject) : std::string_view();
  constexpr std::string_view header = "header:", file = "attachment:";
  if (part.starts_with(header)) {
    const Header* found = message.header(part.substr(header.size()));
    return found != nullptr ? std::string_view(found->value) : std::string_view();
  }
  if (part.starts_with(file) && message.attachments) {
    const std::size_t number = std::strtoul(std::string(part.substr(file.size())).c_str(), nullptr, 10);
    demand(number < message.attachments->size(), "a file that is named is there");
    return (*message.attachments)[number].name;
  }
  return {};
}

void check_document(const Document& document) {
  const Message& message = document.message();
  const std::string_view text = document.text();
  demand(text::is_valid_utf8(text), "the body is valid UTF-8");
  check_tiles(text, document.regions(), [](const Region& region) { return region.span; }, "regions");
  check_tiles(text, document.sentences(), [](Span sentence) { return sentence; }, "sentences");
  std::size_t at = 0;
  for (const Span sentence : document.sentences()) {
    while (at < document.regions().size() && document.regions()[at].span.end <= sentence.start) ++at;
    demand(at < document.regions().size() && document.regions()[at].span.contains(sentence), "a sentence lies in one region");
  }
  check_map(message.body().map, text, message, "body");
  if (message.subject) check_map(message.subject_map, *message.subject, message, "subject");
  for (const Header& header : message.headers) check_map(header.map, header.value, message, "header");
  for (const Span quoted : message.body().quoted) demand(fits(text, quoted), "what markup quotes lies in the body");
  demand(nlohmann::json::accept(render_parse_json(document)), "parse JSON is JSON");
  demand(!steers_a_terminal(render_parse_text(document)), "what was read is shown without control characters");
}

void check_edits(const std::vector<Edit>& edits, const Message& message) {
  for (std::size_t at = 0; at < edits.size(); ++at) {
    check_place(edits[at].place, message, "an edit");
    for (std::size_t other = 0; other < at; ++other) {
      if (edits[other].place.part == edits[at].place.part) demand(edits[other].place.span.end <= edits[at].place.span.start, "edits are sorted and disjoint");
    }
  }
}

void check_report(const Report& report, const Document& document) {
  const Message& message = document.message();
  demand(report.score >= 0 && report.score <= 100, "a score is between 0 and 100");
  for (std::size_t at = 0; at < report.diagnostics.size(); ++at) {
    const Diagnostic& said = report.diagnostics[at];
    check_place(said.place, message, "the place of " + said.rule);
    if (at > 0) demand(in_order(report.diagnostics[at - 1], said), "findings are in order");
    for (const Related& related : said.related) check_place(related.place, message, "a related place");
    for (const Suggestion& suggestion : said.suggestions) check_edits(suggestion.edits, message);
  }
  for (const Ask& ask : report.asks) check_place(ask.place, message, "the place of an ask");
  for (const Sign& sign : report.signs) check_place(sign.place, message, "the place of a sign");
  demand(nlohmann::json::accept(render_json(report, document)), "report JSON is JSON");
  demand(!steers_a_terminal(render_text(report, document)), "no control character of the message reaches a terminal");
  demand(!steers_a_terminal(render_github(report, document)), "no control character reaches a log");
}

std::size_t Bytes::number(std::size_t limit) {
  if (rest_.empty() || limit == 0) return 0;
  const auto first = static_cast<unsigned char>(rest_.front());
  rest_.remove_prefix(1);
  return first % limit;
}

std::string_view Bytes::line() {
  const std::string_view line = rest_.substr(0, rest_.find('\n'));
  rest_.remove_prefix(std::min(rest_.size(), line.size() + 1));
  return line;
}

}  // namespace outlint::fuzz
