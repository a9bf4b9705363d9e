// SPDX-License-Identifier: Apache-2.0
#include "rules/batch_rule.hpp"

#include <fmt/format.h>

namespace outlint::rules {
namespace {

class BatchMatcher final : public Matcher {
 public:
  [[nodiscard]] std::vector<Finding> find(const analysis::Analysis& analysis) const override {
    if (!analysis.near_copy) return {};
    Finding finding;
    finding.captures = {{"other", analysis.near_copy->other}, {"similarity", fmt::format("{:.0f}", analysis.near_copy->similarity * 100)}};
    return {finding};
  }
};

}  // namespace

std::shared_ptr<const Matcher> make_matcher(BatchRule) { return std::make_shared<BatchMatcher>(); }

}  // namespace outlint::rules
