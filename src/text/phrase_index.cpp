// SPDX-License-Identifier: Apache-2.0
#include "text/phrase_index.hpp"

#include <algorithm>

namespace outlint::text {
namespace {

/// How many sentences a choice lets through, roughly: a common word counts as many rare ones.
std::size_t cost(const WordChoice& choice, const std::vector<std::string>& common) {
  constexpr std::size_t weight = 200;
  std::size_t sum = 0;
  for (const std::string& word : choice) sum += std::binary_search(common.begin(), common.end(), word) || word.size() == 1 ? weight : 1;
  return sum;
}

}  // namespace

std::uint32_t PhraseIndex::intern(const std::string& word) {
  const auto [entry, fresh] = ids_.emplace(word, static_cast<std::uint32_t>(ids_.size()));
  if (fresh) by_word_.emplace_back();
  return entry->second;
}

std::vector<std::string_view> PhraseIndex::words() const {
  std::vector<std::string_view> out(ids_.size());
  for (const auto& [word, id] : ids_) out[id] = word;
  return out;
}

void PhraseIndex::add(std::uint32_t number, std::string_view pattern, const std::vector<std::string>& common) {
  std::vector<WordChoice> choices = required_words(pattern);
  if (choices.empty()) {
    always_.push_back(number);
    return;
  }
  std::stable_sort(choices.begin(), choices.end(), [&](const WordChoice& a, const WordChoice& b) { return cost(a, common) < cost(b, common); });
  std::vector<std::vector<std::uint32_t>> others;
  for (std::size_t at = 1; at < choices.size(); ++at) {
    std::vector<std::uint32_t> ids;
    for (const std::string& word : choices[at]) ids.push_back(intern(word));
    std::sort(ids.begin(), ids.end());
    others.push_back(std::move(ids));
  }
  for (const std::string& word : choices.front()) by_word_[intern(word)].push_back({number, others});
}

std::vector<std::uint32_t> PhraseIndex::candidates(std::string_view folded) const {
  std::vector<std::uint32_t> present;
  for (std::size_t at = 0; at < folded.size();) {
    if (!is_index_byte(folded[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < folded.size() && is_index_byte(folded[end])) ++end;
    if (const auto id = ids_.find(folded.substr(at, end - at)); id != ids_.end()) present.push_back(id->second);
    at = end;
  }
  std::sort(present.begin(), present.end());
  present.erase(std::unique(present.begin(), present.end()), present.end());

  const auto satisfied = [&](const std::vector<std::uint32_t>& choice) {
    return std::any_of(present.begin(), present.end(), [&](std::uint32_t id) { return std::binary_search(choice.begin(), choice.end(), id); });
  };
  std::vector<std::uint32_t> out = always_;
  for (const std::uint32_t id : present) {
    for (const Need& need : by_word_[id]) {
      if (std::all_of(need.others.begin(), need.others.end(), satisfied)) out.push_back(need.number);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace outlint::text
