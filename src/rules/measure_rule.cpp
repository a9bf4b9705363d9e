// SPDX-License-Identifier: Apache-2.0
#include "rules/measure_rule.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "text/utf8.hpp"

namespace outlint::rules {
namespace {

using Test = analysis::Condition::Test;

bool broken(Test test, double value, double limit) {
  switch (test) {
    case Test::is: return value == limit;
    case Test::less: return value < limit;
    case Test::at_most: return value <= limit;
    case Test::at_least: return value >= limit;
    case Test::more: break;
  }
  return value > limit;
}

std::string spelled(double value) {
  return value == std::floor(value) ? fmt::format("{:.0f}", value) : fmt::format("{:.2f}", value);
}

std::optional<Place> first_own(const analysis::Analysis& analysis) {
  for (const analysis::Unit& unit : analysis.units) {
    if (unit.scope == analysis::Scope::own) return Place{unit.part, unit.span};
  }
  return std::nullopt;
}

/// From the character at which the limit is passed to the end.
std::optional<Place> overflow(std::string_view part, std::string_view text, double limit) {
  std::size_t at = 0;
  for (double points = 0; at < text.size() && points < limit; ++points) at += text::decode(text, at).length;
  const Span span = text::trimmed(text, {at, text.size()});
  if (span.empty()) return std::nullopt;
  return Place{std::string(part), span};
}

class MeasureMatcher final : public Matcher {
 public:
  explicit MeasureMatcher(MeasureRule rule) : rule_(std::move(rule)) {}

  [[nodiscard]] std::vector<Finding> find(const analysis::Analysis& analysis) const override {
    const analysis::Value& value = analysis.facts[rule_.measure];
    if (!value.known) return {};
    const auto limit = std::find_if(rule_.limits.begin(), rule_.limits.end(),
                                    [&](const Limit& each) { return holds(each.when, analysis); });
    if (limit == rule_.limits.end() || !broken(limit->test, value.number, limit->value)) return {};
    Finding finding;
    finding.place = spot(analysis, limit->value);
    finding.captures = {{"value", spelled(value.number)}, {"limit", spelled(limit->value)}};
    return {finding};
  }

 private:
  [[nodiscard]] std::optional<Place> spot(const analysis::Analysis& analysis, double limit) const {
    const Message& message = analysis.document->message();
    switch (rule_.spot) {
      case Spot::opening: return first_own(analysis);
      case Spot::subject:
        if (!message.subject || message.subject->empty()) return std::nullopt;
        return Place{"subject", {0, message.subject->size()}};
      case Spot::overflow:
        if (rule_.measure == analysis::Fact::subject_characters) return overflow("subject", message.subject.value_or(""), limit);
        return overflow("body", analysis.document->text(), limit);
      case Spot::people:
        if (const Header* to = message.header("To")) return Place{"header:To", {0, to->value.size()}};
        return std::nullopt;
      case Spot::nowhere: break;
    }
    return std::nullopt;
  }

  MeasureRule rule_;
};

}  // namespace

std::shared_ptr<const Matcher> make_matcher(MeasureRule rule) { return std::make_shared<MeasureMatcher>(std::move(rule)); }

}  // namespace outlint::rules
