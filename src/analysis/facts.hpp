// SPDX-License-Identifier: Apache-2.0
// What conditions can ask of a message: a closed list of named facts.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outlint::analysis {

enum class Fact : std::size_t {
  channel, occasion, stage, cold, language, is_template, reply, thread_known, subject_prefix,
  words, characters, subject_characters, sentences, own_sentences, about_sender, about_recipient, opening_about_sender, questions,
  slots, urls, people, people_known, greets_other, bcc_people, organisations, same_organisation, role_mailboxes, to_role_mailbox, to_list, bulk, to_self,
  files, files_known, resumes, portfolios, resume_requested, in_batch,
  asks, ask_weight, new_ask_weight, heavy_asks, graceful, credit,
  history_sent, history_received, history_unanswered, history_days_since_sent, history_days_since_received, history_days_known,
  history_they_wrote_first, history_introduced, history_asks, history_open_asks, history_asks_since_gift, history_gifts,
  history_granted, history_unthanked, history_resumes_sent, history_same_text_people, history_days_silent, history_connected,
  count_  // how many there are; no fact
};

constexpr std::size_t fact_count = static_cast<std::size_t>(Fact::count_);

enum class FactType { boolean, number, word };

/// What a fact is about; rules of kind people and history rest on facts of their own group.
enum class FactGroup { judgement, words, people, files, asks, history };

std::string_view group_name(FactGroup group);

/// How users spell a fact, and what it says; the reference page is made from this table.
struct FactInfo {
  Fact fact;
  std::string_view name;
  FactType type;
  FactGroup group;
  std::string_view says;
};

const std::array<FactInfo, fact_count>& fact_table();
const FactInfo* find_fact(std::string_view name);
const FactInfo& info_of(Fact fact);

/// A fact's value; nothing where the message does not tell.
struct Value {
  bool known = false;
  double number = 0;  ///< booleans are 0 and 1
  std::string word;
};

/// All facts of one message; they become known step by step.
class Facts {
 public:
  void set(Fact fact, bool value) { set(fact, value ? 1.0 : 0.0); }
  void set(Fact fact, double value) { at(fact) = {true, value, {}}; }
  void set(Fact fact, std::size_t value) { set(fact, static_cast<double>(value)); }
  void set(Fact fact, int value) { set(fact, static_cast<double>(value)); }
  void set(Fact fact, std::string_view value) { at(fact) = {true, 0, std::string(value)}; }
  void set(Fact fact, const char* value) { set(fact, std::string_view(value)); }
  [[nodiscard]] const Value& operator[](Fact fact) const { return values_[static_cast<std::size_t>(fact)]; }

 private:
  Value& at(Fact fact) { return values_[static_cast<std::size_t>(fact)]; }
  std::array<Value, fact_count> values_;
};

}  // namespace outlint::analysis
