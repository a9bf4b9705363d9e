// SPDX-License-Identifier: Apache-2.0
// A fact of the message against a limit: what rules of kind measure, people and history share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/matcher.hpp"

namespace outlint::rules {

struct Limit {
  analysis::Condition when;   ///< the first limit whose condition holds is the one that counts
  analysis::Condition::Test test = analysis::Condition::Test::more;  ///< what breaks it
  double value = 0;
};

/// A fact that broke its limit.
struct Broken {
  double value = 0, limit = 0;
};

/// Whether the fact is known and breaks the limit that counts. Without limits, one that is true or above 0 does.
std::optional<Broken> broken(analysis::Fact fact, const std::vector<Limit>& limits, const analysis::Analysis& analysis);

/// A number as people write it: `12`, `0.67`.
std::string spelled(double value);

/// The first sentence of the own text.
std::optional<Place> first_own(const analysis::Analysis& analysis);

/// The whole of a header.
std::optional<Place> header_place(const Message& message, const std::string& name);

}  // namespace outlint::rules
