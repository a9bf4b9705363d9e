// SPDX-License-Identifier: Apache-2.0
// The lines of a body, as regions are told by them: the lines that say something, each with what is known of it so far.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/document.hpp>

#include "text/fold.hpp"

namespace outlint::message {

/// A line with something on it. Kept small: a body may have millions.
struct Line {
  std::uint32_t start = 0, end = 0;  // without white space at its ends
  std::uint32_t cut = 0;             // where what stands before it, of the kind `head`, ends; 0: nowhere
  std::uint32_t tail = 0;            // where a sign-off at the end of the line begins; 0: nowhere
  RegionKind kind = RegionKind::own;
  RegionKind head = RegionKind::own;
  bool after_blank = false;  // a blank line before it, or the start of the body
  bool marked = false;       // begins with `>`
  bool open = true;          // no pass has said what it is yet

  [[nodiscard]] Span span() const { return {start, end}; }
};

/// A body divided into lines. Keeps a view of the text.
struct Lines {
  std::string_view text;
  std::vector<Line> all;

  [[nodiscard]] std::size_t size() const { return all.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t at) const { return all[at].span().of(text); }
  void set(std::size_t first, std::size_t last, RegionKind kind);  // [first, last)
};

/// Divides the text. `borders` (sorted) are places where a line ends even if no line break does.
Lines split_lines(std::string_view text, std::span<const std::size_t> borders);

/// No phrase that is looked for stands further into a line than this.
inline constexpr std::size_t line_reach = 600;

/// The line (as much of it as is within reach), folded and without white space at its ends.
text::Folded folded(std::string_view line);
/// Only the folded text.
std::string folded_text(std::string_view line);

/// The line without the marks people and programs put around words: `*`, `_`, `|`, `#`, dashes.
std::string_view without_marks(std::string_view line);
/// Whether there is nothing but dashes, underscores, equal signs, asterisks or tildes: at least `least` of them.
bool is_rule(std::string_view line, std::size_t least);
/// How many dashes and the like the line begins with.
std::size_t leading_dashes(std::string_view line);

/// The words of a line, separated by white space; at most `most` of them.
std::vector<std::string_view> tokens(std::string_view line, std::size_t most);

/// Where in `folded` (at or after `from`) a word of the list stands as a word; the longest at the first place.
struct FoundWord {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
  explicit operator bool() const { return at != std::string_view::npos; }
};
FoundWord find_word(std::span<const std::string_view> words, std::string_view folded, std::size_t from = 0);

/// Whether the line is long enough that a mail program would have broken it there.
inline bool looks_wrapped(std::string_view line) { return line.size() >= 60; }

}  // namespace outlint::message
