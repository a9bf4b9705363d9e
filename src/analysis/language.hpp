// SPDX-License-Identifier: Apache-2.0
// Which language a draft is in, by its small words and its script.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace outlint::analysis {

/// A language and its commonest words, folded; data of the pack.
struct LanguageWords {
  std::string language;
  std::vector<std::string> words;  // Invariant: sorted.
};

/// A language that its letters give away, as ranges of code points with both ends.
struct LanguageScript {
  std::string language;
  std::vector<std::pair<char32_t, char32_t>> ranges;
};

/// Which languages a word is of: a hash table over all of their words.
class WordOwners {
 public:
  WordOwners() = default;
  explicit WordOwners(const std::vector<LanguageWords>& languages);
  /// A bit for each language; `languages` are those that the table was made from.
  [[nodiscard]] std::uint64_t of(std::string_view word, const std::vector<LanguageWords>& languages) const;

 private:
  struct Slot {
    std::uint64_t owners = 0;  ///< none: the slot is free
    std::uint32_t hash = 0;
    std::uint16_t language = 0, word = 0;  ///< where the word is spelled
  };
  std::vector<Slot> slots_;
};

struct Languages {
  std::vector<LanguageWords> words;
  std::vector<LanguageScript> scripts;  ///< of two that share letters the first wins a draw
  WordOwners owners;                    // Invariant: made from the words.
};

/// What a text tells of its language. Of pieces that white space parts it is a sum.
struct LanguageEvidence {
  std::size_t latin = 0;              ///< letters
  std::vector<std::size_t> letters;   ///< by script
  std::vector<std::uint64_t> words;   ///< by language, in parts of a word: one of several languages counts a part for each

  LanguageEvidence& operator+=(const LanguageEvidence& other);
};

/// The evidence of a folded text.
LanguageEvidence language_evidence(std::string_view folded, const Languages& languages);
/// What evidence comes to; see `detect_language`.
std::string language_of(const LanguageEvidence& evidence, const Languages& languages);

/// From here on, in bytes, the rest of a folded text is not looked at: more cannot change the answer of a letter.
inline constexpr std::size_t enough_for_language = 32'768;

/// The language of a folded text, `und` where too little of it tells. A foreign greeting does not make an English
/// draft foreign: another language than English has to be clearly ahead.
std::string detect_language(std::string_view folded, const Languages& languages);

}  // namespace outlint::analysis
