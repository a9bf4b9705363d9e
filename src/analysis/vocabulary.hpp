// SPDX-License-Identifier: Apache-2.0
// One language's acts, guards and decisions, compiled.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/act.hpp"
#include "analysis/condition.hpp"
#include "analysis/word_weights.hpp"
#include "text/pattern_set.hpp"

namespace outlint::analysis {

/// One case of a decision: the first that holds decides.
struct Case {
  std::string is;       ///< `outreach`, `thin`
  std::string because;  ///< evidence for people; `{match}` stands for the words that tell
  Condition when;
};

/// A piece of evidence and what it counts; negative where it speaks against.
struct Evidence {
  double points = 0;
  Condition when;
};

/// Asks that count for nothing, because they are invited or owed.
struct Allowance {
  std::vector<std::string> asks;   ///< kinds; empty means all
  Condition when;
  std::vector<std::size_t> near;   ///< acts, one of which stands in the sentence of the ask; empty: anywhere will do
};

/// Evidence that is summed up where no single piece decides.
struct Score {
  std::string name;
  std::vector<Evidence> evidence;
};

/// How clauses are cut.
struct ClauseWords {
  std::vector<text::PatternNumber> opens;  ///< words that begin a clause and belong to it: if, because
  std::vector<text::PatternNumber> joins;  ///< words between clauses that belong to none: and
};

/// Words about mailboxes.
struct MailboxWords {
  std::vector<std::string> freemail;        ///< domains that say nothing of an organisation
  std::vector<std::string> role_mailboxes;  ///< local parts such as `jobs`, or prefixes that end with `*`
  std::vector<std::string> list_marks;      ///< parts of an address that mark a mailing list
  std::vector<std::string> list_headers;    ///< header fields that only a mailing list writes
  std::vector<std::string> bulk_headers;    ///< header fields that mark mail to many, or values after a colon: `Precedence: bulk`
};

/// A pattern, and an act that it tells of.
struct NumberedPattern {
  text::PatternNumber pattern = 0;
  std::size_t definition = 0;
};

/// How an act is written in a table of weights.
struct ActSigns {
  WordWeights::Id stands = 0, set_aside = 0, in_message = 0;
};

/// How sure the words have to be of a kind of ask, as shares of 1.
struct Shares {
  double none = 1;       ///< that it is none, to set aside what a pattern found
  double alone = 1;      ///< of its kind, where no pattern found one
  double named = 1;      ///< of its kind, where patterns found one without saying which
  double overruled = 1;  ///< of its kind, where a pattern says another
};

/// What is made of how sure they are, by kind of message.
struct Weighed {
  Shares usual, likely;              ///< anywhere, and where the message as a whole makes asks likely
  std::optional<std::size_t> where;  ///< the class of messages that makes them likely
  int from = 0;                      ///< what it has to weigh
  std::vector<std::size_t> general;  ///< acts that tell of an ask without saying which
};

/// What the words of a sentence weigh, and what is made of it.
struct SentenceWeights {
  WordWeights table;
  double scale = 100;                ///< what weights are divided by to be odds
  std::vector<WeightClass> classes;
  std::optional<std::size_t> none;   ///< the class of sentences that ask nothing
  WordWeights::Id in_subject = 0;
  std::vector<ActSigns> signs;       ///< by act
  Weighed asks;
};

struct Vocabulary {
  std::string language;
  text::PatternSet patterns;          ///< all that the others name by number
  std::vector<ActDefinition> acts;
  std::vector<NumberedPattern> numbered;  ///< by pattern, then definition
  std::vector<std::uint16_t> scopes;  ///< by pattern: where one of its acts may stand
  std::vector<Exception> guards;      ///< exceptions of every ask
  ClauseWords clauses;
  SentenceWeights weights;
  std::optional<text::PatternNumber> sender_words, recipient_words;  ///< I, my, we; you, your
  std::vector<Score> scores;          // Invariant: a score's evidence rests on earlier scores only, so that sums end.
  std::vector<Case> occasion, stage;
  std::vector<Case> voice;            ///< how the sender speaks: `casual`, `formal`; none of them: plain
  std::optional<text::PatternNumber> leans;  ///< words with which a sentence leans on the one before it, and has to stay behind it
  Condition graceful;                 ///< when an ask weighs one less
  std::vector<Allowance> invited;     ///< when the words themselves say that asks are invited; tested before the occasion
  std::vector<Allowance> owed;        ///< when asks are a task of the recipient's; tested after the occasion
  MailboxWords mailboxes;
  std::vector<Case> deeds;            ///< what a message does for the tie; all that hold count
};

}  // namespace outlint::analysis
