// SPDX-License-Identifier: Apache-2.0
// Rules about the tie as past mail tells it: cadence, and who gave to whom.
#pragma once

#include "rules/limits.hpp"

namespace outlint::rules {

/// Where a finding about the tie points.
enum class HistoryPoint {
  nowhere,
  opening,  ///< the first sentence of the own text
  ask,      ///< each ask that nobody invited or owes; without one there is no finding
  resume,   ///< each resume attached; without one there is no finding
};

struct HistoryRule {
  analysis::Fact fact = analysis::Fact::history_unanswered;  ///< of the group history
  std::vector<Limit> limits;                                 ///< none: the fact has to be true, or above 0
  std::vector<std::string> asks;                             ///< with point ask: of these kinds; none means all
  HistoryPoint point = HistoryPoint::nowhere;
  bool account = false;  ///< the first finding carries the table of what was asked and given
};

/// Captures: `value`, `limit`, `ask`, and each fact of the tie without its `history_`: `sent`, `days_since_sent`, …
std::shared_ptr<const Matcher> make_matcher(HistoryRule rule);

}  // namespace outlint::rules
