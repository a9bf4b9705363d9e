// SPDX-License-Identifier: Apache-2.0
#include "cli/steps.hpp"

#include <algorithm>
#include <cstdint>

namespace outlint::cli {
namespace {

/// More tokens than this on both sides are shown as replaced: a draft is shorter.
constexpr std::size_t most_cells = 4'000'000;

}  // namespace

std::vector<Step> steps_of(const std::vector<std::string_view>& before, const std::vector<std::string_view>& after) {
  std::size_t head = 0, tail = 0;
  const std::size_t least = std::min(before.size(), after.size());
  while (head < least && before[head] == after[head]) ++head;
  while (tail < least - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) ++tail;
  const std::size_t rows = before.size() - head - tail, columns = after.size() - head - tail;
  const bool small = (rows + 1) * (columns + 1) <= most_cells;
  std::vector<std::uint32_t> common(small ? (rows + 1) * (columns + 1) : 0);
  const auto cell = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return common[i * (columns + 1) + j]; };
  for (std::size_t i = small ? rows : 0; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      cell(i, j) = before[head + i] == after[head + j] ? cell(i + 1, j + 1) + 1 : std::max(cell(i + 1, j), cell(i, j + 1));
    }
  }
  std::vector<Step> steps;
  std::size_t i = 0, j = 0;
  const auto step = [&](char sign) {
    steps.push_back({sign, sign == '+' ? after[j] : before[i], i, j});
    i += sign != '+' ? 1 : 0;
    j += sign != '-' ? 1 : 0;
  };
  while (i < head) step(' ');
  while (i < head + rows || j < head + columns) {
    const bool both = i < head + rows && j < head + columns;
    if (both && before[i] == after[j]) step(' ');
    else if (i < head + rows && (!both || !small || cell(i - head + 1, j - head) >= cell(i - head, j - head + 1))) step('-');
    else step('+');
  }
  while (i < before.size()) step(' ');
  return steps;
}

}  // namespace outlint::cli
