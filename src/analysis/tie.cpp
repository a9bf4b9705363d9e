// SPDX-License-Identifier: Apache-2.0
#include "analysis/tie.hpp"

namespace outlint::analysis {

void read_tie(Analysis& analysis, const std::optional<TieFacts>& tie) {
  if (!tie) return;
  Facts& facts = analysis.facts;
  const auto count = [&](Fact fact, std::size_t value) { facts.set(fact, value); };
  const auto days = [&](Fact fact, const std::optional<std::size_t>& value) {
    if (value) facts.set(fact, *value);
  };
  count(Fact::history_sent, tie->sent);
  count(Fact::history_received, tie->received);
  count(Fact::history_unanswered, tie->unanswered);
  days(Fact::history_days_since_sent, tie->days_since_sent);
  days(Fact::history_days_since_received, tie->days_since_received);
  days(Fact::history_days_known, tie->days_known);
  days(Fact::history_days_silent, tie->days_since_received ? tie->days_since_received : tie->days_since_sent);
  facts.set(Fact::history_connected, tie->connected);
  if (tie->they_wrote_first) facts.set(Fact::history_they_wrote_first, *tie->they_wrote_first);
  facts.set(Fact::history_introduced, tie->introduced);
  count(Fact::history_asks, tie->asks);
  count(Fact::history_open_asks, tie->open_asks);
  count(Fact::history_asks_since_gift, tie->asks_since_gift);
  count(Fact::history_gifts, tie->gifts);
  count(Fact::history_granted, tie->granted);
  count(Fact::history_unthanked, tie->unthanked);
  count(Fact::history_resumes_sent, tie->resumes_sent);
  count(Fact::history_same_text_people, tie->same_text_people);
}

}  // namespace outlint::analysis
