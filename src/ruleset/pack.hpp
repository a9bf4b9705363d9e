// SPDX-License-Identifier: Apache-2.0
// A compiled pack: everything that YAML said, ready to judge.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <outlint/ruleset.hpp>

#include "analysis/language.hpp"
#include "analysis/vocabulary.hpp"
#include "relationship/tables.hpp"
#include "rules/batch_rule.hpp"
#include "rules/rule.hpp"

namespace outlint {

/// One language's part of a pack.
struct LanguagePack {
  analysis::Vocabulary vocabulary;
  std::vector<rules::Rule> rules;  ///< by id
  std::vector<rules::SignRule> signs;
  std::vector<rules::PlanRule> plans;     ///< by order
  std::optional<rules::BatchRule> batch;  ///< of the rule of that kind, where there is one
};

/// Immutable once it is built; shared by all copies of a ruleset.
class Pack {
 public:
  std::vector<RuleInfo> infos;  ///< by id
  std::vector<RuleExample> act_examples;
  relationship::Tables tables;
  analysis::Languages languages;
  std::map<std::string, LanguagePack> by_language;
};

}  // namespace outlint
