// SPDX-License-Identifier: Apache-2.0
// What was found in sentences before, for a draft that is judged again after each keystroke.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "analysis/act.hpp"
#include "analysis/units.hpp"

namespace outlint::analysis {

/// The acts of sentences by their folded words: they depend on nothing else. Of one vocabulary and one thread.
class Memory {
 public:
  /// Begins a draft; sentences that the last one did not have are forgotten.
  void begin();

  /// Fills the clauses of a unit that was seen before and appends its acts; false where it is new.
  bool recall(Unit& unit, std::size_t unit_at, std::vector<Act>& acts);
  /// Keeps the clauses of a unit and its acts, which stand from `first` on.
  void keep(const Unit& unit, const std::vector<Act>& acts, std::size_t first);

 private:
  struct Seen {
    std::vector<Span> clauses;
    std::vector<Act> acts;
  };
  using Words = std::pair<Scope, std::string>;
  std::map<Words, Seen> now_, before_;
};

}  // namespace outlint::analysis
