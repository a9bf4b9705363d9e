// SPDX-License-Identifier: Apache-2.0
#include "analysis/memory.hpp"

namespace outlint::analysis {

void Memory::begin() {
  before_ = std::move(now_);
  now_.clear();
}

bool Memory::recall(Unit& unit, std::size_t unit_at, std::vector<Act>& acts) {
  const Words words{unit.scope, unit.folded.text};
  auto seen = now_.find(words);
  if (seen == now_.end()) {
    auto old = before_.extract(words);
    if (old.empty()) return false;
    seen = now_.insert(std::move(old)).position;
  }
  unit.clauses = seen->second.clauses;
  for (Act act : seen->second.acts) {
    act.unit = unit_at;
    acts.push_back(act);
  }
  return true;
}

void Memory::keep(const Unit& unit, const std::vector<Act>& acts, std::size_t first) {
  now_.insert_or_assign(Words{unit.scope, unit.folded.text},
                        Seen{unit.clauses, {acts.begin() + static_cast<std::ptrdiff_t>(first), acts.end()}});
}

}  // namespace outlint::analysis
