// SPDX-License-Identifier: Apache-2.0
// Which language a draft is in, by its small words.
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

/// The language of a folded text, `und` where too little of it tells.
std::string detect_language(std::string_view folded, const std::vector<LanguageWords>& languages);

}  // namespace outlint::analysis
