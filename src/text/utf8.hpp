// SPDX-License-Identifier: Apache-2.0
// UTF-8 as bytes: validity, characters, white space. No locale, no allocation but where a string is returned.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <outlint/span.hpp>

namespace outlint::text {

/// Whether all of it is valid UTF-8.
bool is_valid_utf8(std::string_view text);

/// The text with each malformed sequence replaced by U+FFFD; `replaced` tells how many were.
struct Repaired {
  std::string text;
  std::size_t replaced = 0;
};
Repaired repaired_utf8(std::string_view text);

/// The code point that starts at `at`, and its length in bytes. Malformed bytes are U+FFFD, one byte long; at the end
/// of the text it is U+0000, of no length.
struct Decoded {
  char32_t point = 0;
  std::size_t length = 1;
};
Decoded decode(std::string_view text, std::size_t at);

/// Appends a code point; surrogates and what lies beyond U+10FFFF become U+FFFD.
void append(std::string& out, char32_t point);

/// Whether `at` stands between characters.
inline bool is_boundary(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

/// How many code points, and how many UTF-16 units, a valid text has.
std::size_t count_points(std::string_view text);
std::size_t count_utf16(std::string_view text);

/// White space as Unicode has it (no zero-width characters). `is_blank`: nothing else there.
bool is_space(char32_t point);
bool is_blank(std::string_view text);

/// Whether a character is part of a word: a letter, a mark on one, or a digit, of any script.
bool is_word_point(char32_t point);

/// The span without white space at its ends; empty at `span.start` where nothing else is in it.
Span trimmed(std::string_view text, Span span);
std::string_view trimmed(std::string_view text);

/// The words on one line, white space as single spaces, cut at a character with an ellipsis where they pass `most` bytes.
std::string one_line(std::string_view text, std::size_t most);

/// ASCII letters only: everything else compares and stays as it is.
std::string lower_ascii(std::string_view text);
bool equal_ascii_case(std::string_view left, std::string_view right);
bool starts_with_ascii_case(std::string_view text, std::string_view prefix);

}  // namespace outlint::text
