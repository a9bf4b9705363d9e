// SPDX-License-Identifier: Apache-2.0
#include "ruleset/export_patterns.hpp"

#include <set>

#include "ruleset/pack.hpp"
#include "text/ere.hpp"

namespace outlint::ruleset {

std::vector<std::string> export_patterns(const Ruleset& ruleset) {
  std::vector<std::string> out;
  std::set<std::string> seen;
  for (const auto& [language, part] : ruleset.pack()->by_language) {
    for (const analysis::ActDefinition& act : part.vocabulary.acts) {
      for (const text::PatternNumber number : act.patterns) {
        const auto ere = text::to_ere(part.vocabulary.patterns.source(number));
        if (ere && seen.insert(*ere).second) out.push_back(*ere);
      }
    }
  }
  return out;
}

}  // namespace outlint::ruleset
