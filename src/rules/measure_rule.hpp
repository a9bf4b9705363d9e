// SPDX-License-Identifier: Apache-2.0
// Rules about measures: a fact of the message against a limit.
#pragma once

#include "rules/rule.hpp"

namespace outlint::rules {

/// Where a broken measure points.
enum class Spot {
  nowhere,
  opening,   ///< the first sentence of the own text
  subject,
  overflow,  ///< the body from the first character beyond the limit on
  people,    ///< the To header
};

struct Limit {
  analysis::Condition when;   ///< the first limit whose condition holds is the one that counts
  analysis::Condition::Test test = analysis::Condition::Test::more;  ///< what breaks it
  double value = 0;
};

struct MeasureRule {
  analysis::Fact measure = analysis::Fact::words;
  std::vector<Limit> limits;
  Spot spot = Spot::nowhere;
};

/// Captures: `value`, `limit`.
std::shared_ptr<const Matcher> make_matcher(MeasureRule rule);

}  // namespace outlint::rules
