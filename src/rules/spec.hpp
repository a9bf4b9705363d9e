// SPDX-License-Identifier: Apache-2.0
// The closed list of kinds of rules.
#pragma once

#include <memory>
#include <variant>

#include "rules/ask_rule.hpp"
#include "rules/attachment_rule.hpp"
#include "rules/batch_rule.hpp"
#include "rules/history_rule.hpp"
#include "rules/measure_rule.hpp"
#include "rules/people_rule.hpp"
#include "rules/phrase_rule.hpp"

namespace outlint::rules {

/// What a rule looks for: plain data, which the build can put into the library.
using RuleSpec = std::variant<AskRule, AttachmentRule, BatchRule, HistoryRule, MeasureRule, PeopleRule, PhraseRule>;

/// The matcher that looks for it.
inline std::shared_ptr<const Matcher> make_matcher(const RuleSpec& spec) {
  return std::visit([](const auto& each) { return make_matcher(each); }, spec);
}

}  // namespace outlint::rules
