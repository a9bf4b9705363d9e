// SPDX-License-Identifier: Apache-2.0
// Runs the examples that rules and acts carry: what makes a rule believable is that its own proof holds.
#pragma once

#include <string>
#include <vector>

#include <outlint/message.hpp>
#include <outlint/ruleset.hpp>

namespace outlint::engine {

/// What came of one example.
struct ExampleOutcome {
  std::string reason;        ///< why it failed; empty for one that passed
  Message message;           ///< of the example
  std::vector<Place> found;  ///< where the rule or act was found
};

/// Judges the example's message. It passes where the rule spoke on exactly the marked words, on any words where none
/// are marked (an act that is no ask: near them), or not at all for one that has to pass; where the first suggestion
/// gives the text promised; and where all else that it tells of the judgement comes out.
ExampleOutcome run_example(const Ruleset& ruleset, const RuleExample& example);

/// The act or rule that an example is one of: that of `premature-ask/referral/flags/1` is `premature-ask/referral`.
std::string owner_of(const RuleExample& example);

/// The message that an example says.
Result<Message> example_message(const RuleExample& example);

/// A text with `[[ ]]` around the places of one part.
std::string with_marks(std::string_view text, std::string_view part, const std::vector<Place>& places);

}  // namespace outlint::engine
