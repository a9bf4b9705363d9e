// SPDX-License-Identifier: Apache-2.0
// Rules about who gets a message: how many, of how many houses, in view or hidden, and by what name they are greeted.
#pragma once

#include "rules/limits.hpp"

namespace outlint::rules {

/// Where a finding about people points.
enum class PeopleSpot { nowhere, to, cc, bcc, greeting };

struct PeopleRule {
  analysis::Fact fact = analysis::Fact::people;  ///< of the group people
  std::vector<Limit> limits;                     ///< none: the fact has to be true, or above 0
  PeopleSpot spot = PeopleSpot::to;
};

/// Captures: `value`, `limit`, `people` (in To and Cc), `recipient` (the first, by name), `greeted` (a name that nobody there
/// bears).
std::shared_ptr<const Matcher> make_matcher(PeopleRule rule);

}  // namespace outlint::rules
