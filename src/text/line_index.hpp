// SPDX-License-Identifier: Apache-2.0
// Byte offsets to lines, columns and UTF-16, at the edge where people and editors need them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace outlint::text {

/// Counts from 1; `column` in code points.
struct LineColumn {
  std::size_t line = 1;
  std::size_t column = 1;
};

/// Where the lines of a text start. Lines end with LF, CRLF or a lone CR. Keeps a view of the text. An answer costs the same
/// however long a line is: characters are counted once, block by block.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  [[nodiscard]] LineColumn at(std::size_t byte) const;
  [[nodiscard]] std::size_t utf16(std::size_t byte) const;
  /// The line, without its ending; `line` counts from 1.
  [[nodiscard]] std::string_view line(std::size_t line) const;
  /// Where the line starts, in bytes.
  [[nodiscard]] std::size_t start(std::size_t line) const { return starts_[line - 1]; }
  [[nodiscard]] std::size_t count() const { return starts_.size(); }

 private:
  struct Counts {
    std::size_t points = 0, utf16 = 0;
  };
  [[nodiscard]] Counts before(std::size_t byte) const;

  std::string_view text_;
  std::vector<std::size_t> starts_;  // Invariant: sorted, the first is 0.
  std::vector<Counts> blocks_;       // what stands before each block of the text
};

}  // namespace outlint::text
