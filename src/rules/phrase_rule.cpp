// SPDX-License-Identifier: Apache-2.0
#include "rules/phrase_rule.hpp"

#include <algorithm>

namespace outlint::rules {
namespace {

bool among(const std::vector<std::size_t>& definitions, const analysis::Act& act) {
  return std::find(definitions.begin(), definitions.end(), act.definition) != definitions.end();
}

class PhraseMatcher final : public Matcher {
 public:
  explicit PhraseMatcher(PhraseRule rule) : rule_(std::move(rule)) {}

  [[nodiscard]] std::vector<Finding> find(const analysis::Analysis& analysis) const override {
    std::vector<std::size_t> hits;
    for (std::size_t at = 0; at < analysis.acts.size(); ++at) {
      const analysis::Act& act = analysis.acts[at];
      if (act.live() && among(rule_.acts, act) && in_order(analysis, at) && early_enough(analysis, act) && within(analysis, act)) hits.push_back(at);
    }
    if (!rule_.absent.empty() && stands_elsewhere(analysis)) return {};
    if (hits.size() < std::max<std::size_t>(1, rule_.at_least)) return {};
    std::vector<Finding> findings;
    for (const std::size_t at : hits) {
      Finding finding;
      finding.act = at;
      finding.place = point(analysis, analysis.acts[at]);
      finding.captures = {{"count", std::to_string(hits.size())}};
      findings.push_back(std::move(finding));
      if (!rule_.every) break;
    }
    return findings;
  }

 private:
  /// Acts are in the order of the text, so that before and after are a matter of their index.
  [[nodiscard]] bool in_order(const analysis::Analysis& analysis, std::size_t at) const {
    const auto& acts = analysis.acts;
    const auto middle = acts.begin() + static_cast<std::ptrdiff_t>(at);
    const auto listed = [](const std::vector<std::size_t>& list) {
      return [&list](const analysis::Act& act) { return act.live() && among(list, act); };
    };
    if (!rule_.before.empty() && std::none_of(middle, acts.end(), listed(rule_.before))) return false;
    if (std::any_of(acts.begin(), middle, listed(rule_.not_after))) return false;
    return rule_.after.empty() || std::any_of(acts.begin(), middle, listed(rule_.after));
  }

  [[nodiscard]] bool within(const analysis::Analysis& analysis, const analysis::Act& act) const {
    return rule_.within == 0 || (rule_.within & bit(analysis.units[act.unit].scope)) != 0;
  }

  [[nodiscard]] bool stands_elsewhere(const analysis::Analysis& analysis) const {
    return std::any_of(analysis.acts.begin(), analysis.acts.end(), [&](const analysis::Act& act) {
      return act.live() && among(rule_.absent, act) && !within(analysis, act);
    });
  }

  [[nodiscard]] bool early_enough(const analysis::Analysis& analysis, const analysis::Act& act) const {
    if (rule_.first_sentences == 0) return true;
    std::size_t own = 0;
    for (std::size_t unit = 0; unit < act.unit; ++unit) {
      own += analysis.units[unit].scope == analysis::Scope::own ? 1 : 0;
    }
    return own < rule_.first_sentences;
  }

  [[nodiscard]] std::optional<Place> point(const analysis::Analysis& analysis, const analysis::Act& act) const {
    switch (rule_.point) {
      case Point::match: return analysis.match_place(act);
      case Point::clause: return analysis.clause_place(act);
      case Point::sentence: return Place{analysis.units[act.unit].part, analysis.units[act.unit].span};
      case Point::nowhere: break;
    }
    return std::nullopt;
  }

  PhraseRule rule_;
};

}  // namespace

std::shared_ptr<const Matcher> make_matcher(PhraseRule rule) { return std::make_shared<PhraseMatcher>(std::move(rule)); }

}  // namespace outlint::rules
