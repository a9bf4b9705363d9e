// SPDX-License-Identifier: Apache-2.0
// What a text must hold for a pattern to match in it: words, and bytes of no word.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/first_words.hpp"
#include "text/syntax.hpp"

namespace outlint::text {

/// Words by number, one of which has to stand in the text; sorted. A byte that has to stand is the word of `byte_word`.
using Need = std::vector<std::uint32_t>;

/// How a byte that is of no word, or a digit, is written where words stand.
inline std::string byte_word(unsigned char byte) { return {'\n', static_cast<char>(byte)}; }

/// How the beginning of a word is written where words stand: all words that begin so satisfy it.
constexpr std::size_t beginning_length = 2;
inline std::string beginning_word(std::string_view word) { return {'\t', word[0], word[1]}; }

/// Works out what patterns need: every match satisfies all of it. Cautious: an empty answer means that anything may match.
class NeedFinder {
 public:
  NeedFinder(const SyntaxPool& pool, WordNumbers& numbers, FirstWordFinder& first) : pool_(pool), numbers_(numbers), first_(first) {}

  std::vector<Need> of(std::uint32_t root) { return needs(root, true, true); }

 private:
  std::vector<Need> needs(std::uint32_t node, bool before, bool after);
  std::vector<Need> of_sequence(const std::vector<std::uint32_t>& children, bool before, bool after);
  std::vector<Need> of_choice(const SyntaxNode& node, bool before, bool after);
  void of_bytes(const std::string& bytes, std::vector<Need>& out);
  void of_set(const ByteSet& set, std::vector<Need>& out);
  [[nodiscard]] bool ends_apart(const std::vector<std::uint32_t>& children, std::size_t until, bool outside);
  [[nodiscard]] bool begins_apart(const std::vector<std::uint32_t>& children, std::size_t from, bool outside);

  const SyntaxPool& pool_;
  WordNumbers& numbers_;
  FirstWordFinder& first_;
};

}  // namespace outlint::text
