// SPDX-License-Identifier: Apache-2.0
#include "rules/limits.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace outlint::rules {
namespace {

using Test = analysis::Condition::Test;

bool breaks(Test test, double value, double limit) {
  switch (test) {
    case Test::is: return value == limit;
    case Test::less: return value < limit;
    case Test::at_most: return value <= limit;
    case Test::at_least: return value >= limit;
    case Test::more: break;
  }
  return value > limit;
}

}  // namespace

std::optional<Broken> broken(analysis::Fact fact, const std::vector<Limit>& limits, const analysis::Analysis& analysis) {
  const analysis::Value& value = analysis.facts[fact];
  if (!value.known) return std::nullopt;
  if (limits.empty()) return value.number > 0 ? std::optional(Broken{value.number, 0}) : std::nullopt;
  const auto limit = std::find_if(limits.begin(), limits.end(), [&](const Limit& each) { return holds(each.when, analysis); });
  if (limit == limits.end() || !breaks(limit->test, value.number, limit->value)) return std::nullopt;
  return Broken{value.number, limit->value};
}

std::string spelled(double value) {
  return value == std::floor(value) ? fmt::format("{:.0f}", value) : fmt::format("{:.2f}", value);
}

std::optional<Place> first_own(const analysis::Analysis& analysis) {
  for (const analysis::Unit& unit : analysis.units) {
    if (unit.scope == analysis::Scope::own) return Place{unit.part, unit.span};
  }
  return std::nullopt;
}

std::optional<Place> header_place(const Message& message, const std::string& name) {
  const Header* header = message.header(name);
  if (header == nullptr) return std::nullopt;
  return Place{"header:" + name, {0, header->value.size()}};
}

}  // namespace outlint::rules
