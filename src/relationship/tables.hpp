// SPDX-License-Identifier: Apache-2.0
// What asks weigh, what stages carry and what findings cost: tables of the ruleset, never numbers in code.
#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/stage.hpp>

namespace outlint::relationship {

/// A kind of ask, in the order of the taxonomy's table.
struct AskKind {
  std::string name;
  int weight = 0;
};

struct Tables {
  std::vector<AskKind> asks;
  std::array<int, 6> credit{};  ///< by Stage
  int error_points = 0;         ///< negative
  int warning_points = 0;       ///< negative
  std::map<std::string, int> sign_points;

  [[nodiscard]] const AskKind* ask(std::string_view name) const {
    const auto found = std::find_if(asks.begin(), asks.end(), [&](const AskKind& kind) { return kind.name == name; });
    return found == asks.end() ? nullptr : &*found;
  }
  [[nodiscard]] int credit_of(Stage stage) const { return credit[static_cast<std::size_t>(stage)]; }
};

}  // namespace outlint::relationship
