// SPDX-License-Identifier: Apache-2.0
// What a history keeps of a text: enough to know it again, too little to read it.
#include <algorithm>
#include <cstdint>

#include <outlint/tie.hpp>

#include "engine/shingles.hpp"

namespace outlint {
namespace {

constexpr std::size_t shingle_words = 5;
constexpr std::size_t minima = 64;
/// Two thanks of a line each are alike without being copies.
constexpr std::size_t fewest_shingles = 12;

std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
  return value ^ (value >> 31);
}

}  // namespace

std::vector<std::uint16_t> sketch_of(const Document& document) {
  const std::vector<std::uint64_t> shingles = engine::shingles(document, shingle_words);
  if (shingles.size() < fewest_shingles) return {};
  std::vector<std::uint16_t> out;
  for (std::uint64_t seed = 1; seed <= minima; ++seed) {
    std::uint64_t least = UINT64_MAX;
    for (const std::uint64_t shingle : shingles) least = std::min(least, mixed(shingle + seed * 0x9E3779B97F4A7C15ULL));
    out.push_back(static_cast<std::uint16_t>(least));
  }
  return out;
}

double similarity_of(const std::vector<std::uint16_t>& one, const std::vector<std::uint16_t>& other) {
  if (one.empty() || one.size() != other.size()) return 0;
  std::size_t same = 0;
  for (std::size_t at = 0; at < one.size(); ++at) same += one[at] == other[at] ? 1 : 0;
  return static_cast<double>(same) / static_cast<double>(one.size());
}

}  // namespace outlint
