// SPDX-License-Identifier: Apache-2.0
// Which words a match of a pattern can begin with.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/syntax.hpp"

namespace outlint::text {

/// Words under numbers.
class WordNumbers {
 public:
  std::uint32_t add(const std::string& word);
  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> words_;
};

/// A word is a run of letters, digits, `_` and all bytes beyond ASCII, as `is_index_byte` has it.
struct FirstWords {
  bool any = false;                  ///< the words cannot be told
  std::vector<std::uint32_t> words;  ///< whole words, sorted
  ByteSet odd;                       ///< bytes of no word that a match can begin with
};

/// Works the first words of many patterns out; parts that they share are worked out once.
class FirstWordFinder {
 public:
  FirstWordFinder(const SyntaxPool& pool, WordNumbers& numbers) : pool_(pool), numbers_(numbers) {}

  /// Cautious: whatever matches begins with one of these.
  FirstWords of(std::uint32_t root);

  /// The words one of which stands where the rest of a sequence begins, from a byte of a child on; nothing where that
  /// cannot be told. `after`: what follows the sequence is of no word.
  std::optional<std::vector<std::uint32_t>> of_rest(const std::vector<std::uint32_t>& children, std::size_t from, std::size_t offset, bool after);

  /// The bytes that a node can begin or end with.
  struct Border {
    ByteSet set;
    bool nullable = false;
  };
  const Border& first_bytes(std::uint32_t node) { return border(node, firsts_, true); }
  const Border& last_bytes(std::uint32_t node) { return border(node, lasts_, false); }

 private:
  /// How a node can begin: with whole words, with words that what follows goes on with, or with nothing.
  struct Start {
    bool any = false, nullable = false;
    std::vector<std::uint32_t> closed;  ///< sorted
    std::vector<std::string> open;      ///< sorted
    ByteSet odd;
  };

  const Start& start(std::uint32_t node);
  Start work_out(const SyntaxNode& node);
  Start of_set(const ByteSet& set, bool once);
  Start of_bytes(const std::string& bytes);
  void go_on(Start& so_far, const Start& next);

  const Border& border(std::uint32_t node, std::unordered_map<std::uint32_t, Border>& known, bool first);

  const SyntaxPool& pool_;
  WordNumbers& numbers_;
  std::unordered_map<std::uint32_t, Start> known_;
  std::unordered_map<std::uint32_t, Border> firsts_, lasts_;
};

}  // namespace outlint::text
