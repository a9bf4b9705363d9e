// SPDX-License-Identifier: Apache-2.0
#include "analysis/word_weights.hpp"

#include <algorithm>
#include <cstring>

#include "analysis/sentence_words.hpp"
#include "analysis/word_weights_layout.hpp"

namespace outlint::analysis {
using namespace weights_layout;

void WordWeights::look_at(std::string_view bytes) {
  bytes_ = bytes;
  std::memcpy(&head_, bytes.data(), sizeof head_);
}

WordWeights WordWeights::of(std::string_view bytes) {
  WordWeights table;
  if (!bytes.empty()) table.look_at(bytes);
  return table;
}

std::uint32_t WordWeights::number(std::size_t at) const {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes_.data() + at, sizeof value);
  return value;
}

WordWeights::Id WordWeights::id_of(std::string_view word) const {
  if (empty()) return 0;
  const std::uint32_t hash = hash_of(word);
  const std::size_t letters = sizeof head_ + head_.words * in_word + head_.entries * in_entry + head_.weights * in_number;
  for (std::uint32_t slot = hash & (head_.words - 1);; slot = (slot + 1) & (head_.words - 1)) {
    const std::size_t at = sizeof head_ + slot * in_word;
    const Id id = number(at + id_in_word);
    if (id == 0) return 0;
    if (number(at) == hash && bytes_.substr(letters + number(at + place_in_word), number(at + length_in_word)) == word) return id;
  }
}

bool WordWeights::find(Id first, Id second, Entry& found) const {
  const std::uint32_t key = key_of(first, second);
  const std::size_t entries = sizeof head_ + head_.words * in_word;
  for (std::uint32_t slot = scattered(key) & (head_.entries - 1);; slot = (slot + 1) & (head_.entries - 1)) {
    const std::uint32_t here = number(entries + slot * in_entry);
    if (here == 0) return false;
    if (here != key) continue;
    const std::uint32_t packed = number(entries + slot * in_entry + in_number);
    found.first = packed >> count_bits;
    found.count = packed & most_weights;
    found.words[0] = first;
    found.words[1] = second;
    return true;
  }
}

std::pair<std::size_t, int> WordWeights::weight(std::uint32_t at) const {
  const std::uint32_t packed = number(sizeof head_ + head_.words * in_word + head_.entries * in_entry + at * in_number);
  return {packed >> class_shift, static_cast<std::int16_t>(packed & 0xFFFF)};
}

std::vector<WordWeights::Entry> WordWeights::entries_of(std::string_view folded) const {
  std::vector<Entry> all;
  if (empty()) return all;
  Id before = id_of(sentence_start);
  Span before_at{0, 0};
  Entry found;
  const auto pair = [&](Id id, Span at) {
    if (before != 0 && id != 0 && find(before, id, found)) {
      found.at = {before_at.start, at.end};
      all.push_back(found);
    }
    before = id;
    before_at = at;
  };
  for_each_word(folded, [&](std::string_view word, Span at) {
    const Id id = id_of(word);
    if (id != 0 && find(id, 0, found)) {
      found.at = at;
      all.push_back(found);
    }
    pair(id, at);
  });
  pair(id_of(sentence_end), {folded.size(), folded.size()});
  std::stable_sort(all.begin(), all.end(), [](const Entry& a, const Entry& b) { return a.first < b.first; });
  all.erase(std::unique(all.begin(), all.end(), [](const Entry& a, const Entry& b) { return a.first == b.first; }), all.end());
  return all;
}

void WordWeights::add(Id sign, std::vector<int>& sums) const {
  Entry found;
  if (sign != 0 && find(sign, 0, found)) add(found, sums);
}

void WordWeights::add(const Entry& found, std::vector<int>& sums) const {
  for (std::uint32_t at = found.first; at < found.first + found.count; ++at) {
    const auto [of_class, number] = weight(at);
    if (of_class < sums.size()) sums[of_class] += number;
  }
}

void WordWeights::add(const std::vector<Entry>& sentence, std::vector<int>& sums) const {
  for (const Entry& found : sentence) add(found, sums);
}

void WordWeights::add(const std::vector<const std::vector<Entry>*>& sentences, std::vector<int>& sums) const {
  std::vector<std::uint32_t> added;
  for (const std::vector<Entry>* sentence : sentences) {
    for (const Entry& found : *sentence) {
      const auto place = std::lower_bound(added.begin(), added.end(), found.first);
      if (place != added.end() && *place == found.first) continue;
      added.insert(place, found.first);
      add(found, sums);
    }
  }
}

std::string_view WordWeights::spelled(Id id) const {
  const std::size_t letters = sizeof head_ + head_.words * in_word + head_.entries * in_entry + head_.weights * in_number;
  for (std::uint32_t slot = 0; slot < head_.words; ++slot) {
    const std::size_t at = sizeof head_ + slot * in_word;
    if (number(at + id_in_word) == id) return bytes_.substr(letters + number(at + place_in_word), number(at + length_in_word));
  }
  return {};
}

std::vector<Weighing> WordWeights::weighed(std::string_view folded, const std::vector<Id>& signs, std::size_t of_class,
                                           std::optional<std::size_t> instead) const {
  std::vector<Weighing> out;
  if (empty()) return out;
  std::vector<Entry> all = entries_of(folded);
  const std::size_t words = all.size();
  for (const Id sign : signs) {
    if (Entry found; sign != 0 && find(sign, 0, found)) all.push_back(found);
  }
  for (std::size_t each = 0; each < all.size(); ++each) {
    const Entry& found = all[each];
    int sum = 0;
    for (std::uint32_t at = found.first; at < found.first + found.count; ++at) {
      const auto [a_class, number] = weight(at);
      sum += a_class == of_class ? number : instead && a_class == *instead ? -number : 0;
    }
    if (sum == 0) continue;
    if (each < words) out.push_back({found.at.of(folded), 0, found.at, sum});
    else out.push_back({{}, found.words[0], found.at, sum});
  }
  std::stable_sort(out.begin(), out.end(), [](const Weighing& a, const Weighing& b) { return a.at.start < b.at.start; });
  return out;
}

}  // namespace outlint::analysis
