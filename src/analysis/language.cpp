// SPDX-License-Identifier: Apache-2.0
#include "analysis/language.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace outlint::analysis {
namespace {

constexpr std::size_t enough_bytes = 32'768;     // more cannot change the answer of a letter
constexpr std::string_view fallback = "en";      // what a draft is taken for that does not tell otherwise
constexpr double least = 1.2;                    // words of its own, in parts, that a foreign language needs
constexpr double lead = 1.5;                     // how far ahead of the fallback it has to be

bool in_word(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x80 || (value >= 'a' && value <= 'z') || value == '\'';
}

/// The language whose letters make up at least a third of the text, if there is one.
std::string_view by_script(std::string_view text, const std::vector<LanguageScript>& scripts) {
  std::vector<std::size_t> letters(scripts.size(), 0);
  std::size_t latin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded decoded = text::decode(text, at);
    at += decoded.length;
    latin += decoded.point < 0x250 && text::is_word_point(decoded.point) ? 1 : 0;
    for (std::size_t each = 0; decoded.point >= 0x250 && each < scripts.size(); ++each) {
      const auto& ranges = scripts[each].ranges;
      letters[each] += std::any_of(ranges.begin(), ranges.end(), [&](const auto& range) { return decoded.point >= range.first && decoded.point <= range.second; }) ? 1 : 0;
    }
  }
  const auto best = std::max_element(letters.begin(), letters.end());
  if (best == letters.end() || *best == 0 || *best * 2 <= latin) return {};
  return scripts[static_cast<std::size_t>(best - letters.begin())].language;
}

/// For each language how many of the words are its own; a word of several counts a part for each.
std::vector<double> count_words(std::string_view text, const std::vector<LanguageWords>& languages) {
  std::vector<double> sums(languages.size(), 0);
  std::vector<std::size_t> owners;
  for (std::size_t at = 0; at < text.size();) {
    if (!in_word(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && in_word(text[end])) ++end;
    const std::string_view word = text.substr(at, end - at);
    at = end;
    owners.clear();
    for (std::size_t each = 0; each < languages.size(); ++each) {
      if (std::binary_search(languages[each].words.begin(), languages[each].words.end(), word)) owners.push_back(each);
    }
    for (const std::size_t owner : owners) sums[owner] += 1.0 / static_cast<double>(owners.size());
  }
  return sums;
}

}  // namespace

std::string detect_language(std::string_view folded, const Languages& languages) {
  std::size_t length = std::min(folded.size(), enough_bytes);
  while (!text::is_boundary(folded, length)) --length;
  const std::string_view text = folded.substr(0, length);
  if (const std::string_view language = by_script(text, languages.scripts); !language.empty()) return std::string(language);

  const std::vector<double> sums = count_words(text, languages.words);
  const auto best = std::max_element(sums.begin(), sums.end());
  if (best == sums.end() || *best == 0) return "und";
  const std::string& language = languages.words[static_cast<std::size_t>(best - sums.begin())].language;
  if (language == fallback) return language;
  double english = 0;
  for (std::size_t each = 0; each < sums.size(); ++each) english += languages.words[each].language == fallback ? sums[each] : 0;
  if (*best >= least && *best > lead * english) return language;
  return english > 0 ? std::string(fallback) : "und";
}

}  // namespace outlint::analysis
