// SPDX-License-Identifier: Apache-2.0
// How a table of word weights lies in its bytes: a head; slots of words (hash, place, length, id); slots of entries (key,
// first weight and how many); the weights (class and number in one); the letters of the words. All numbers have four bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace outlint::analysis::weights_layout {

constexpr std::size_t in_number = sizeof(std::uint32_t);
constexpr std::size_t place_in_word = in_number, length_in_word = 2 * in_number, id_in_word = 3 * in_number, in_word = 4 * in_number;
constexpr std::size_t in_entry = 2 * in_number;
constexpr std::uint32_t id_bits = 16;
constexpr std::uint32_t most_words = (1u << id_bits) - 1;
constexpr std::uint32_t count_bits = 6;
constexpr std::uint32_t most_weights = (1u << count_bits) - 1;  ///< of one entry
constexpr std::uint32_t class_shift = 16;

inline std::uint32_t hash_of(std::string_view word) {
  std::uint32_t hash = 2166136261u;
  for (const char byte : word) hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619u;
  return hash;
}

inline std::uint32_t key_of(std::uint32_t first, std::uint32_t second) { return (first << id_bits) | second; }

inline std::uint32_t scattered(std::uint32_t key) {
  key = (key ^ (key >> 16)) * 0x7FEB352Du;
  key = (key ^ (key >> 15)) * 0x846CA68Bu;
  return key ^ (key >> 16);
}

}  // namespace outlint::analysis::weights_layout
