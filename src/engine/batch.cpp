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

/// How often each shingle occurs, near enough: several may share a counter, so that it is never too low.
class Frequencies {
 public:
  explicit Frequencies(std::size_t shingles) {
    while (counters_.size() < 2 * shingles && counters_.size() < most) counters_.resize(counters_.size() * 2);
  }
  void count(std::uint64_t shingle) { ++counters_[at(shingle)]; }
  [[nodiscard]] std::uint32_t of(std::uint64_t shingle) const { return counters_[at(shingle)]; }

 private:
  static constexpr std::size_t most = std::size_t{1} << 24;
  [[nodiscard]] std::size_t at(std::uint64_t shingle) const { return (shingle ^ (shingle >> 32)) & (counters_.size() - 1); }
  std::vector<std::uint32_t> counters_ = std::vector<std::uint32_t>(1024);
};

/// Numbers of drafts under a shingle: those without a copy yet, and those with one.
struct Posting {
  std::vector<std::size_t> single, copied;
};

struct Copy {
  std::size_t number = 0;
  double similarity = 0;
};

}  // namespace

struct Batch::State {
  double limit = 0;  // 0: no rule asks
  std::size_t length = 5;
  std::vector<BatchDraft> drafts;
  std::vector<std::optional<Copy>> copies;
  std::map<std::string, std::vector<std::size_t>> by_key;

  void settle_key(const std::vector<std::size_t>& numbers);
  std::vector<std::size_t> settle_twins(const std::vector<std::size_t>& numbers);
  void compare(std::size_t number, const Frequencies& frequencies, std::unordered_map<std::uint64_t, Posting>& index);
  [[nodiscard]] Shingles prefix(const Shingles& set, const Frequencies& frequencies) const;

  bool verify(std::size_t one, std::size_t two) {
    const double value = similarity(drafts[one].shingles, drafts[two].shingles);
    if (value + 1e-9 < limit) return false;
    if (!copies[one]) copies[one] = Copy{two, value};
    if (!copies[two]) copies[two] = Copy{one, value};
    return true;
  }
};

/// Drafts that are the same once names are masked are copies of one another; one of them stands for all from here on.
std::vector<std::size_t> Batch::State::settle_twins(const std::vector<std::size_t>& numbers) {
  std::vector<std::size_t> rest;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> by_hash;
  for (const std::size_t number : numbers) {
    const Shingles& set = drafts[number].shingles;
    if (set.empty()) continue;
    std::uint64_t hash = set.size();
    for (const std::uint64_t shingle : set) hash = hash * 1099511628211ULL ^ shingle;
    std::vector<std::size_t>& same_hash = by_hash[hash];
    const auto twin = std::find_if(same_hash.begin(), same_hash.end(), [&](std::size_t each) { return drafts[each].shingles == set; });
    if (twin == same_hash.end()) {
      same_hash.push_back(number);
      rest.push_back(number);
      continue;
    }
    copies[number] = Copy{*twin, 1};
    if (!copies[*twin]) copies[*twin] = Copy{number, 1};
  }
  return rest;
}

/// Two sets at or above the limit share one of so many first shingles, in any order common to all sets: the rare ones
/// first, because few drafts share them. A shingle that no other draft has leads to nobody and is left out.
Shingles Batch::State::prefix(const Shingles& set, const Frequencies& frequencies) const {
  const double kept = std::ceil(limit * static_cast<double>(set.size()) - 1e-9);
  const std::size_t length_of_prefix = std::min(set.size(), set.size() - static_cast<std::size_t>(kept) + 1);
  Shingles sorted = set;
  std::partial_sort(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(length_of_prefix), sorted.end(), [&](std::uint64_t a, std::uint64_t b) {
    return std::pair(frequencies.of(a), a) < std::pair(frequencies.of(b), b);
  });
  sorted.resize(length_of_prefix);
  std::erase_if(sorted, [&](std::uint64_t shingle) { return frequencies.of(shingle) < 2; });
  return sorted;
}

/// Each single draft that may be a copy is looked at, so that none is missed; of those that have a copy one is enough.
void Batch::State::compare(std::size_t number, const Frequencies& frequencies, std::unordered_map<std::uint64_t, Posting>& index) {
  const Shingles own = prefix(drafts[number].shingles, frequencies);
  for (const std::uint64_t shingle : own) {
    Posting& posting = index[shingle];
    for (const std::size_t other : posting.single) {
      if (!copies[other]) verify(number, other);
    }
    const auto copied = std::stable_partition(posting.single.begin(), posting.single.end(), [&](std::size_t each) { return !copies[each]; });
    posting.copied.insert(posting.copied.end(), copied, posting.single.end());
    posting.single.erase(copied, posting.single.end());
  }
  for (std::size_t at = 0; at < own.size() && !copies[number]; ++at) {
    const std::vector<std::size_t>& copied = index[own[at]].copied;
    for (auto other = copied.rbegin(); other != copied.rend(); ++other) {  // The last is the likeliest: copies come in runs.
      if (verify(number, *other)) break;
    }
  }
  for (const std::uint64_t shingle : own) {
    Posting& posting = index[shingle];
    (copies[number] ? posting.copied : posting.single).push_back(number);
  }
}

void Batch::State::settle_key(const std::vector<std::size_t>& numbers) {
  const std::vector<std::size_t> rest = settle_twins(numbers);
  std::size_t shingles = 0;
  for (const std::size_t number : rest) shingles += drafts[number].shingles.size();
  Frequencies frequencies(shingles);
  for (const std::size_t number : rest) {
    for (const std::uint64_t shingle : drafts[number].shingles) frequencies.count(shingle);
  }
  std::unordered_map<std::uint64_t, Posting> index;
  for (const std::size_t number : rest) compare(number, frequencies, index);
}

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

BatchDraft Batch::sketch(const Document& document, std::string key) const {
  const Message& message = document.message();
  BatchDraft draft{message.id.empty() ? message.source : message.id, std::move(key), {}};
  if (state_->limit > 0) draft.shingles = engine::shingles(document, state_->length);
  return draft;
}

std::size_t Batch::add(BatchDraft draft) {
  const std::size_t number = state_->drafts.size();
  state_->by_key[draft.key].push_back(number);
  state_->drafts.push_back(std::move(draft));
  return number;
}

void Batch::settle() {
  state_->copies.assign(state_->drafts.size(), std::nullopt);
  for (const auto& [key, numbers] : state_->by_key) state_->settle_key(numbers);
}

std::optional<NearCopy> Batch::copy_of(std::size_t number) const {
  if (number >= state_->copies.size() || !state_->copies[number]) return std::nullopt;
  const Copy& copy = *state_->copies[number];
  return NearCopy{state_->drafts[copy.number].name, copy.similarity};
}

}  // namespace outlint
