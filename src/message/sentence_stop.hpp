// SPDX-License-Identifier: Apache-2.0
// One stop in a paragraph, and what stands around it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace outlint::message {

/// The surroundings of a place where a sentence may end. Offsets into the paragraph.
struct Stop {
  std::size_t mark = 0;   ///< behind the last of the marks (`.`, `?!`), before closing quotes and brackets
  std::size_t end = 0;    ///< behind closing quotes and brackets
  std::size_t next = 0;   ///< where what follows begins: its quotes and brackets
  std::size_t word = 0;   ///< where the first letter or digit of what follows stands, or its end
};

/// Reads around an offset that lies behind a stop and its white space.
Stop stop_before(std::string_view paragraph, std::size_t offset);

/// The word that ends before an offset, folded: letters, digits, inner stops and slashes (`e.g`, `ph.d`). At most 40 bytes.
std::string word_before(std::string_view paragraph, std::size_t offset);
/// The same as it is written.
std::string_view written_before(std::string_view paragraph, std::size_t offset);
/// The word that begins at an offset, folded, apostrophes in it: `don't`. At most 40 bytes.
std::string word_after(std::string_view paragraph, std::size_t offset);

/// How a character may begin a word.
bool is_upper(std::string_view paragraph, std::size_t at);
bool is_lower(std::string_view paragraph, std::size_t at);
bool is_digit(std::string_view paragraph, std::size_t at);

/// The length of the emoticon or emoji that starts there; 0 where there is none.
std::size_t emoticon_length(std::string_view paragraph, std::size_t at);

/// The length of the mark of a list item that starts there with its white space: `1. `, `2.) `, `(b) `, `• `. 0 where none.
struct ListMark {
  std::size_t length = 0;
  char style = 0;    ///< what encloses the number: `.`, `)`, `]` for `.)`, `(`; `*` for a bullet
  char system = 0;   ///< `1`, `a`, `A`, or 0 for a bullet
  int value = 0;     ///< 1 for `1` and `a`
  int roman = 0;     ///< 1 for `i`; 0 where it is no such number
};
ListMark list_mark(std::string_view paragraph, std::size_t at);

}  // namespace outlint::message
