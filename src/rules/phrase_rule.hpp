// SPDX-License-Identifier: Apache-2.0
// Rules about what is said: acts, or patterns of the rule's own, by place and order.
#pragma once

#include "rules/matcher.hpp"

namespace outlint::rules {

/// How far a finding points.
enum class Point { match, clause, sentence, nowhere };

struct PhraseRule {
  std::vector<std::size_t> acts;     ///< one of these
  std::vector<std::size_t> before;   ///< it has to stand before one of these; empty: anywhere
  std::vector<std::size_t> after;    ///< it has to stand after one of these
  std::vector<std::size_t> not_after;  ///< it must not stand after one of these
  std::vector<std::size_t> absent;   ///< none of these may stand outside `within`
  std::uint16_t within = 0;          ///< only in these scopes, as bits; 0: anywhere
  std::size_t first_sentences = 0;   ///< within so many sentences of the own text; 0: anywhere
  std::size_t at_least = 1;          ///< so many findings, or none
  Point point = Point::match;
  bool every = false;                ///< each occurrence is a finding; else the first, the others related
};

/// Captures: `match`, `count`.
std::shared_ptr<const Matcher> make_matcher(PhraseRule rule);

}  // namespace outlint::rules
