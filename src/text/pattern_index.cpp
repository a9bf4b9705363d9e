// SPDX-License-Identifier: Apache-2.0
#include "text/pattern_index.hpp"

namespace outlint::text {

PatternIndex::PatternIndex(std::string_view bytes) {
  std::array<std::uint32_t, table_count + count_count + 1> head{};
  std::memcpy(head.data(), bytes.data(), sizeof head);
  for (std::size_t table = 0; table < table_count; ++table) tables_[table] = bytes.data() + head[table];
  for (std::size_t count = 0; count < counts_.size(); ++count) counts_[count] = head[table_count + count];
  slot_mask_ = head[table_count + counts_.size()];
}

std::uint32_t PatternIndex::word(std::string_view word) const {
  for (std::uint32_t slot = hash_of(word) & slot_mask_;; slot = (slot + 1) & slot_mask_) {
    const std::uint32_t found = number(word_slots, slot);
    if (found == none) return none;
    const std::uint32_t start = found == 0 ? 0 : number(word_ends, found - 1);
    if (word == std::string_view(tables_[word_bytes] + start, number(word_ends, found) - start)) return found;
  }
}

}  // namespace outlint::text
