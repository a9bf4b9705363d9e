// SPDX-License-Identifier: Apache-2.0
#include "cli/unified_diff.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <fmt/format.h>

namespace outlint::cli {
namespace {

constexpr std::size_t context = 3;
/// More lines than this on both sides are shown as replaced: a draft is shorter.
constexpr std::size_t most_cells = 4'000'000;

using Lines = std::vector<std::string_view>;

/// With their endings, so that the last line may have none.
Lines lines_of(std::string_view text) {
  Lines out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    out.push_back(text.substr(at, end - at));
    at = end;
  }
  return out;
}

/// A line of the diff: ' ', '-' or '+', and the number of lines before it on each side.
struct Step {
  char sign = ' ';
  std::string_view line;
  std::size_t before = 0, after = 0;
};

/// The longest common subsequence of the lines that differ, by the table that every textbook has.
std::vector<Step> steps_of(const Lines& before, const Lines& after) {
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

std::string range(std::size_t start, std::size_t count) {
  return count == 1 ? std::to_string(start + 1) : fmt::format("{},{}", count == 0 ? start : start + 1, count);
}

}  // namespace

std::string unified_diff(std::string_view before, std::string_view after, std::string_view name) {
  if (before == after) return "";
  const std::vector<Step> steps = steps_of(lines_of(before), lines_of(after));
  std::string out = fmt::format("--- a/{0}\n+++ b/{0}\n", name);
  const auto changed = [](const Step& step) { return step.sign != ' '; };
  for (auto first = std::find_if(steps.begin(), steps.end(), changed); first != steps.end();) {
    const auto begin = first - std::min<std::ptrdiff_t>(context, first - steps.begin());
    // A hunk goes on while the next change is nearer than two contexts.
    auto last = first;
    for (auto next = first; next != steps.end() && next - last <= static_cast<std::ptrdiff_t>(2 * context + 1); ++next) {
      if (changed(*next)) last = next;
    }
    const auto end = last + std::min<std::ptrdiff_t>(context + 1, steps.end() - last);
    const auto removed = static_cast<std::size_t>(std::count_if(begin, end, [](const Step& step) { return step.sign != '+'; }));
    const auto added = static_cast<std::size_t>(std::count_if(begin, end, [](const Step& step) { return step.sign != '-'; }));
    out += fmt::format("@@ -{} +{} @@\n", range(begin->before, removed), range(begin->after, added));
    for (auto step = begin; step != end; ++step) {
      out += step->sign;
      out += step->line;
      if (!step->line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
    }
    first = std::find_if(end, steps.end(), changed);
  }
  return out;
}

}  // namespace outlint::cli
