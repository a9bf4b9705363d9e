// SPDX-License-Identifier: Apache-2.0
// A compiled rule: shared policy and speech around what its kind looks for.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <outlint/report.hpp>

#include "analysis/condition.hpp"
#include "rules/spec.hpp"

namespace outlint::rules {

/// The stretch that an edit is about. `ask`: the clause that asks to the end of its sentence, where what stands before
/// it is a sentence of its own ("I saw your talk, and could you …"); else the whole sentence.
/// `prefix`: the reply mark of the subject. `recipients`: all but the first.
enum class Target { match, clause, ask, sentence, paragraph, subject, attachment, prefix, recipients };

/// How a sender speaks, as far as words put into their mouth have to follow.
enum class Voice { plain, casual, formal };

/// The same words in each voice; an empty one is said as in the plain voice.
struct Wording {
  std::string plain, casual, formal;

  [[nodiscard]] const std::string& in(Voice voice) const {
    const std::string& own = voice == Voice::casual ? casual : voice == Voice::formal ? formal : plain;
    return own.empty() ? plain : own;
  }
};

/// Where an insertion goes.
enum class Position { after_greeting, before_sign_off, after_sentence };

/// One edit of a suggestion, before it meets a message.
struct EditTemplate {
  /// `lead`: what is said of the reader comes first, before what is said of the sender. `trim`: of the sentences about
  /// the sender alone the first `keep` stay; `trim_asks`: of the heavy asks. `shorten`: whole sentences (of a subject,
  /// words) go from the end until the finding's limit holds.
  enum class Verb { replace, remove, insert, drop, lead, trim, trim_asks, shorten };
  Verb verb = Verb::replace;
  Target target = Target::match;
  Position position = Position::before_sign_off;
  Wording words;                  ///< may name captures
  std::size_t keep = 0;           ///< of `trim`
  std::vector<std::size_t> of;    ///< acts whose place is meant instead of the finding's; skipped where none occurs
  bool every = false;             ///< all of the acts named by `of`, not the first alone
};

struct SuggestionTemplate {
  std::string title;
  Applicability applicability = Applicability::suggested;
  std::vector<EditTemplate> edits;
  analysis::Condition when;
  std::uint16_t within = 0;       ///< scopes, in one of which the finding stands; 0: anywhere
};

/// How severe a finding is: the first case that holds decides; none, and the rule is silent.
struct SeverityCase {
  Severity severity = Severity::warning;
  int over = 0;                   ///< holds where the finding is over by at least this much
  analysis::Condition when;
};

struct Rule {
  std::string id;
  std::string message, why;
  std::vector<SeverityCase> severity;
  bool off = false;               ///< a configuration says so
  analysis::Condition when;
  std::vector<SuggestionTemplate> suggestions;
  RuleSpec spec;
  std::shared_ptr<const Matcher> matcher;  ///< made from `spec` once the pack is whole
};

/// What would come first, where the tie does not carry what a draft wants of it.
struct PlanCase {
  analysis::Condition when;
  Wording them;   ///< stands for the sender's own sentences about the reader, where the draft has none
  Wording first;  ///< the words of a first message; `{them}` is what the draft says of the reader
  std::string give, fair;
};

/// Plans of one kind: for findings of these rules. The first case that holds is taken.
struct PlanRule {
  std::string id;
  int order = 0;                  ///< where several would do, the lowest speaks
  std::vector<std::string> rules; ///< globs over rule ids
  std::vector<PlanCase> cases;
};

/// A good sign: acts or a condition that raise the score.
struct SignRule {
  std::string id;
  std::vector<std::size_t> acts;
  analysis::Condition when;
};

}  // namespace outlint::rules
