// SPDX-License-Identifier: Apache-2.0
#include "analysis/language.hpp"

#include <algorithm>
#include <bit>

#include "text/utf8.hpp"

namespace outlint::analysis {
namespace {

constexpr std::string_view fallback = "en";      // what a draft is taken for that does not tell otherwise
constexpr double least = 1.2;                    // words of its own, in parts, that a foreign language needs
constexpr double lead = 1.5;                     // how far ahead of the fallback it has to be

bool in_word(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x80 || (value >= 'a' && value <= 'z') || value == '\'';
}

// Parts of a word: up to sixteen languages may share one without a remainder.
constexpr std::uint64_t whole_word = 720'720;

bool is_latin(char32_t point) { return point < 0x250 && text::is_word_point(point); }

void count_letters(std::string_view text, const std::vector<LanguageScript>& scripts, LanguageEvidence& evidence) {
  for (std::size_t at = 0; at < text.size();) {
    if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {
      evidence.latin += is_latin(byte) ? 1 : 0;
      ++at;
      continue;
    }
    const text::Decoded decoded = text::decode(text, at);
    at += decoded.length;
    evidence.latin += is_latin(decoded.point) ? 1 : 0;
    for (std::size_t each = 0; decoded.point >= 0x250 && each < scripts.size(); ++each) {
      const auto& ranges = scripts[each].ranges;
      evidence.letters[each] += std::any_of(ranges.begin(), ranges.end(), [&](const auto& range) { return decoded.point >= range.first && decoded.point <= range.second; }) ? 1 : 0;
    }
  }
}

std::uint32_t hash_of(std::string_view word) {
  std::uint32_t hash = 2166136261U;
  for (const char byte : word) hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
  return hash ^ hash >> 15;
}

void count_words(std::string_view text, const Languages& languages, LanguageEvidence& evidence) {
  for (std::size_t at = 0; at < text.size();) {
    if (!in_word(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && in_word(text[end])) ++end;
    const std::string_view word = text.substr(at, end - at);
    at = end;
    const std::uint64_t owners = languages.owners.of(word, languages.words);
    for (std::uint64_t rest = owners; rest != 0; rest &= rest - 1) {
      evidence.words[static_cast<std::size_t>(std::countr_zero(rest))] += whole_word / static_cast<std::uint64_t>(std::popcount(owners));
    }
  }
}

/// The language whose letters make up at least a third of the text, if there is one.
std::string_view by_script(const LanguageEvidence& evidence, const std::vector<LanguageScript>& scripts) {
  const auto best = std::max_element(evidence.letters.begin(), evidence.letters.end());
  if (best == evidence.letters.end() || *best == 0 || *best * 2 <= evidence.latin) return {};
  return scripts[static_cast<std::size_t>(best - evidence.letters.begin())].language;
}

template <class Number>
void add_each(std::vector<Number>& sums, const std::vector<Number>& more) {
  if (sums.size() < more.size()) sums.resize(more.size());
  for (std::size_t at = 0; at < more.size(); ++at) sums[at] += more[at];
}

}  // namespace

WordOwners::WordOwners(const std::vector<LanguageWords>& languages) {
  std::size_t count = 0;
  for (const LanguageWords& language : languages) count += language.words.size();
  slots_.resize(std::bit_ceil(count * 2 + 1));
  for (std::size_t language = 0; language < std::min<std::size_t>(languages.size(), 64); ++language) {
    const std::vector<std::string>& words = languages[language].words;
    for (std::size_t word = 0; word < words.size(); ++word) {
      const std::uint32_t hash = hash_of(words[word]);
      std::size_t at = hash & (slots_.size() - 1);
      const auto taken = [&](const Slot& slot) { return slot.owners != 0 && (slot.hash != hash || languages[slot.language].words[slot.word] != words[word]); };
      while (taken(slots_[at])) at = (at + 1) & (slots_.size() - 1);
      if (slots_[at].owners == 0) slots_[at] = {0, hash, static_cast<std::uint16_t>(language), static_cast<std::uint16_t>(word)};
      slots_[at].owners |= std::uint64_t{1} << language;
    }
  }
}

std::uint64_t WordOwners::of(std::string_view word, const std::vector<LanguageWords>& languages) const {
  if (slots_.empty()) return 0;
  const std::uint32_t hash = hash_of(word);
  for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[at];
    if (slot.owners == 0) return 0;
    if (slot.hash == hash && languages[slot.language].words[slot.word] == word) return slot.owners;
  }
}

LanguageEvidence& LanguageEvidence::operator+=(const LanguageEvidence& other) {
  latin += other.latin;
  add_each(letters, other.letters);
  add_each(words, other.words);
  return *this;
}

LanguageEvidence language_evidence(std::string_view folded, const Languages& languages) {
  LanguageEvidence evidence;
  evidence.letters.resize(languages.scripts.size());
  evidence.words.resize(languages.words.size());
  count_letters(folded, languages.scripts, evidence);
  count_words(folded, languages, evidence);
  return evidence;
}

std::string language_of(const LanguageEvidence& evidence, const Languages& languages) {
  if (const std::string_view language = by_script(evidence, languages.scripts); !language.empty()) return std::string(language);
  const auto best = std::max_element(evidence.words.begin(), evidence.words.end());
  if (best == evidence.words.end() || *best == 0) return "und";
  const std::string& language = languages.words[static_cast<std::size_t>(best - evidence.words.begin())].language;
  if (language == fallback) return language;
  std::uint64_t english = 0;
  for (std::size_t each = 0; each < evidence.words.size(); ++each) english += languages.words[each].language == fallback ? evidence.words[each] : 0;
  const auto ahead = static_cast<double>(*best);
  if (ahead >= least * static_cast<double>(whole_word) && ahead > lead * static_cast<double>(english)) return language;
  return english > 0 ? std::string(fallback) : "und";
}

std::string detect_language(std::string_view folded, const Languages& languages) {
  std::size_t length = std::min(folded.size(), enough_for_language);
  while (!text::is_boundary(folded, length)) --length;
  return language_of(language_evidence(folded.substr(0, length), languages), languages);
}

}  // namespace outlint::analysis
