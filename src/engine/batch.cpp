// SPDX-License-Identifier: Apache-2.0
#include <outlint/batch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <vector>

#include "engine/shingles.hpp"
#include "ruleset/pack.hpp"

namespace outlint {
namespace {

using Shingles = std::vector<std::uint64_t>;

double similarity(const Shingles& a, const Shingles& b) {
  std::size_t shared = 0;
  for (auto one = a.begin(), two = b.begin(); one != a.end() && two != b.end();) {
    if (*one < *two) ++one;
    else if (*two < *one) ++two;
    else ++shared, ++one, ++two;
  }
  const std::size_t all = a.size() + b.size() - shared;
  return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

struct Draft {
  std::string name;
  Shingles shingles;
  std::optional<std::pair<std::size_t, double>> copy;  // number and similarity
};

/// Numbers of drafts under a shingle: those without a copy yet, and those with one.
struct Posting {
  std::vector<std::size_t> single, copied;
};

}  // namespace

struct Batch::State {
  double limit = 0;  // 0: no rule asks
  std::size_t length = 5;
  std::vector<Draft> drafts;
  std::map<std::string, std::unordered_map<std::uint64_t, Posting>> postings;

  /// Two sets at or above the limit share one of so many first shingles, in any order common to all sets.
  [[nodiscard]] std::size_t prefix(const Shingles& set) const {
    const double kept = std::ceil(limit * static_cast<double>(set.size()) - 1e-9);
    return set.size() - static_cast<std::size_t>(kept) + 1;
  }

  bool verify(std::size_t one, std::size_t two) {
    const double value = similarity(drafts[one].shingles, drafts[two].shingles);
    if (value + 1e-9 < limit) return false;
    if (!drafts[one].copy) drafts[one].copy = {two, value};
    if (!drafts[two].copy) drafts[two].copy = {one, value};
    return true;
  }

  /// Each single draft that may be a copy is looked at, so that none is missed; of those that have a copy one is enough.
  void compare(std::size_t number, std::unordered_map<std::uint64_t, Posting>& index) {
    const Shingles& own = drafts[number].shingles;
    const std::size_t length_of_prefix = std::min(own.size(), prefix(own));
    for (std::size_t at = 0; at < length_of_prefix; ++at) {
      Posting& posting = index[own[at]];
      for (const std::size_t other : posting.single) {
        if (!drafts[other].copy) verify(number, other);
      }
      const auto copied = std::stable_partition(posting.single.begin(), posting.single.end(), [&](std::size_t each) { return !drafts[each].copy; });
      posting.copied.insert(posting.copied.end(), copied, posting.single.end());
      posting.single.erase(copied, posting.single.end());
    }
    for (std::size_t at = 0; at < length_of_prefix && !drafts[number].copy; ++at) {
      for (const std::size_t other : index[own[at]].copied) {
        if (verify(number, other)) break;
      }
    }
    for (std::size_t at = 0; at < length_of_prefix; ++at) {
      Posting& posting = index[own[at]];
      (drafts[number].copy ? posting.copied : posting.single).push_back(number);
    }
  }
};

Batch::Batch(const Ruleset& ruleset) : state_(std::make_unique<State>()) {
  for (const auto& [language, pack] : ruleset.pack()->by_language) {
    if (!pack.batch) continue;
    state_->limit = pack.batch->similarity;
    state_->length = pack.batch->shingle_words;
  }
}

Batch::~Batch() = default;
Batch::Batch(Batch&&) noexcept = default;
Batch& Batch::operator=(Batch&&) noexcept = default;

std::size_t Batch::add(const Document& document, const std::string& key) {
  const std::size_t number = state_->drafts.size();
  const Message& message = document.message();
  state_->drafts.push_back({message.id.empty() ? message.source : message.id, {}, std::nullopt});
  if (state_->limit <= 0) return number;
  state_->drafts.back().shingles = engine::shingles(document, state_->length);
  if (!state_->drafts.back().shingles.empty()) state_->compare(number, state_->postings[key]);
  return number;
}

std::optional<NearCopy> Batch::copy_of(std::size_t number) const {
  const auto& copy = state_->drafts[number].copy;
  if (!copy) return std::nullopt;
  return NearCopy{state_->drafts[copy->first].name, copy->second};
}

}  // namespace outlint
