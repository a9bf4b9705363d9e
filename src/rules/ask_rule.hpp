// SPDX-License-Identifier: Apache-2.0
// Rules about asks: what the draft wants against what the relationship carries.
#pragma once

#include "rules/matcher.hpp"

namespace outlint::rules {

struct AskRule {
  std::vector<std::string> asks;  ///< kinds
};

/// Finds each ask of the kinds that weighs more than the credit; `over` is by how much.
/// Captures: `ask`, `weight`, `credit`, `stage`.
std::shared_ptr<const Matcher> make_matcher(AskRule rule);

}  // namespace outlint::rules
