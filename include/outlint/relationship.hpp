// SPDX-License-Identifier: Apache-2.0
// What the tie carries, and what the draft asks of it.
#pragma once

#include <optional>
#include <string>

#include <outlint/span.hpp>
#include <outlint/stage.hpp>

namespace outlint {

/// How much credit the sender has with the recipient, and what tells so.
struct Relationship {
  Stage stage = Stage::stranger;
  int credit = 1;                       ///< from the ruleset's credit table (taxonomy, section 2)
  std::string evidence = "nothing tells";
  std::optional<Place> place;           ///< the words that tell, where words do
};

/// Something that the draft wants of the recipient (taxonomy, section 3).
struct Ask {
  std::string kind;       ///< `referral`; the kinds and their weights are data of the ruleset
  int weight = 0;         ///< the weight that counts: 0 if owed or invited, one less if graceful
  bool graceful = false;  ///< says why this person, and offers an easy way to say no
  bool invited = false;   ///< they offered it or asked for it
  bool owed = false;      ///< a task of theirs, or an everyday request
  std::optional<Place> place;  ///< the asking clause
};

}  // namespace outlint
