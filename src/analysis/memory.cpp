// SPDX-License-Identifier: Apache-2.0
#include "analysis/memory.hpp"

#include "text/utf8.hpp"

namespace outlint::analysis {

void Memory::begin(const Vocabulary& vocabulary) {
  before_ = std::move(now_);
  now_.clear();
  if (vocabulary_ != &vocabulary) before_.clear();
  vocabulary_ = &vocabulary;
}

std::shared_ptr<Known> Memory::find(Key key) {
  if (const auto seen = now_.find(key); seen != now_.end()) return seen->second;
  if (auto old = before_.extract(key); !old.empty()) return now_.insert(std::move(old)).position->second;
  return now_.emplace(std::move(key), std::make_shared<Known>()).first->second;
}

bool Memory::recall(Unit& unit, std::size_t unit_at, std::vector<Act>& acts) {
  if (!unit.known->searched) return false;
  unit.clauses = unit.known->clauses;
  for (Act act : unit.known->acts) {
    act.unit = unit_at;
    acts.push_back(act);
  }
  return true;
}

void Memory::keep(const Unit& unit, const std::vector<Act>& acts, std::size_t first) {
  unit.known->searched = true;
  unit.known->clauses = unit.clauses;
  unit.known->acts.assign(acts.begin() + static_cast<std::ptrdiff_t>(first), acts.end());
}

bool stands_alone(std::string_view text, Span span) {
  const auto parts = [&](std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte < 0x80 && !text::is_word_point(byte);
  };
  return (span.start == 0 || parts(span.start - 1)) && (span.end == text.size() || parts(span.end));
}

}  // namespace outlint::analysis
