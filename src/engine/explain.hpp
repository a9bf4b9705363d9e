// SPDX-License-Identifier: Apache-2.0
// Why a rule spoke or did not, for those who write rules.
#pragma once

#include <string>

#include "rules/rule.hpp"

namespace outlint::engine {

/// The first fact, act or ask of a condition that does not hold, in the words of YAML: `occasion is other`.
/// Empty where the condition holds.
std::string why_not(const analysis::Condition& condition, const analysis::Analysis& analysis);

/// Why a rule whose condition holds finds nothing: `questions is 1, within its limit of 4`.
std::string why_nothing(const rules::Rule& rule, const analysis::Analysis& analysis);

/// The acts that the words of a sentence told of, or spoke against, with the words that weighed most.
std::vector<std::string> weighed(const analysis::Analysis& analysis);
/// The acts that were found and set aside, with the reason: what it is, where it stands, and that it is negated.
std::vector<std::string> set_aside(const analysis::Analysis& analysis);

}  // namespace outlint::engine
