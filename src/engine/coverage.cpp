// SPDX-License-Identifier: Apache-2.0
#include "engine/coverage.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "analysis/analysis.hpp"
#include "engine/examples.hpp"
#include "ruleset/pack.hpp"

namespace outlint::engine {
namespace {

constexpr std::string_view own_patterns = "rule:";  // how an act made of a rule's own patterns is named

using Matched = std::set<std::pair<std::size_t, std::size_t>>;  // definition, number of the pattern

void add_matched(const RuleExample& example, const LanguagePack& language, const Pack& pack, Matched& matched) {
  const Result<Message> message = example_message(example);
  if (!message) return;
  const Document document(*message);
  for (const auto& each : analysis::analyse(document, language.vocabulary, pack.tables, {}).matched) matched.emplace(each.definition, each.pattern);
}

}  // namespace

std::vector<PatternUse> pattern_coverage(const Ruleset& ruleset) {
  std::vector<PatternUse> out;
  const Pack& pack = *ruleset.pack();
  for (const auto& [name, language] : pack.by_language) {
    Matched matched;
    for (const RuleInfo& rule : ruleset.rules()) {
      if (rule.language != name) continue;
      for (const RuleExample& example : rule.examples) add_matched(example, language, pack, matched);
    }
    for (const RuleExample& example : ruleset.act_examples()) add_matched(example, language, pack, matched);
    const auto& acts = language.vocabulary.acts;
    for (std::size_t act = 0; act < acts.size(); ++act) {
      const bool of_rule = acts[act].id.starts_with(own_patterns);
      const std::string owner = of_rule ? acts[act].id.substr(own_patterns.size()) : acts[act].id;
      for (std::size_t pattern = 0; pattern < acts[act].patterns.size(); ++pattern) {
        out.push_back({owner, name, of_rule, pattern + 1, std::string(language.vocabulary.patterns.source(acts[act].patterns[pattern])), matched.count({act, acts[act].patterns[pattern]}) != 0});
      }
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const PatternUse& a, const PatternUse& b) {
    return std::tie(a.language, a.owner, a.number) < std::tie(b.language, b.owner, b.number);
  });
  return out;
}

}  // namespace outlint::engine
