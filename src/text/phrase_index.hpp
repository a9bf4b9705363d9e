// SPDX-License-Identifier: Apache-2.0
// From the words of a sentence to the few patterns that can match in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "text/required_words.hpp"

namespace outlint::text {

/// An index over the words that patterns cannot match without. Built once, then immutable and thread-safe.
class PhraseIndex {
 public:
  /// Adds a pattern under a number; `common` are words that tell little, so that others are indexed where there are any.
  void add(std::uint32_t number, std::string_view pattern, const std::vector<std::string>& common);

  /// The numbers of the patterns that may match in a folded text, sorted: a superset of those that do.
  [[nodiscard]] std::vector<std::uint32_t> candidates(std::string_view folded) const;

  /// A pattern, and what it needs beside the word that led to it.
  struct Need {
    std::uint32_t number = 0;
    std::vector<std::vector<std::uint32_t>> others;  ///< choices beside the indexed one, sorted word ids
  };

  /// For the archive of a pack: all that there is, written or read.
  template <class Archive, class Index>
  static void fields(Archive& archive, Index& index) {
    std::vector<std::string_view> words = index.words();
    archive(words, index.by_word_, index.always_);
    if constexpr (!std::is_const_v<Index>) {
      index.ids_.reserve(words.size());
      for (const std::string_view word : words) index.ids_.emplace(word, static_cast<std::uint32_t>(index.ids_.size()));
    }
  }

 private:
  std::uint32_t intern(const std::string& word);
  [[nodiscard]] std::vector<std::string_view> words() const;  ///< by id

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> ids_;
  std::vector<std::vector<Need>> by_word_;  ///< by word id
  std::vector<std::uint32_t> always_;       ///< patterns that demand no word
};

}  // namespace outlint::text
