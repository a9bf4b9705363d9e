// SPDX-License-Identifier: Apache-2.0
// Matching what stands several times: runs of bytes, options, repetitions.
#include "text/matcher.hpp"

#include <algorithm>

namespace outlint::text {
namespace {

constexpr std::uint32_t deepest = 2'000;  // rounds of one repetition

}  // namespace

void Matcher::run(const Program::Node& node, std::uint32_t at, Ahead ahead) {
  const std::size_t limit = node.c == no_limit ? text_.size() : std::min<std::size_t>(text_.size(), std::size_t{at} + node.c);
  std::uint32_t end = at;
  while (end < limit && program_->in_set(node.a, static_cast<unsigned char>(text_[end]))) ++end;
  const std::uint64_t length = end - at;
  spend(length);
  if (length < node.b) return;
  const auto push = [&](std::uint32_t each) {
    if (leads_on(ahead, each)) ends_.push_back(each);
  };
  if (node.greed() == Greed::possessive) {
    push(end);
  } else if (node.greed() == Greed::greedy) {
    for (std::uint32_t each = end + 1; each-- > at + node.b;) push(each);
  } else {
    for (std::uint32_t each = at + node.b; each <= end; ++each) push(each);
  }
}

void Matcher::repeat(const Program::Node& node, std::uint32_t at, Ahead ahead) {
  const Program::Node inner = program_->node(node.a);
  const Rounds rounds{node, inner, ends_.size(), visits_.size(), ahead};
  if (!may_begin(inner, at)) {
    if (node.b == 0 && leads_on(ahead, at)) ends_.push_back(at);
    return;
  }
  if (node.b == 0 && node.c == 1 && node.greed() != Greed::possessive) return option(rounds, at);
  round(rounds, at, 0, 0);
  visits_.resize(rounds.visits);
  if (node.greed() == Greed::possessive && ends_.size() > rounds.base) ends_.resize(rounds.base + 1);
}

/// What may stand once: with it or without it first, as its greed has it.
void Matcher::option(const Rounds& rounds, std::uint32_t at) {
  const bool lazy = rounds.node.greed() == Greed::lazy;
  if (lazy) end_rounds(rounds, at);
  const std::size_t with = ends_.size();
  ends(rounds.inner, rounds.node.a, at);
  std::size_t kept = with;
  for (std::size_t each = with; each < ends_.size(); ++each) {
    if (leads_on(rounds.ahead, ends_[each])) ends_[kept++] = ends_[each];
  }
  ends_.resize(kept);
  if (!lazy) end_rounds(rounds, at);
  else if (with > rounds.base) drop_twins(rounds.base, with);
}

/// One more round of a repetition, or none: its ends go on top of the stack, which holds the ends from `base` on only.
void Matcher::round(const Rounds& rounds, std::uint32_t at, std::uint32_t count, std::uint32_t depth) {
  const Program::Node& node = rounds.node;
  if (steps_ == 0) return;
  if (depth > deepest) {
    steps_ = 0;
    return;
  }
  const bool enough = count >= node.b;
  if (count == node.c || !may_begin(rounds.inner, at)) {
    if (enough) end_rounds(rounds, at);
    return;
  }
  spend(visits_.size() - rounds.visits);
  for (std::size_t each = rounds.visits; each < visits_.size(); ++each) {
    const Visit& visit = visits_[each];
    if (visit.at == at && visit.count <= count && (visit.count >= node.b || visit.count == count)) return;
  }
  visits_.push_back({at, count});
  if (node.greed() == Greed::lazy && enough) end_rounds(rounds, at);
  // The rounds that follow write their ends below, so the ends of this one are put aside.
  const std::size_t mark = ends_.size();
  ends(rounds.inner, node.a, at);
  const std::size_t kept = kept_.size();
  kept_.insert(kept_.end(), ends_.begin() + static_cast<std::ptrdiff_t>(mark), ends_.end());
  const std::size_t found = ends_.size() - mark;
  ends_.resize(mark);
  for (std::size_t each = 0; each < found; ++each) {
    const std::uint32_t end = kept_[kept + each];
    if (end == at) end_rounds(rounds, at);  // a round that takes nothing ends the repetition
    else round(rounds, end, node.c == no_limit ? std::min(count + 1, node.b) : count + 1, depth + 1);
  }
  if (node.greed() != Greed::lazy && enough) end_rounds(rounds, at);
}

}  // namespace outlint::text
