// SPDX-License-Identifier: Apache-2.0
// Which language a draft is in, by its small words and its script.
#pragma once

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

struct Languages {
  std::vector<LanguageWords> words;
  std::vector<LanguageScript> scripts;  ///< of two that share letters the first wins a draw
};

/// The language of a folded text, `und` where too little of it tells. A foreign greeting does not make an English
/// draft foreign: another language than English has to be clearly ahead.
std::string detect_language(std::string_view folded, const Languages& languages);

}  // namespace outlint::analysis
