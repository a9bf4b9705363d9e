// SPDX-License-Identifier: Apache-2.0
#include "cli/unified_diff.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include <fmt/format.h>

#include "cli/steps.hpp"

namespace outlint::cli {
namespace {

constexpr std::size_t context = 3;
/// With their endings, so that the last line may have none.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    out.push_back(text.substr(at, end - at));
    at = end;
  }
  return out;
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
      out += step->token;
      if (!step->token.ends_with('\n')) out += "\n\\ No newline at end of file\n";
    }
    first = std::find_if(end, steps.end(), changed);
  }
  return out;
}

}  // namespace outlint::cli
