// SPDX-License-Identifier: Apache-2.0
// Which words a pattern cannot match without.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace outlint::text {

/// A choice of words, one of which has to stand in the text as a word of its own.
using WordChoice = std::vector<std::string>;

/// The choices that every match of the pattern (Boost.Regex's Perl syntax, on folded text) satisfies: all of them.
/// Cautious: what it does not understand demands nothing, and an empty answer means that anything may match.
std::vector<WordChoice> required_words(std::string_view pattern);

/// Whether a byte of folded text belongs to a word, as this index cuts words: letters, digits, `_`, all beyond ASCII.
constexpr bool is_index_byte(char byte) {
  return static_cast<unsigned char>(byte) >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '_' ||
         (byte >= 'A' && byte <= 'Z');
}

}  // namespace outlint::text
