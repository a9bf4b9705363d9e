// SPDX-License-Identifier: Apache-2.0
// The small change of making sketches.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "text/index_byte.hpp"
#include "text/sketch.hpp"
#include "text/syntax.hpp"

namespace outlint::text::sketching {

constexpr std::size_t most_strings = 1200;   // of a node that is spelled out
constexpr std::size_t most_products = 400;   // of parts side by side
constexpr std::uint32_t nothing = sketch_step(SketchStep::spaces, 0);
constexpr std::uint32_t never = sketch_step(SketchStep::any, 0);  // the record 0 is empty

/// Sketches know words of ASCII alone: what stands beside other letters is a word of its own, as the syntax has it.
inline bool is_letter(std::size_t byte) { return byte < 0x80 && is_index_byte(static_cast<char>(byte)); }
inline bool is_letter(char byte) { return is_letter(std::size_t{static_cast<unsigned char>(byte)}); }

inline bool has_letters(const ByteSet& set) {
  for (std::size_t byte = 0; byte < 256; ++byte) {
    if (is_letter(byte) && set.has(static_cast<unsigned char>(byte))) return true;
  }
  return false;
}

inline std::uint32_t spaces(std::uint64_t min, std::uint64_t max) {
  const auto least = static_cast<std::uint32_t>(std::min<std::uint64_t>(min, unbounded_spaces - 1));
  const auto most = static_cast<std::uint32_t>(std::min<std::uint64_t>(max, unbounded_spaces));
  return sketch_step(SketchStep::spaces, least | most << 6);
}

inline SketchStep kind_of(std::uint32_t step) { return static_cast<SketchStep>(step & ((1U << sketch_bits) - 1)); }
inline bool is_spaces(std::uint32_t step) { return kind_of(step) == SketchStep::spaces; }
inline std::uint32_t least_spaces(std::uint32_t step) { return step >> sketch_bits & 63; }
inline std::uint32_t most_spaces(std::uint32_t step) { return step >> sketch_bits >> 6; }

template <class T>
void sort_once(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace outlint::text::sketching
