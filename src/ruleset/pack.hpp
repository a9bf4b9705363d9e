// SPDX-License-Identifier: Apache-2.0
// A compiled pack: everything that YAML said, ready to judge.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <outlint/ruleset.hpp>

#include "analysis/language.hpp"
#include "analysis/vocabulary.hpp"
#include "relationship/tables.hpp"
#include "rules/rule.hpp"
#include "ruleset/lazy.hpp"

namespace outlint {

/// One language's part of a pack.
struct LanguagePack {
  analysis::Vocabulary vocabulary;
  std::vector<rules::Rule> rules;  ///< by id
  std::vector<rules::SignRule> signs;
  std::vector<rules::PlanRule> plans;     ///< by order
  std::optional<rules::BatchRule> batch;  ///< of the rule of that kind, where there is one
};

/// What is said about rules, and their examples: only for those who ask.
struct Catalogue {
  std::vector<RuleInfo> infos;  ///< by id
  std::vector<RuleExample> act_examples;
};

/// Immutable once it is built; shared by all copies of a ruleset.
class Pack {
 public:
  relationship::Tables tables;
  analysis::Languages languages;
  std::map<std::string, LanguagePack> by_language;
  ruleset::Lazy<Catalogue> catalogue;
};

}  // namespace outlint
