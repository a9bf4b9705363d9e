// SPDX-License-Identifier: Apache-2.0
// The one seam: what a kind of rule does with an analysis.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <outlint/span.hpp>

#include "analysis/analysis.hpp"

namespace outlint::rules {

/// What a matcher found: a place and the words its message may name; no prose.
struct Finding {
  std::optional<Place> place;
  std::optional<std::size_t> act;         ///< index into the analysis' acts
  std::optional<std::size_t> attachment;  ///< index into the message's attachments
  int over = 0;                           ///< by how much a limit is passed, where the severity grows with it
  std::vector<std::string> notes;         ///< lines that belong to it: an account of asks and gifts
  std::vector<std::pair<std::string, std::string>> captures;  ///< `{limit}` and the like
};

/// The seam: one class for each kind of rule. Const and thread-safe.
class Matcher {
 public:
  virtual ~Matcher() = default;
  [[nodiscard]] virtual std::vector<Finding> find(const analysis::Analysis& analysis) const = 0;
};

}  // namespace outlint::rules
