// SPDX-License-Identifier: Apache-2.0
// Which patterns the examples of rules and acts exercise: one that none does is a guess nobody has tested.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <outlint/ruleset.hpp>

namespace outlint::engine {

/// A pattern of an act, or of a rule's own.
struct PatternUse {
  std::string owner;       ///< the id of the act or rule
  std::string language;
  bool of_rule = false;
  std::size_t number = 0;  ///< from 1, in the order of the file
  std::string source;      ///< with its lexicons spelled out
  bool exercised = false;  ///< an example of an act or rule of that language matches it
  bool alone = false;      ///< an example that its own act or rule has to flag is matched by no other pattern of it
};

/// All patterns, by language, then owner and number.
std::vector<PatternUse> pattern_coverage(const Ruleset& ruleset);

}  // namespace outlint::engine
