// SPDX-License-Identifier: Apache-2.0
#include "analysis/language.hpp"

#include <algorithm>

namespace outlint::analysis {
namespace {

bool in_word(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x80 || (value >= 'a' && value <= 'z') || value == '\'';
}

}  // namespace

std::string detect_language(std::string_view folded, const std::vector<LanguageWords>& languages) {
  constexpr std::size_t enough = 4000;  // words: more cannot change the answer of a letter
  std::vector<std::size_t> hits(languages.size(), 0);
  std::size_t total = 0;
  for (std::size_t at = 0; at < folded.size() && total < enough;) {
    if (!in_word(folded[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < folded.size() && in_word(folded[end])) ++end;
    const std::string_view word = folded.substr(at, end - at);
    ++total;
    for (std::size_t each = 0; each < languages.size(); ++each) {
      const auto& words = languages[each].words;
      hits[each] += std::binary_search(words.begin(), words.end(), word) ? 1 : 0;
    }
    at = end;
  }
  const auto best = std::max_element(hits.begin(), hits.end());
  if (best == hits.end() || *best == 0) return "und";
  std::vector<std::size_t> ranked = hits;
  std::nth_element(ranked.begin(), ranked.begin() + 1, ranked.end(), std::greater<>());
  const std::size_t second = ranked.size() > 1 ? ranked[1] : 0;
  if (*best == second) return "und";
  return languages[static_cast<std::size_t>(best - hits.begin())].language;
}

}  // namespace outlint::analysis
