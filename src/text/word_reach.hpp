// SPDX-License-Identifier: Apache-2.0
// How many words a match of a pattern can touch.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "text/syntax.hpp"

namespace outlint::text {

/// Works out how far patterns reach; parts that they share are worked out once.
class WordReach {
 public:
  static constexpr std::uint32_t unlimited = 64;  ///< as many, or more

  explicit WordReach(const SyntaxPool& pool) : pool_(pool) {}

  /// The most words, as `is_index_byte` has it, that a match of a node touches; `unlimited` where that cannot be told.
  std::uint32_t of(std::uint32_t node);

 private:
  std::uint32_t work_out(const SyntaxNode& node);

  const SyntaxPool& pool_;
  std::unordered_map<std::uint32_t, std::uint32_t> known_;
};

}  // namespace outlint::text
