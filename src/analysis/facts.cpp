// SPDX-License-Identifier: Apache-2.0
#include "analysis/facts.hpp"

#include <algorithm>

namespace outlint::analysis {

const std::array<FactInfo, fact_count>& fact_table() {
  static constexpr std::array<FactInfo, fact_count> table{{
      {Fact::channel, "channel", FactType::word, "email, linkedin-message, linkedin-invite, inmail or unknown"},
      {Fact::occasion, "occasion", FactType::word, "outreach or other"},
      {Fact::stage, "stage", FactType::word, "stranger, thin, lapsed, acquaintance, familiar or close"},
      {Fact::cold, "cold", FactType::boolean, "the stage is stranger, thin or lapsed"},
      {Fact::language, "language", FactType::word, "the draft's language, as ISO 639-1"},
      {Fact::is_template, "template", FactType::boolean, "the draft is a template, its slots read as filled in"},
      {Fact::reply, "reply", FactType::boolean, "it answers the recipient: In-Reply-To, or words of theirs quoted in it"},
      {Fact::thread_known, "thread_known", FactType::boolean, "the headers are known, so that a missing In-Reply-To means something"},
      {Fact::subject_prefix, "subject_prefix", FactType::word, "re, fwd or none"},
      {Fact::words, "words", FactType::number, "words of the greeting and the sender's own text"},
      {Fact::characters, "characters", FactType::number, "characters of the whole body, in code points"},
      {Fact::subject_characters, "subject_characters", FactType::number, "characters of the subject, in code points"},
      {Fact::sentences, "sentences", FactType::number, "sentences that are judged for focus"},
      {Fact::own_sentences, "own_sentences", FactType::number, "sentences of the sender's own text, whatever they are about"},
      {Fact::about_sender, "about_sender", FactType::number, "share of the judged sentences about the sender alone, 0 to 1"},
      {Fact::about_recipient, "about_recipient", FactType::number, "share of the judged sentences that are about the recipient, 0 to 1"},
      {Fact::opening_about_sender, "opening_about_sender", FactType::number, "judged sentences about the sender alone before the first that is not"},
      {Fact::questions, "questions", FactType::number, "sentences of the own text that end with a question mark"},
      {Fact::slots, "slots", FactType::number, "placeholders in the subject and the own text"},
      {Fact::urls, "urls", FactType::number, "links in the own text"},
      {Fact::people, "people", FactType::number, "addresses in To and Cc"},
      {Fact::people_known, "people_known", FactType::boolean, "To or Cc are known"},
      {Fact::bcc_people, "bcc_people", FactType::number, "addresses in Bcc"},
      {Fact::organisations, "organisations", FactType::number, "different domains among To and Cc, each freemail address one of its own"},
      {Fact::same_organisation, "same_organisation", FactType::boolean, "every recipient has the sender's domain, freemail excepted"},
      {Fact::role_mailboxes, "role_mailboxes", FactType::number, "role mailboxes (jobs@, support@) among To and Cc"},
      {Fact::to_role_mailbox, "to_role_mailbox", FactType::boolean, "the only recipient is one role mailbox"},
      {Fact::to_list, "to_list", FactType::boolean, "it goes to a mailing list"},
      {Fact::bulk, "bulk", FactType::boolean, "its headers say that it is sent to many, by a list or a machine"},
      {Fact::to_self, "to_self", FactType::boolean, "To holds only the sender"},
      {Fact::files, "files", FactType::number, "attached files"},
      {Fact::files_known, "files_known", FactType::boolean, "it is known which files are attached"},
      {Fact::resumes, "resumes", FactType::number, "attached files that are a resume"},
      {Fact::portfolios, "portfolios", FactType::number, "attached files that are a portfolio"},
      {Fact::resume_requested, "resume_requested", FactType::boolean, "the context says that they asked for the resume"},
      {Fact::in_batch, "in_batch", FactType::boolean, "the draft is one of a batch"},
      {Fact::asks, "asks", FactType::number, "asks that are neither owed nor invited"},
      {Fact::ask_weight, "ask_weight", FactType::number, "the heaviest ask, as it counts"},
      {Fact::new_ask_weight, "new_ask_weight", FactType::number, "the heaviest ask that nobody invited, before anything is taken off"},
      {Fact::heavy_asks, "heavy_asks", FactType::number, "asks of weight 2 or more that are neither owed nor invited"},
      {Fact::graceful, "graceful", FactType::boolean, "the asks are made with a reason that fits only them and an easy way to say no"},
      {Fact::credit, "credit", FactType::number, "what the relationship carries"},
  }};
  return table;
}

const FactInfo* find_fact(std::string_view name) {
  const auto& table = fact_table();
  const auto found = std::find_if(table.begin(), table.end(), [&](const FactInfo& info) { return info.name == name; });
  return found == table.end() ? nullptr : &*found;
}

}  // namespace outlint::analysis
