// SPDX-License-Identifier: Apache-2.0
// What would come before a draft that wants more than the tie carries.
#pragma once

#include <optional>
#include <vector>

#include "rules/rule.hpp"

namespace outlint::engine {

/// The first plan that answers an error, with the greeting, the sign-off and the sender's own words about the reader in
/// its message. Nothing where no error is answered.
std::optional<Plan> plan_for(const std::vector<rules::PlanRule>& plans, const analysis::Analysis& analysis,
                             const std::vector<Diagnostic>& diagnostics);

}  // namespace outlint::engine
