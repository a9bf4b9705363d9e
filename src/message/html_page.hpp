// SPDX-License-Identifier: Apache-2.0
// A page as its elements open and close: what is shown, where lines break, what is marked.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "message/html.hpp"
#include "message/html_marks.hpp"
#include "message/html_text.hpp"
#include "message/html_tokens.hpp"

namespace outlint::message {

/// Takes the elements and text of a page in order, from a tree or from mere tags. Each `open` has its `close`.
class HtmlPage {
 public:
  /// Keeps a view of the source.
  explicit HtmlPage(std::string_view source) : source_(source), text_(source) {}

  void open(const HtmlTag& tag);
  void close();

  /// Text of the source, entities and all.
  void add_text(Span span);
  /// Text of the source that reads `decoded` in the parser's eyes, tags within it passed over.
  void add_text(Span span, std::string_view decoded);
  /// Text whose place in the source is not known.
  void add_synthetic(std::string_view text);

  /// Whether nothing that comes now can be seen, whatever it says of itself.
  [[nodiscard]] bool skips() const { return now_.hidden; }

  /// The page; nothing may be added after.
  RenderedHtml finish() &&;

 private:
  /// What an element inherits.
  struct Look {
    bool hidden = false;
    bool invisible = false;
    bool zero_font = false;
    WhiteSpace white_space = WhiteSpace::collapse;
  };
  enum class Layout { none, item, row, list };
  struct Frame {
    Look before;
    Layout layout = Layout::none;
    std::size_t margin = 0;          // line ends before and after a block
    std::size_t mark = no_mark;      // its index in `marks_`
    bool quotes = false;             // a `q`
    bool ordered = false;            // of a list
    long number = 1;                 // of its next item
    std::size_t cells = 0;           // of a row: how many there were
    std::size_t cell_start = 0;      // of a row: where the last began
  };
  static constexpr std::size_t no_mark = static_cast<std::size_t>(-1);

  void lay_out(const HtmlTag& tag, const HtmlStyle& style, Frame& frame);
  void open_item(const HtmlTag& tag);
  void open_cell();
  void open_mark(HtmlMark mark, Frame& frame);
  void edge(std::size_t margin);
  bool shows() const { return !now_.hidden && !now_.invisible && !now_.zero_font; }
  void before_text(std::string_view text);
  [[nodiscard]] bool is_one_line(std::size_t start) const;

  std::string_view source_;
  HtmlText text_;
  Look now_;
  std::vector<Frame> frames_;
  std::vector<std::size_t> lists_, rows_;  // indices of their frames
  std::vector<MarkedSpan> marks_;
  std::string marker_;           // of a list item whose text is still to come
  std::optional<std::size_t> cell_edge_;  // the text's size at a cell's start: there a block breaks no line
};

}  // namespace outlint::message
