// SPDX-License-Identifier: Apache-2.0
// Rules about measures: a fact of the message against a limit.
#pragma once

#include "rules/limits.hpp"

namespace outlint::rules {

/// Where a broken measure points.
enum class Spot {
  nowhere,
  opening,   ///< the first sentence of the own text
  subject,
  overflow,  ///< the body from the first character beyond the limit on
  people,    ///< the To header
};

struct MeasureRule {
  analysis::Fact measure = analysis::Fact::words;
  std::vector<Limit> limits;
  Spot spot = Spot::nowhere;
};

/// Captures: `value`, `limit`.
std::shared_ptr<const Matcher> make_matcher(MeasureRule rule);

}  // namespace outlint::rules
