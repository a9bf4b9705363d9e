// SPDX-License-Identifier: Apache-2.0
// The text of a page as it is written: white space collapsed as a browser does, each byte with its source.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/source_map.hpp>
#include <outlint/span.hpp>

namespace outlint::message {

/// How white space reads: `pre_line` keeps line breaks, `pre` all of it.
enum class WhiteSpace { collapse, pre_line, pre };

/// Collects text and breaks. White space waits until something visible follows, so that none ends a line.
class HtmlText {
 public:
  /// Keeps a view of the source.
  explicit HtmlText(std::string_view source) : source_(source) {}

  /// Adds a stretch of the source that holds neither tags nor entities.
  void add_verbatim(Span span, WhiteSpace mode);
  /// Adds what a stretch of the source stands for (an entity).
  void add_decoded(std::string_view text, Span span, WhiteSpace mode);
  /// Adds text that the source does not hold, or not at this place.
  void add_synthetic(std::string_view text, WhiteSpace mode = WhiteSpace::collapse);
  /// Ends the line, as `<br>` does.
  void break_line();
  /// Asks for at least that many line ends before what follows, as the edge of a block does.
  void boundary(std::size_t lines);
  /// Puts a tab between two cells of a row, where something stands before it.
  void separate();
  /// Forgets the line ends that wait to be written.
  void join_line();

  /// How much text there is, white space that still waits left aside.
  [[nodiscard]] std::size_t size() const { return text_.size(); }
  /// Where the last line begins.
  [[nodiscard]] std::size_t line_start() const { return line_start_; }
  [[nodiscard]] std::string_view view() const { return text_; }

  [[nodiscard]] std::string take_text() && { return std::move(text_); }
  [[nodiscard]] SourceMap take_map() && { return std::move(map_); }

 private:
  enum class Kind { space, blank, separator, newline };
  struct Waiting {
    Kind kind = Kind::space;
    char bytes[4] = {};
    unsigned char length = 0;
    bool sourced = false;
    Span raw;
  };
  struct Source {
    bool sourced = false;
    bool verbatim = false;
    Span raw;
  };

  void add(std::string_view text, Source source, WhiteSpace mode);
  void add_visible(std::string_view text, Source source);
  void wait(Kind kind, std::string_view bytes, Source source);
  void end_line(Source source);
  void flush();
  void write(std::string_view text, Source source);

  std::string_view source_;
  std::string text_;
  SourceMap map_;
  std::size_t raw_end_ = 0;    // Invariant: no segment of the map starts before it.
  std::size_t line_start_ = 0;
  std::size_t newlines_ = 0;   // among `waiting_`
  std::vector<Waiting> waiting_;
};

}  // namespace outlint::message
