// SPDX-License-Identifier: Apache-2.0
#include "rules/measure_rule.hpp"

#include "text/utf8.hpp"

namespace outlint::rules {
namespace {

/// From the character at which the limit is passed to the end.
std::optional<Place> overflow(std::string_view part, std::string_view text, double limit) {
  std::size_t at = 0;
  for (std::size_t points = 0; at < text.size() && static_cast<double>(points) < limit; ++points) at += text::decode(text, at).length;
  const Span span = text::trimmed(text, {at, text.size()});
  if (span.empty()) return std::nullopt;
  return Place{std::string(part), span};
}

class MeasureMatcher final : public Matcher {
 public:
  explicit MeasureMatcher(MeasureRule rule) : rule_(std::move(rule)) {}

  [[nodiscard]] std::vector<Finding> find(const analysis::Analysis& analysis) const override {
    const auto over = broken(rule_.measure, rule_.limits, analysis);
    if (!over) return {};
    Finding finding;
    finding.place = spot(analysis, over->limit);
    finding.captures = {{"value", spelled(over->value)}, {"limit", spelled(over->limit)}};
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
      case Spot::people: return header_place(message, "To");
      case Spot::nowhere: break;
    }
    return std::nullopt;
  }

  MeasureRule rule_;
};

}  // namespace

std::shared_ptr<const Matcher> make_matcher(MeasureRule rule) { return std::make_shared<MeasureMatcher>(std::move(rule)); }

}  // namespace outlint::rules
