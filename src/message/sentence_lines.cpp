// SPDX-License-Identifier: Apache-2.0
#include "message/sentence_lines.hpp"

#include <algorithm>

#include "message/sentence_stop.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

struct Line {
  Span span;                // without its break and the white space around
  std::size_t depth = 0;    // of quote marks
  std::size_t content = 0;  // behind the quote marks
  std::size_t indent = 0;   // blanks before the text
  bool item = false;        // begins a list item
  bool row = false;         // cells with tabs between: of a table
  bool open = false;        // ends in a blank, as a program leaves it where it breaks a line
};

Line read_line(std::string_view text, Span span) {
  Line line;
  line.span = text::trimmed(text, span);
  line.indent = line.span.start - span.start;
  line.content = line.span.start;
  while (line.content < line.span.end && (text[line.content] == '>' || (line.depth > 0 && text[line.content] == ' '))) {
    if (text[line.content] == '>') ++line.depth;
    ++line.content;
  }
  const std::string_view content = text.substr(line.content, line.span.end - line.content);
  line.item = list_mark(content, 0).length > 0;
  line.row = content.find('\t') != std::string_view::npos;
  line.open = line.span.end < span.end && text[line.span.end] == ' ';
  return line;
}

/// The lines between two blank ones, and what is common to them.
class Block {
 public:
  explicit Block(std::string_view text) : text_(text) {}

  void add(const Line& line) {
    lines_.push_back(line);
    longest_ = std::max(longest_, line.span.size());
    const char last = text_[line.span.end - 1];
    stopped_ = stopped_ || last == '.' || last == '!' || last == '?';
  }

  void take(std::vector<Span>& out) {
    const Line* item = nullptr;  // the list item that is read
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      const bool hangs = item != nullptr && !line.item && !line.row && line.indent > item->indent && line.depth == item->depth;
      if (hangs || (i > 0 && goes_on(lines_[i - 1], line))) {
        out.back().end = line.span.end;
      } else {
        out.push_back(line.span);
        item = line.item ? &line : nullptr;
      }
    }
    lines_.clear();
    longest_ = 0;
    stopped_ = false;
  }

 private:
  [[nodiscard]] bool goes_on(const Line& line, const Line& next) const {
    if (line.depth != next.depth || line.row || next.row || next.content == next.span.end || line.content == line.span.end) {
      return false;
    }
    if (next.item && !is_lone_letter(next)) return false;
    const std::string_view content = text_.substr(next.content, next.span.end - next.content);
    const bool lower = is_lower(content, 0);
    if (line.open && lower) return true;
    if (!is_short(line, next)) return true;
    // A short line ends what its writer wanted to end, unless the next one goes on in the midst of a sentence.
    return lower && stopped_ && !ends_sentence(line);
  }

  /// "a" or "I" and the like: the mark of an item needs one more of its kind to be one, prose does not.
  [[nodiscard]] bool is_lone_letter(const Line& line) const {
    const ListMark mark = list_mark(text_.substr(line.content, line.span.end - line.content), 0);
    return mark.style == '.' && mark.system == 'A' && mark.value > 0;
  }

  /// Whether the first word of the next line would have had room: then no program broke the line.
  [[nodiscard]] bool is_short(const Line& line, const Line& next) const {
    constexpr std::size_t narrowest = 50;
    const std::string_view content = text_.substr(next.content, next.span.end - next.content);
    const std::size_t word = std::min(content.find(' '), content.size());
    return line.span.size() + 1 + word <= std::max(longest_, narrowest);
  }

  [[nodiscard]] bool ends_sentence(const Line& line) const {
    const char last = text_[line.span.end - 1];
    return last == '.' || last == '!' || last == '?' || last == ':' || last == ',';
  }

  std::string_view text_;
  std::vector<Line> lines_;
  std::size_t longest_ = 0;
  bool stopped_ = false;  // whether a line ends in a full stop: prose rather than a list
};

}  // namespace

std::vector<Span> find_paragraphs(std::string_view text, Span span) {
  std::vector<Span> out;
  Block block(text);
  for (std::size_t at = span.start; at < span.end;) {
    const std::size_t feed = std::min(text.substr(0, span.end).find_first_of("\n\r", at), span.end);
    const std::size_t next = text.substr(feed, 2) == "\r\n" ? feed + 2 : feed + 1;
    const Line line = read_line(text, {at, feed});
    if (line.span.empty()) {
      block.take(out);
    } else {
      block.add(line);
    }
    at = std::min(next, span.end);
    if (feed == span.end) break;
  }
  block.take(out);
  return out;
}

}  // namespace outlint::message
