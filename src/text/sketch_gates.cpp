// SPDX-License-Identifier: Apache-2.0
// What the steps of sketches need, and the gates before those that are heavy.
#include <algorithm>
#include <utility>

#include "text/sketch_build.hpp"
#include "text/sketch_steps.hpp"

namespace outlint::text {
using namespace sketching;

std::vector<Need> SketchMaker::needs_of(std::uint32_t step) {
  const std::uint32_t with = step >> sketch_bits;
  std::vector<Need> out;
  switch (kind_of(step)) {
    case SketchStep::test: return {sets_.at(with)};
    case SketchStep::all:
      for (std::uint32_t at = with + 1; at <= with + records_[with]; ++at) {
        std::vector<Need> inner = needs_of(records_[at]);
        out.insert(out.end(), std::make_move_iterator(inner.begin()), std::make_move_iterator(inner.end()));
      }
      return out;
    case SketchStep::any: {
      Need together;
      for (std::uint32_t at = with + 1; at <= with + records_[with]; ++at) {
        const std::vector<Need> inner = needs_of(records_[at]);
        if (inner.empty()) return {};
        const auto least = std::min_element(inner.begin(), inner.end(), [](const Need& a, const Need& b) { return a.size() < b.size(); });
        together.insert(together.end(), least->begin(), least->end());
      }
      sort_once(together);
      if (!together.empty() && together.size() <= most_strings) out.push_back(std::move(together));
      return out;
    }
    case SketchStep::repeat: return records_[with] > 0 ? needs_of(records_[with + 2]) : out;
    case SketchStep::ahead: return out;  // may stand behind where the step ends, where no gate looks
    default: return out;
  }
}

void SketchMaker::add_gates(std::vector<std::uint32_t>& steps) {
  constexpr std::uint32_t heavy = 8;
  constexpr std::size_t most_sets = 3;
  const auto children = [&](std::uint32_t step, const auto& each) {
    const std::uint32_t with = step >> sketch_bits;
    const SketchStep kind = kind_of(step);
    if (kind == SketchStep::repeat) each(records_[with + 2]);
    if (kind == SketchStep::ahead) each(records_[with]);
    if (kind != SketchStep::all && kind != SketchStep::any) return;
    for (std::uint32_t at = with + 1; at <= with + records_[with]; ++at) each(records_[at]);
  };
  std::map<std::uint32_t, std::uint32_t> weights;
  const auto weigh = [&](std::uint32_t step, const auto& self) -> std::uint32_t {
    if (const auto found = weights.find(step); found != weights.end()) return found->second;
    std::uint32_t weight = 1;
    children(step, [&](std::uint32_t child) { weight = std::min(weight + self(child, self), 10'000U); });
    return weights[step] = weight;
  };
  for (const std::uint32_t step : steps) weigh(step, weigh);
  std::map<std::uint32_t, std::vector<std::uint32_t>> gates;
  for (const auto& [step, weight] : weights) {
    if (weight < heavy) continue;
    std::vector<Need> needs = needs_of(step);
    std::stable_sort(needs.begin(), needs.end(), [](const Need& a, const Need& b) { return a.size() < b.size(); });
    needs.erase(std::unique(needs.begin(), needs.end()), needs.end());
    if (needs.empty()) continue;
    std::vector<std::uint32_t>& gate = gates[step];
    for (std::size_t at = 0; at < std::min(most_sets, needs.size()); ++at) gate.push_back(set_of_(needs[at]));
  }
  std::map<std::uint32_t, std::uint32_t> gated;
  for (auto& [step, gate] : gates) {
    gate.insert(gate.begin(), static_cast<std::uint32_t>(gate.size()));
    gate.push_back(step);
    gated.emplace(step, record(SketchStep::gate, gate));
  }
  const auto replace = [&](std::uint32_t& step) {
    if (const auto found = gated.find(step); found != gated.end()) step = found->second;
  };
  for (const auto& [step, weight] : weights) children(step, replace);
  for (std::uint32_t& step : steps) replace(step);
}

}  // namespace outlint::text
