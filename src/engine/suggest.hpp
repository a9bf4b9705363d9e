// SPDX-License-Identifier: Apache-2.0
// Suggestions of a rule, made exact for one message.
#pragma once

#include <vector>

#include "rules/rule.hpp"

namespace outlint::engine {

/// The rule's suggestions that apply to this finding, as edits: sorted, disjoint, in the parts that can be edited.
/// One whose place is not in this message is left out.
std::vector<Suggestion> suggest(const rules::Rule& rule, const rules::Finding& finding, const analysis::Analysis& analysis);

}  // namespace outlint::engine
