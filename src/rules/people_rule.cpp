// SPDX-License-Identifier: Apache-2.0
#include "rules/people_rule.hpp"

#include "analysis/greeted.hpp"

namespace outlint::rules {
namespace {

std::string first_recipient(const Message& message) {
  if (!message.to || message.to->empty()) return "nobody";
  const Address& person = message.to->front();
  return person.name.empty() ? person.address : person.name;
}

class PeopleMatcher final : public Matcher {
 public:
  explicit PeopleMatcher(PeopleRule rule) : rule_(std::move(rule)) {}

  [[nodiscard]] std::vector<Finding> find(const analysis::Analysis& analysis) const override {
    const auto over = broken(rule_.fact, rule_.limits, analysis);
    if (!over) return {};
    const Message& message = analysis.document->message();
    const auto greeted = analysis::greeted_other(*analysis.document);
    Finding finding;
    switch (rule_.spot) {
      case PeopleSpot::to: finding.place = header_place(message, "To"); break;
      case PeopleSpot::cc: finding.place = header_place(message, "Cc"); break;
      case PeopleSpot::bcc: finding.place = header_place(message, "Bcc"); break;
      case PeopleSpot::greeting:
        if (greeted) finding.place = greeted->place;
        break;
      case PeopleSpot::nowhere: break;
    }
    finding.captures = {{"value", spelled(over->value)},
                        {"limit", spelled(over->limit)},
                        {"people", spelled(analysis.facts[analysis::Fact::people].number)},
                        {"recipient", first_recipient(message)},
                        {"greeted", greeted ? greeted->name : "nobody"}};
    return {finding};
  }

 private:
  PeopleRule rule_;
};

}  // namespace

std::shared_ptr<const Matcher> make_matcher(PeopleRule rule) { return std::make_shared<PeopleMatcher>(std::move(rule)); }

}  // namespace outlint::rules
