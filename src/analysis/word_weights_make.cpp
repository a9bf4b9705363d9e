// SPDX-License-Identifier: Apache-2.0
// The bytes of a table of word weights.
#include <algorithm>
#include <array>
#include <map>

#include "analysis/word_weights.hpp"
#include "analysis/word_weights_layout.hpp"

namespace outlint::analysis {
using namespace weights_layout;
namespace {

std::uint32_t slots_for(std::size_t count) {
  std::uint32_t slots = 4;
  while (slots < 2 * count) slots *= 2;
  return slots;
}

/// Words by number, in the order in which they come; a spelling has the number of the word that it counts as.
class Numbering {
 public:
  std::uint32_t number(const std::string& word) {
    if (ids_ == most_words) return known(word);
    const auto [place, is_new] = words_.emplace(word, ids_ + 1);
    ids_ += is_new ? 1 : 0;
    return place->second;
  }
  void same(const std::string& spelling, const std::string& word) {
    if (const std::uint32_t id = known(word); id != 0) words_.emplace(spelling, id);
  }
  [[nodiscard]] const std::map<std::string, std::uint32_t>& words() const { return words_; }

 private:
  [[nodiscard]] std::uint32_t known(const std::string& word) const {
    const auto found = words_.find(word);
    return found == words_.end() ? 0 : found->second;
  }
  std::map<std::string, std::uint32_t> words_;
  std::uint32_t ids_ = 0;
};

/// Puts a row of numbers at the first free slot from a hash on; `key` is the number of the row that is 0 while it is free.
template <std::size_t size>
void put(std::vector<std::uint32_t>& slots, std::uint32_t hash, std::size_t key, const std::array<std::uint32_t, size>& row) {
  const std::size_t count = slots.size() / size;
  std::size_t slot = hash & (count - 1);
  while (slots[slot * size + key] != 0) slot = (slot + 1) & (count - 1);
  std::copy(row.begin(), row.end(), slots.begin() + static_cast<std::ptrdiff_t>(slot * size));
}

}  // namespace

WordWeights WordWeights::make(const WeightTable& table) {
  Numbering numbering;
  std::vector<std::array<std::uint32_t, 2>> entries;
  std::vector<std::uint32_t> weights;
  for (const WeightEntry& entry : table.entries) {
    const std::uint32_t first = numbering.number(entry.first);
    const std::uint32_t second = entry.second.empty() ? 0 : numbering.number(entry.second);
    const auto count = static_cast<std::uint32_t>(std::min<std::size_t>(entry.weights.size(), most_weights));
    if (first == 0 || count == 0 || (second == 0 && !entry.second.empty())) continue;
    entries.push_back({key_of(first, second), (static_cast<std::uint32_t>(weights.size()) << count_bits) | count});
    for (std::uint32_t at = 0; at < count; ++at) {
      const auto number = static_cast<std::uint16_t>(static_cast<std::int16_t>(std::clamp(entry.weights[at].second, -32767, 32767)));
      weights.push_back((static_cast<std::uint32_t>(entry.weights[at].first) << class_shift) | number);
    }
  }
  for (const auto& [spelling, word] : table.same) numbering.same(spelling, word);

  Head head;
  head.words = slots_for(numbering.words().size());
  head.entries = slots_for(entries.size());
  head.weights = static_cast<std::uint32_t>(weights.size());
  std::vector<std::uint32_t> word_slots(head.words * in_word / in_number), entry_slots(head.entries * in_entry / in_number);
  std::string letters;
  for (const auto& [word, id] : numbering.words()) {
    const std::uint32_t hash = hash_of(word);
    put<4>(word_slots, hash, 3, {hash, static_cast<std::uint32_t>(letters.size()), static_cast<std::uint32_t>(word.size()), id});
    letters += word;
  }
  for (const auto& entry : entries) put<2>(entry_slots, scattered(entry[0]), 0, entry);

  WordWeights made;
  made.own_ = std::make_unique<std::string>(reinterpret_cast<const char*>(&head), sizeof head);
  for (const auto* numbers : {&word_slots, &entry_slots, &weights}) {
    made.own_->append(reinterpret_cast<const char*>(numbers->data()), numbers->size() * in_number);
  }
  *made.own_ += letters;
  made.look_at(*made.own_);
  return made;
}

}  // namespace outlint::analysis
