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
    const Borders borders = borders_in(analysis);
    for (std::size_t at = 0; at < analysis.acts.size(); ++at) {
      const analysis::Act& act = analysis.acts[at];
      if (act.live() && among(rule_.acts, act) && in_order(borders, at) && act.unit < borders.late_unit && within(analysis, act)) hits.push_back(at);
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
  /// What the order of a message is measured by, looked up once for all acts. Acts are in the order of the text, so that
  /// before and after are a matter of their index.
  struct Borders {
    std::size_t first_after = 0, first_not_after = 0;  ///< the first act of the list, or how many acts there are
    std::size_t behind_before = 0;                     ///< behind the last act of the list, or 0
    std::size_t late_unit = 0;                         ///< the first unit that is too late
  };

  [[nodiscard]] Borders borders_in(const analysis::Analysis& analysis) const {
    const auto& acts = analysis.acts;
    const auto first = [&](const std::vector<std::size_t>& list) {
      if (list.empty()) return acts.size();
      return static_cast<std::size_t>(std::find_if(acts.begin(), acts.end(), [&](const analysis::Act& act) { return act.live() && among(list, act); }) - acts.begin());
    };
    Borders borders{first(rule_.after), first(rule_.not_after), 0, analysis.units.size()};
    if (!rule_.before.empty()) {
      for (std::size_t at = 0; at < acts.size(); ++at) {
        if (acts[at].live() && among(rule_.before, acts[at])) borders.behind_before = at + 1;
      }
    }
    std::size_t own = 0;
    for (std::size_t unit = 0; rule_.first_sentences > 0 && unit < analysis.units.size(); ++unit) {
      if (own == rule_.first_sentences) {
        borders.late_unit = unit;
        break;
      }
      own += analysis.units[unit].scope == analysis::Scope::own ? 1 : 0;
    }
    return borders;
  }

  [[nodiscard]] bool in_order(const Borders& borders, std::size_t at) const {
    if (!rule_.before.empty() && at >= borders.behind_before) return false;
    return at <= borders.first_not_after && (rule_.after.empty() || borders.first_after < at);
  }

  [[nodiscard]] bool within(const analysis::Analysis& analysis, const analysis::Act& act) const {
    return rule_.within == 0 || (rule_.within & bit(analysis.units[act.unit].scope)) != 0;
  }

  [[nodiscard]] bool stands_elsewhere(const analysis::Analysis& analysis) const {
    return std::any_of(analysis.acts.begin(), analysis.acts.end(), [&](const analysis::Act& act) {
      return act.live() && among(rule_.absent, act) && !within(analysis, act);
    });
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
