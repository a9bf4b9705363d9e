// SPDX-License-Identifier: Apache-2.0
// Rules about drafts that are sent together.
#pragma once

#include "rules/matcher.hpp"

namespace outlint::rules {

/// When two drafts are one text: `similarity` of runs of so many words.
struct BatchRule {
  double similarity = 0.8;
  std::size_t shingle_words = 5;
};

/// Finds a near-copy of the draft in its batch. Captures: `other`, `similarity` (in percent).
std::shared_ptr<const Matcher> make_matcher(BatchRule rule);

}  // namespace outlint::rules
