// SPDX-License-Identifier: Apache-2.0
// The `when:` of rules, acts and decisions: a small tree over facts, acts and asks.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/facts.hpp"

namespace outlint::analysis {

struct Analysis;
struct Score;

/// A test of a message. What is unknown is neither true nor false, and so is its negation: nothing rests on it.
struct Condition {
  enum class Kind { all, any, negation, fact, acts, asks, score, weight };
  enum class Test { is, less, at_most, at_least, more };

  Kind kind = Kind::all;
  std::vector<Condition> children;   ///< all, any, negation (of all of them)
  Fact fact = Fact::channel;
  Test test = Test::is;
  double number = 0;
  std::vector<std::string> words;    ///< one of these; kinds of asks for `asks`
  std::vector<std::size_t> acts;     ///< definitions; `number` of them occur
  std::size_t score = 0;             ///< of the vocabulary, or a class of the weights; compared with `number`

  /// An empty condition always holds.
  [[nodiscard]] bool empty() const { return kind == Kind::all && children.empty(); }
};

/// Whether it holds; nothing where the message does not tell.
std::optional<bool> evaluate(const Condition& condition, const Analysis& analysis);
inline bool holds(const Condition& condition, const Analysis& analysis) { return evaluate(condition, analysis).value_or(false); }

/// The sum of a score's evidence that holds.
double sum_up(const Score& score, const Analysis& analysis);

/// The first act in the text that a true condition rests on, as an index into the analysis' acts; of a score, the
/// act of the heaviest evidence.
std::optional<std::size_t> witness(const Condition& condition, const Analysis& analysis);

}  // namespace outlint::analysis
