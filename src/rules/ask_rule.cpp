// SPDX-License-Identifier: Apache-2.0
#include "rules/ask_rule.hpp"

#include <algorithm>

namespace outlint::rules {
namespace {

class AskMatcher final : public Matcher {
 public:
  explicit AskMatcher(AskRule rule) : rule_(std::move(rule)) {}

  [[nodiscard]] std::vector<Finding> find(const analysis::Analysis& analysis) const override {
    std::vector<Finding> findings;
    const Relationship& tie = analysis.relationship;
    for (const analysis::FoundAsk& found : analysis.asks) {
      const Ask& ask = found.ask;
      if (std::find(rule_.asks.begin(), rule_.asks.end(), ask.kind) == rule_.asks.end()) continue;
      if (ask.invited || ask.owed || ask.weight <= tie.credit) continue;
      Finding finding;
      finding.place = ask.place;
      finding.act = found.act;
      finding.over = ask.weight - tie.credit;
      finding.captures = {{"ask", ask.kind},
                          {"weight", std::to_string(ask.weight)},
                          {"credit", std::to_string(tie.credit)},
                          {"stage", std::string(to_string(tie.stage))}};
      findings.push_back(std::move(finding));
    }
    return findings;
  }

 private:
  AskRule rule_;
};

}  // namespace

std::shared_ptr<const Matcher> make_matcher(AskRule rule) { return std::make_shared<AskMatcher>(std::move(rule)); }

}  // namespace outlint::rules
