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

struct Use {
  Matched matched, alone;
};

/// `owner` is what the act is called that the example is one of; a rule without patterns of its own has none.
void add_matched(const RuleExample& example, const std::string& owner, const LanguagePack& language, const Pack& pack, Use& use) {
  const Result<Message> message = example_message(example);
  if (!message) return;
  const Document document(*message);
  Matched own;
  for (const auto& each : analysis::analyse(document, language.vocabulary, pack.tables, {}).matched) {
    use.matched.emplace(each.definition, each.pattern);
    if (language.vocabulary.acts[each.definition].id == owner) own.emplace(each.definition, each.pattern);
  }
  if (example.flags && own.size() == 1) use.alone.insert(*own.begin());
}

}  // namespace

std::vector<PatternUse> pattern_coverage(const Ruleset& ruleset) {
  std::vector<PatternUse> out;
  const Pack& pack = *ruleset.pack();
  for (const auto& [name, language] : pack.by_language) {
    Use use;
    for (const RuleInfo& rule : ruleset.rules()) {
      if (rule.language != name) continue;
      for (const RuleExample& example : rule.examples) add_matched(example, std::string(own_patterns) + rule.id, language, pack, use);
    }
    for (const RuleExample& example : ruleset.act_examples()) add_matched(example, owner_of(example), language, pack, use);
    const auto& acts = language.vocabulary.acts;
    for (std::size_t act = 0; act < acts.size(); ++act) {
      const bool of_rule = acts[act].id.starts_with(own_patterns);
      const std::string owner = of_rule ? acts[act].id.substr(own_patterns.size()) : acts[act].id;
      for (std::size_t pattern = 0; pattern < acts[act].patterns.size(); ++pattern) {
        const std::pair key(act, static_cast<std::size_t>(acts[act].patterns[pattern]));
        out.push_back({owner, name, of_rule, pattern + 1, std::string(language.vocabulary.patterns.source(acts[act].patterns[pattern])),
                       use.matched.contains(key), use.alone.contains(key)});
      }
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const PatternUse& a, const PatternUse& b) {
    return std::tie(a.language, a.owner, a.number) < std::tie(b.language, b.owner, b.number);
  });
  return out;
}

}  // namespace outlint::engine
