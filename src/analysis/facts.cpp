// SPDX-License-Identifier: Apache-2.0
#include "analysis/facts.hpp"

#include <algorithm>

namespace outlint::analysis {
namespace {

constexpr std::array<FactInfo, fact_count> table{{
    {Fact::channel, "channel", FactType::word, FactGroup::judgement, "email, linkedin-message, linkedin-invite, inmail or unknown"},
    {Fact::occasion, "occasion", FactType::word, FactGroup::judgement, "outreach or other"},
    {Fact::stage, "stage", FactType::word, FactGroup::judgement, "stranger, thin, lapsed, acquaintance, familiar or close"},
    {Fact::cold, "cold", FactType::boolean, FactGroup::judgement, "the stage is stranger, thin or lapsed"},
    {Fact::language, "language", FactType::word, FactGroup::judgement, "the draft's language, as ISO 639-1"},
    {Fact::is_template, "template", FactType::boolean, FactGroup::judgement, "the draft is a template, its slots read as filled in"},
    {Fact::reply, "reply", FactType::boolean, FactGroup::judgement, "it answers the recipient: In-Reply-To, or words of theirs quoted in it"},
    {Fact::thread_known, "thread_known", FactType::boolean, FactGroup::judgement, "the headers are known, so that a missing In-Reply-To means something"},
    {Fact::subject_prefix, "subject_prefix", FactType::word, FactGroup::judgement, "re, fwd or none"},
    {Fact::words, "words", FactType::number, FactGroup::words, "words of the greeting and the sender's own text"},
    {Fact::characters, "characters", FactType::number, FactGroup::words, "characters of the whole body, in code points"},
    {Fact::subject_characters, "subject_characters", FactType::number, FactGroup::words, "characters of the subject, in code points"},
    {Fact::sentences, "sentences", FactType::number, FactGroup::words, "sentences that are judged for focus"},
    {Fact::own_sentences, "own_sentences", FactType::number, FactGroup::words, "sentences of the sender's own text, whatever they are about"},
    {Fact::about_sender, "about_sender", FactType::number, FactGroup::words, "share of the judged sentences about the sender alone, 0 to 1"},
    {Fact::about_recipient, "about_recipient", FactType::number, FactGroup::words, "share of the judged sentences that are about the recipient, 0 to 1"},
    {Fact::opening_about_sender, "opening_about_sender", FactType::number, FactGroup::words, "judged sentences about the sender alone before the first that is not"},
    {Fact::questions, "questions", FactType::number, FactGroup::words, "sentences of the own text that end with a question mark"},
    {Fact::slots, "slots", FactType::number, FactGroup::words, "placeholders in the subject and the own text"},
    {Fact::urls, "urls", FactType::number, FactGroup::words, "links in the own text"},
    {Fact::people, "people", FactType::number, FactGroup::people, "addresses in To and Cc"},
    {Fact::people_known, "people_known", FactType::boolean, FactGroup::people, "To or Cc are known"},
    {Fact::greets_other, "greets_other", FactType::boolean, FactGroup::people, "the greeting names somebody, and nobody in To or Cc is called so"},
    {Fact::bcc_people, "bcc_people", FactType::number, FactGroup::people, "addresses in Bcc"},
    {Fact::organisations, "organisations", FactType::number, FactGroup::people, "different domains among To and Cc, each freemail address one of its own"},
    {Fact::same_organisation, "same_organisation", FactType::boolean, FactGroup::people, "every recipient has the sender's domain, freemail excepted"},
    {Fact::role_mailboxes, "role_mailboxes", FactType::number, FactGroup::people, "role mailboxes (jobs@, support@) among To and Cc"},
    {Fact::to_role_mailbox, "to_role_mailbox", FactType::boolean, FactGroup::people, "the only recipient is one role mailbox"},
    {Fact::to_list, "to_list", FactType::boolean, FactGroup::people, "it goes to a mailing list"},
    {Fact::bulk, "bulk", FactType::boolean, FactGroup::people, "its headers say that it is sent to many, by a list or a machine"},
    {Fact::to_self, "to_self", FactType::boolean, FactGroup::people, "To holds only the sender, and Bcc nobody"},
    {Fact::files, "files", FactType::number, FactGroup::files, "attached files"},
    {Fact::files_known, "files_known", FactType::boolean, FactGroup::files, "it is known which files are attached"},
    {Fact::resumes, "resumes", FactType::number, FactGroup::files, "attached files that are a resume"},
    {Fact::portfolios, "portfolios", FactType::number, FactGroup::files, "attached files that are a portfolio"},
    {Fact::resume_requested, "resume_requested", FactType::boolean, FactGroup::files, "the context says that they asked for the resume"},
    {Fact::in_batch, "in_batch", FactType::boolean, FactGroup::judgement, "the draft is one of a batch"},
    {Fact::asks, "asks", FactType::number, FactGroup::asks, "asks that are neither owed nor invited"},
    {Fact::ask_weight, "ask_weight", FactType::number, FactGroup::asks, "the heaviest ask, as it counts"},
    {Fact::new_ask_weight, "new_ask_weight", FactType::number, FactGroup::asks, "the heaviest ask that nobody invited, before anything is taken off"},
    {Fact::heavy_asks, "heavy_asks", FactType::number, FactGroup::asks, "kinds of asks of weight 2 or more that are neither owed nor invited"},
    {Fact::graceful, "graceful", FactType::boolean, FactGroup::asks, "the asks are made with a reason that fits only them and an easy way to say no"},
    {Fact::credit, "credit", FactType::number, FactGroup::asks, "what the relationship carries"},
    {Fact::history_sent, "history_sent", FactType::number, FactGroup::history, "messages that the sender wrote to them before"},
    {Fact::history_received, "history_received", FactType::number, FactGroup::history, "messages that they wrote to the sender"},
    {Fact::history_unanswered, "history_unanswered", FactType::number, FactGroup::history, "messages to them in a row since their last one"},
    {Fact::history_days_since_sent, "history_days_since_sent", FactType::number, FactGroup::history, "days since the sender's last message to them; unknown where there is none"},
    {Fact::history_days_since_received, "history_days_since_received", FactType::number, FactGroup::history, "days since their last message; unknown where there is none"},
    {Fact::history_days_known, "history_days_known", FactType::number, FactGroup::history, "days since the first message either way; unknown where there is none"},
    {Fact::history_they_wrote_first, "history_they_wrote_first", FactType::boolean, FactGroup::history, "the first message was theirs; unknown where there is none"},
    {Fact::history_introduced, "history_introduced", FactType::boolean, FactGroup::history, "somebody introduced the two"},
    {Fact::history_asks, "history_asks", FactType::number, FactGroup::history, "asks of weight 2 or more made to them before"},
    {Fact::history_open_asks, "history_open_asks", FactType::number, FactGroup::history, "of those, the ones made since their last message"},
    {Fact::history_asks_since_gift, "history_asks_since_gift", FactType::number, FactGroup::history, "asks made to them since the sender last gave anything"},
    {Fact::history_gifts, "history_gifts", FactType::number, FactGroup::history, "times the sender offered, helped or gave"},
    {Fact::history_granted, "history_granted", FactType::number, FactGroup::history, "asks that they granted"},
    {Fact::history_unthanked, "history_unthanked", FactType::number, FactGroup::history, "granted asks that no thanks followed"},
    {Fact::history_resumes_sent, "history_resumes_sent", FactType::number, FactGroup::history, "resumes sent to them before"},
    {Fact::history_same_text_people, "history_same_text_people", FactType::number, FactGroup::history, "other people who got the draft's text within the seven days before it"},
    {Fact::history_days_silent, "history_days_silent", FactType::number, FactGroup::history, "days since they last wrote; where they never did, since the sender last did"},
    {Fact::history_connected, "history_connected", FactType::boolean, FactGroup::history, "a connection on LinkedIn"},
}};

}  // namespace

const std::array<FactInfo, fact_count>& fact_table() { return table; }

const FactInfo* find_fact(std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const FactInfo& info) { return info.name == name; });
  return found == table.end() ? nullptr : &*found;
}

std::string_view group_name(FactGroup group) {
  switch (group) {
    case FactGroup::words: return "words";
    case FactGroup::people: return "people";
    case FactGroup::files: return "files";
    case FactGroup::asks: return "asks";
    case FactGroup::history: return "history";
    case FactGroup::judgement: break;
  }
  return "judgement";
}

const FactInfo& info_of(Fact fact) { return fact_table()[static_cast<std::size_t>(fact)]; }

}  // namespace outlint::analysis
