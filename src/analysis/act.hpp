// SPDX-License-Identifier: Apache-2.0
// Acts: what the sender does with words. Which there are is data; this is their compiled form.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <outlint/span.hpp>

#include "analysis/condition.hpp"
#include "analysis/units.hpp"
#include "text/pattern_set.hpp"

namespace outlint::analysis {

/// How far an exception reaches.
enum class Reach {
  match,     ///< it overlaps the words of the act
  clause,    ///< it overlaps a clause of the act
  before,    ///< it stands before the act, in a clause of the act or the one before it
  sentence,  ///< it stands anywhere in the sentence
};

/// Words that make an act none: negated, reported, past, offered.
struct Exception {
  text::PatternNumber pattern = 0;
  Reach reach = Reach::clause;
  std::string because;
};

/// An ask that is another one in the company of other words: a call, where a job search is told, is to help it.
struct Becomes {
  std::string ask;
  Condition when;
};

/// What an act says of whom its sentence is about.
enum class Focus {
  none,       ///< nothing
  skip,       ///< the sentence is not judged for focus: greetings, wishes, apologies
  neither,    ///< the sentence is about neither: requests
  place,      ///< the recipient named within the act is only the place or object of another's doing
  sender,     ///< the act is about the sender, whatever its pronouns
  recipient,  ///< the act is about the recipient, whatever its pronouns
};

struct ActDefinition {
  std::string id;       ///< `ask/referral`, `found-you`; of a rule's own patterns `rule:family/name`
  std::string ask;      ///< the kind of ask; empty for what is none
  std::uint16_t scope = bit(Scope::subject) | bit(Scope::own) | bit(Scope::postscript);
  std::vector<text::PatternNumber> patterns;
  std::vector<Exception> exceptions;
  std::vector<std::size_t> instead_of;  ///< definitions that this one rules out in its clauses
  std::vector<std::size_t> with;        ///< of these one has to stand in its clause or one beside it; none: it stands alone
  std::vector<Becomes> becomes;
  Focus focus = Focus::none;
  std::optional<std::size_t> weighed;  ///< the class of sentences whose words tell of it, where no pattern does
  std::optional<std::size_t> doubted;  ///< the class outside of which a pattern is not believed
};

/// An act that was found.
struct Act {
  std::size_t definition = 0;
  std::size_t unit = 0;
  Span match;       ///< in the unit's folded text
  Span clause;      ///< of its last clause, in the unit's folded text
  bool weighed = false;        ///< found by what the words weigh, not by a pattern
  std::string_view cancelled;  ///< why it is none: `negated`; empty for an act that stands. Points into the definitions.

  [[nodiscard]] bool live() const { return cancelled.empty(); }
};

}  // namespace outlint::analysis
