// SPDX-License-Identifier: Apache-2.0
// A mark alone seldom decides: this file weighs it with what stands around it.
#include <algorithm>
#include <optional>

#include "message/html_marks.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

std::string_view line_at(std::string_view text, std::size_t at) {
  return text.substr(at, std::min(text.find('\n', at), text.size()) - at);
}

/// How many header fields ("Label: value") a line starts; a label is one to three words of letters.
std::size_t count_labels(std::string_view line) {
  std::size_t labels = 0;
  for (std::size_t colon = line.find(": "); colon != std::string_view::npos; colon = line.find(": ", colon + 1)) {
    if (colon > 0 && static_cast<unsigned char>(line[colon - 1]) > ' ') ++labels;
  }
  return labels + (line.ends_with(':') ? 1 : 0);
}

/// Whether the text goes on with the header lines of a message: labels in any language, an address, a date or a time.
/// Only the first lines count, and of each its beginning, so that many dividers cost no more than their number.
bool header_lines_follow(std::string_view text, std::size_t at) {
  constexpr std::size_t most_lines = 8;
  constexpr std::size_t longest_line = 400;
  std::size_t labels = 0;
  bool address = false;
  bool digits = false;
  for (std::size_t n = 0; n < most_lines && at < text.size(); ++n) {
    const std::string_view line = line_at(text.substr(0, std::min(text.size(), at + longest_line)), at);
    const std::string_view said = text::trimmed(line);
    const std::size_t found = count_labels(said);
    if (found == 0 && !said.empty() && (n == 0 || labels > 0) && said.find('@') == std::string_view::npos) break;
    labels += found;
    address = address || said.find('@') != std::string_view::npos;
    digits = digits || std::ranges::any_of(said, [](char c) { return c >= '0' && c <= '9'; });
    at += line.size() + 1;
  }
  return labels >= 3 || (labels >= 2 && address && digits);
}

/// Whether the line above ends as an attribution does: "… wrote:", "… schrieb:", "<ana@example.org>:".
bool introduced(std::string_view text, std::size_t at) {
  while (at > 0 && (text[at - 1] == '\n' || text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
  const std::string_view before = text.substr(0, at);
  return before.ends_with(':') || before.ends_with("\xEF\xBC\x9A");
}

/// The list, sorted already, with overlaps joined and white space trimmed.
std::vector<Span> tidied(std::string_view text, const std::vector<Span>& spans) {
  std::vector<Span> out;
  for (const Span span : spans) {
    if (!out.empty() && span.start <= out.back().end) {
      out.back().end = std::max(out.back().end, span.end);
    } else {
      out.push_back(span);
    }
  }
  for (Span& span : out) span = text::trimmed(text, span);
  std::erase_if(out, [](Span span) { return span.empty(); });
  return out;
}

class Resolver {
 public:
  Resolver(std::string_view text, const std::vector<MarkedSpan>& marks) : text_(text), marks_(marks) {}

  MarkedText run() && {
    find_plain();
    for (std::size_t i = 0; i < marks_.size(); ++i) decide(i);
    std::ranges::sort(quoted_);
    return {tidied(text_, quoted_), tidied(text_, signature_)};
  }

 private:
  [[nodiscard]] bool is_blockquote(const MarkedSpan& mark) const {
    return mark.mark == HtmlMark::plain_blockquote || mark.mark == HtmlMark::gmail_blockquote;
  }

  /// Plain blockquotes are quotations from the first that an attribution introduces on; the last is one in any case.
  void find_plain() {
    std::size_t covered = 0;
    for (const MarkedSpan& mark : marks_) {
      if (mark.mark == HtmlMark::plain_blockquote && mark.span.start >= covered) {
        last_plain_ = mark.span.start;
        if (!first_introduced_ && introduced(text_, mark.span.start)) first_introduced_ = mark.span.start;
      }
      if (is_blockquote(mark) || mark.mark == HtmlMark::quoted) covered = std::max(covered, mark.span.end);
    }
  }

  void decide(std::size_t index) {
    const auto& [mark, span] = marks_[index];
    switch (mark) {
      case HtmlMark::none: break;
      case HtmlMark::quoted: quoted_.push_back(span); break;
      case HtmlMark::signature: signature_.push_back(span); break;
      case HtmlMark::to_end: to_end(span.start); break;
      case HtmlMark::divider:
        if (!ended_ && header_lines_follow(text_, next_text(span.start))) to_end(span.start);
        break;
      case HtmlMark::gmail_quote: gmail_quote(index); break;
      case HtmlMark::gmail_blockquote:
        if (span.start < gmail_end_ || introduced(text_, span.start)) quoted_.push_back(span);
        break;
      case HtmlMark::plain_blockquote:
        if (span.start == last_plain_ || (first_introduced_ && span.start >= *first_introduced_)) quoted_.push_back(span);
        break;
    }
  }

  /// Everything in it up to its last quotation's end, but for the answers between quotations. One without any
  /// quotation, or with a forwarded message (which begins with a rule of dashes), is quoted as a whole.
  void gmail_quote(std::size_t index) {
    const Span outer = marks_[index].span;
    if (outer.start < gmail_end_) return;
    gmail_end_ = outer.end;
    const std::size_t first = next_text(outer.start);
    std::size_t inner = index + 1;
    while (inner < marks_.size() && marks_[inner].span.start < outer.end && !is_quotation(marks_[inner])) ++inner;
    const bool holds_quotation = inner < marks_.size() && marks_[inner].span.start < outer.end;
    if (!holds_quotation || text_.substr(first).starts_with("-----")) {
      quoted_.push_back(outer);
    } else {
      quoted_.push_back({outer.start, marks_[inner].span.end});
    }
  }

  static bool is_quotation(const MarkedSpan& mark) {
    return mark.mark == HtmlMark::gmail_blockquote || mark.mark == HtmlMark::plain_blockquote;
  }

  void to_end(std::size_t start) {
    if (!ended_) quoted_.push_back({start, text_.size()});
    ended_ = true;
  }

  [[nodiscard]] std::size_t next_text(std::size_t at) const {
    constexpr std::size_t far = 200;
    std::size_t steps = 0;
    while (at < text_.size() && (text_[at] == '\n' || text_[at] == ' ' || text_[at] == '\t') && ++steps < far) ++at;
    return at;
  }

  std::string_view text_;
  const std::vector<MarkedSpan>& marks_;
  std::vector<Span> quoted_, signature_;
  std::optional<std::size_t> last_plain_, first_introduced_;
  std::size_t gmail_end_ = 0;
  bool ended_ = false;
};

}  // namespace

MarkedText resolve_marks(std::string_view text, std::vector<MarkedSpan> marks) {
  std::ranges::stable_sort(marks, [](const MarkedSpan& left, const MarkedSpan& right) {
    return left.span.start != right.span.start ? left.span.start < right.span.start : left.span.end > right.span.end;
  });
  return Resolver(text, marks).run();
}

}  // namespace outlint::message
