// SPDX-License-Identifier: Apache-2.0
#include "message/rewrite_leaf.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

using Segments = std::vector<SourceMap::Segment>;

/// Whether gaps in the source belong to a span over them: the soft breaks of format=flowed do, tags do not.
enum class Gaps { refused, included };

std::size_t text_end(const SourceMap::Segment& segment) { return segment.text + segment.text_length; }
std::size_t raw_end(const SourceMap::Segment& segment) { return segment.raw + segment.raw_length; }

/// Where a boundary of the text stands in the source: inside a verbatim segment, or at an end of another.
std::optional<std::size_t> start_in(const Segments& segments, std::size_t at) {
  const auto found = std::ranges::find_if(segments, [&](const auto& segment) { return text_end(segment) > at; });
  if (found == segments.end() || found->text > at) return std::nullopt;
  if (found->text == at) return found->raw;
  return found->verbatim ? std::optional(found->raw + (at - found->text)) : std::nullopt;
}
std::optional<std::size_t> end_in(const Segments& segments, std::size_t at) {
  const auto found = std::ranges::find_if(segments, [&](const auto& segment) { return text_end(segment) >= at; });
  if (found == segments.end() || found->text >= at) return std::nullopt;
  if (text_end(*found) == at) return raw_end(*found);
  return found->verbatim ? std::optional(found->raw + (at - found->text)) : std::nullopt;
}

/// Whether the segments under a span follow one another on both sides.
bool is_contiguous(const Segments& segments, Span span, Gaps gaps) {
  const SourceMap::Segment* before = nullptr;
  for (const SourceMap::Segment& segment : segments) {
    if (text_end(segment) <= span.start) continue;
    if (segment.text >= span.end) break;
    if (before != nullptr &&
        (text_end(*before) != segment.text || (gaps == Gaps::refused && raw_end(*before) != segment.raw)))
      return false;
    before = &segment;
  }
  return before != nullptr;
}

/// The stretch of the source that a span of the text is, and nothing else.
std::optional<Span> source_of(const SourceMap& map, Span span, Gaps gaps) {
  const Segments& segments = map.segments();
  if (span.empty()) {
    // An insertion stands behind what it follows, or at the very start before what it precedes.
    auto at = end_in(segments, span.start);
    if (!at) at = start_in(segments, span.start);
    if (!at && segments.empty()) at = 0;
    return at ? std::optional(Span{*at, *at}) : std::nullopt;
  }
  const auto start = start_in(segments, span.start);
  const auto end = end_in(segments, span.end);
  if (!start || !end || *end < *start || !is_contiguous(segments, span, gaps)) return std::nullopt;
  return Span{*start, *end};
}

std::string escaped_html(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    switch (byte) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '\r':
        break;
      case '\n':
        out += "<br>\n";
        break;
      default:
        out += byte;
    }
  }
  return out;
}

/// Characters that the charset lacks, as HTML can write them in any.
std::string with_references(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded one = text::decode(text, at);
    if (one.point < 0x80) {
      out += text[at];
    } else {
      out += "&#" + std::to_string(static_cast<unsigned long>(one.point)) + ";";
    }
    at += one.length;
  }
  return out;
}

/// The line break that a text already uses.
std::string_view line_break_of(std::string_view text) {
  return text.find("\r\n") != std::string_view::npos ? "\r\n" : "\n";
}

std::string with_line_breaks(std::string_view text, std::string_view line_break) {
  std::string out;
  for (const char byte : text) {
    if (byte == '\r') continue;
    if (byte == '\n') {
      out += line_break;
    } else {
      out += byte;
    }
  }
  return out;
}

Result<std::string> encoded_replacement(const MimeNode& node, const LeafText& leaf, std::string_view replacement) {
  const bool html = node.type == "text/html";
  const std::string written =
      with_line_breaks(html ? escaped_html(replacement) : std::string(replacement), line_break_of(leaf.decoded.text));
  if (auto bytes = encode_text(written, leaf.decoded.charset)) return *bytes;
  if (html) {
    if (auto bytes = encode_text(with_references(written), leaf.decoded.charset)) return *bytes;
  }
  return failure("the charset of the part (" + leaf.decoded.charset + ") cannot write \"" + std::string(replacement) +
                 "\"");
}

