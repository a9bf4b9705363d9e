// SPDX-License-Identifier: Apache-2.0
#include "analysis/condition.hpp"

#include <algorithm>

#include "analysis/analysis.hpp"

namespace outlint::analysis {
namespace {

std::optional<bool> all(const Condition& condition, const Analysis& analysis) {
  bool unknown = false;
  for (const Condition& child : condition.children) {
    const auto value = evaluate(child, analysis);
    if (value && !*value) return false;
    unknown = unknown || !value;
  }
  if (unknown) return std::nullopt;
  return true;
}

std::optional<bool> any(const Condition& condition, const Analysis& analysis) {
  bool unknown = false;
  for (const Condition& child : condition.children) {
    const auto value = evaluate(child, analysis);
    if (value && *value) return true;
    unknown = unknown || !value;
  }
  if (unknown) return std::nullopt;
  return false;
}

bool compare(const Condition& condition, double value) {
  switch (condition.test) {
    case Condition::Test::is: return value == condition.number;
    case Condition::Test::less: return value < condition.number;
    case Condition::Test::at_most: return value <= condition.number;
    case Condition::Test::at_least: return value >= condition.number;
    case Condition::Test::more: break;
  }
  return value > condition.number;
}

std::optional<bool> test_fact(const Condition& condition, const Analysis& analysis) {
  const Value& value = analysis.facts[condition.fact];
  if (!value.known) return std::nullopt;
  if (!condition.words.empty()) {
    return std::find(condition.words.begin(), condition.words.end(), value.word) != condition.words.end();
  }
  return compare(condition, value.number);
}

/// What weights alone tell of says nothing of the occasion.
bool is_meant(const FoundAsk& found, const Condition& condition, const Analysis& analysis) {
  if (analysis.acts[found.act].weighed && !analysis.facts[Fact::occasion].known) return false;
  const Ask& ask = found.ask;
  return !ask.invited && !ask.owed && std::find(condition.words.begin(), condition.words.end(), ask.kind) != condition.words.end();
}

bool has_ask(const Condition& condition, const Analysis& analysis) {
  return std::any_of(analysis.asks.begin(), analysis.asks.end(), [&](const FoundAsk& found) { return is_meant(found, condition, analysis); });
}

/// The act of the ask that a condition about asks rests on: the first of its kinds, or the heaviest.
std::optional<std::size_t> asking_act(const Condition& condition, const Analysis& analysis) {
  const FoundAsk* best = nullptr;
  for (const FoundAsk& found : analysis.asks) {
    if (condition.kind == Condition::Kind::asks && is_meant(found, condition, analysis)) return found.act;
    const bool heavier = !found.ask.invited && (best == nullptr || found.ask.weight > best->ask.weight);
    if (condition.kind == Condition::Kind::fact && heavier) best = &found;
  }
  if (best == nullptr) return std::nullopt;
  return best->act;
}

bool tells_of_asks(const Condition& condition) {
  const bool low = condition.test == Condition::Test::less || condition.test == Condition::Test::at_most;
  const bool weight = condition.fact == Fact::new_ask_weight || condition.fact == Fact::ask_weight;
  return condition.kind == Condition::Kind::asks || (condition.kind == Condition::Kind::fact && weight && !low);
}

/// Of the evidence that holds and speaks for the score, the words of what counts most.
std::optional<std::size_t> heaviest(const Score& score, const Analysis& analysis) {
  std::optional<std::size_t> best;
  double points = 0;
  for (const Evidence& each : score.evidence) {
    if (each.points <= points || !holds(each.when, analysis)) continue;
    const auto found = witness(each.when, analysis);
    if (!found) continue;
    best = found;
    points = each.points;
  }
  return best;
}

}  // namespace

double sum_up(const Score& score, const Analysis& analysis) {
  double sum = 0;
  for (const Evidence& each : score.evidence) sum += holds(each.when, analysis) ? each.points : 0;
  return sum;
}

std::optional<bool> evaluate(const Condition& condition, const Analysis& analysis) {
  switch (condition.kind) {
    case Condition::Kind::all: return all(condition, analysis);
    case Condition::Kind::any: return any(condition, analysis);
    case Condition::Kind::negation: {
      const auto value = all(condition, analysis);
      if (!value) return std::nullopt;
      return !*value;
    }
    case Condition::Kind::fact: return test_fact(condition, analysis);
    case Condition::Kind::acts:
      return std::count_if(condition.acts.begin(), condition.acts.end(), [&](std::size_t act) { return analysis.occurs(act); }) >=
             static_cast<std::ptrdiff_t>(condition.number);
    case Condition::Kind::score: return compare(condition, sum_up(analysis.vocabulary->scores[condition.score], analysis));
    case Condition::Kind::weight:
      if (condition.score >= analysis.message_sums.size()) return std::nullopt;
      return compare(condition, analysis.message_sums[condition.score]);
    case Condition::Kind::asks: break;
  }
  return has_ask(condition, analysis);
}

std::optional<std::size_t> witness(const Condition& condition, const Analysis& analysis) {
  if (condition.kind == Condition::Kind::negation) return std::nullopt;
  if (condition.kind == Condition::Kind::acts) {
    for (std::size_t at = 0; at < analysis.acts.size(); ++at) {
      const Act& act = analysis.acts[at];
      if (act.live() && std::find(condition.acts.begin(), condition.acts.end(), act.definition) != condition.acts.end()) return at;
    }
  }
  if (tells_of_asks(condition)) return asking_act(condition, analysis);
  if (condition.kind == Condition::Kind::score) {
    const bool low = condition.test == Condition::Test::less || condition.test == Condition::Test::at_most;
    return low ? std::nullopt : heaviest(analysis.vocabulary->scores[condition.score], analysis);
  }
  for (const Condition& child : condition.children) {
    if (condition.kind == Condition::Kind::any && !holds(child, analysis)) continue;
    if (const auto found = witness(child, analysis)) return found;
  }
  return std::nullopt;
}

}  // namespace outlint::analysis
