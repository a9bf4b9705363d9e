// SPDX-License-Identifier: Apache-2.0
// "Not this one": the findings that were dismissed, remembered in a file beside the drafts.
#pragma once

#include <string>
#include <vector>

#include <outlint/linter.hpp>
#include <outlint/result.hpp>

namespace outlint::cli {

/// A finding as the file remembers it.
struct Dismissal {
  std::string draft, rule, words, said;
};

/// What the file says; nothing where there is none. A broken file adds problems.
std::vector<Suppression> read_dismissals(const std::string& file, Problems& problems);

/// Adds lines to the file, which is written whole and then renamed.
Result<bool> add_dismissals(const std::string& file, const std::vector<Dismissal>& dismissals);

}  // namespace outlint::cli