/// The words of a text as they are compared: `*stress*` of plain alternatives and line ends aside.
struct Words {
  text::Folded folded;
  explicit Words(std::string_view text) : folded(text::fold(text)) {}
};

std::vector<std::size_t> places_of(std::string_view needle, std::string_view text) {
  std::vector<std::size_t> out;
  for (std::size_t at = text.find(needle); at != std::string_view::npos; at = text.find(needle, at + needle.size()))
    out.push_back(at);
  return out;
}

Failure other_words(std::string_view words) {
  return failure("an alternative of the part says it in other words, and would go on saying \"" + std::string(words) +
                 "\"");
}

/// An insertion is where the words before it end.
Span anchor_before(std::string_view text, std::size_t at) {
  constexpr std::size_t length = 40;
  std::size_t start = at > length ? at - length : 0;
  while (start < at && !text::is_boundary(text, start)) ++start;
  return {start, at};
}

}  // namespace

Result<std::string> rewrite_leaf_bytes(const MimeNode& node, const LeafText& leaf, const std::vector<TextEdit>& edits) {
  const Gaps gaps = node.type == "text/html" ? Gaps::refused : Gaps::included;
  std::string out;
  std::size_t at = 0;
  for (const TextEdit& edit : edits) {
    const auto source = source_of(leaf.map, edit.span, gaps);
    const auto bytes = source ? source_of(leaf.decoded.map, *source, Gaps::refused) : std::nullopt;
    if (!bytes || bytes->start < at)
      return failure("markup or an encoding stands inside of \"" + std::string(edit.span.of(leaf.text)) + "\"");
    auto replacement = encoded_replacement(node, leaf, edit.replacement);
    if (!replacement) return failure(replacement.error().front());
    out.append(leaf.transfer.bytes, at, bytes->start - at);
    out += *replacement;
    at = bytes->end;
  }
  out.append(leaf.transfer.bytes, at, std::string::npos);
  return out;
}

Result<std::vector<TextEdit>> transfer_edits(const std::vector<TextEdit>& edits, std::string_view from,
                                             std::string_view to) {
  const Words source(from), target(to);
  std::vector<TextEdit> out;
  for (const TextEdit& edit : edits) {
    const Span wanted = edit.span.empty() ? anchor_before(from, edit.span.start) : edit.span;
    const std::string needle(text::trimmed(text::fold(wanted.of(from)).text));
    if (needle.empty()) return other_words(wanted.of(from));
    const auto here = places_of(needle, source.folded.text);
    const auto there = places_of(needle, target.folded.text);
    const auto which = std::ranges::find_if(here, [&](std::size_t at) {
      return source.folded.original({at, at + needle.size()}).end > wanted.start;
    });
    if (which == here.end() || here.size() != there.size()) return other_words(wanted.of(from));
    const std::size_t at = there[static_cast<std::size_t>(which - here.begin())];
    Span span = target.folded.original({at, at + needle.size()});
    if (edit.span.empty()) span.start = span.end;
    // White space at the ends of the span is no word: it goes with the words where it is there too.
    const std::string_view words = edit.span.of(from);
    if (!edit.span.empty() && words.starts_with(' ') && span.start > 0 && to[span.start - 1] == ' ') --span.start;
    if (!edit.span.empty() && words.ends_with(' ') && span.end < to.size() && to[span.end] == ' ') ++span.end;
    out.push_back({span, edit.replacement});
  }
  std::ranges::stable_sort(out, {}, [](const TextEdit& edit) { return edit.span; });
  for (std::size_t i = 1; i < out.size(); ++i) {
    if (out[i].span.start < out[i - 1].span.end) return other_words(out[i].span.of(to));
  }
  return out;
}

}  // namespace outlint::message
