// SPDX-License-Identifier: Apache-2.0
// One pass over the units for all acts.
#pragma once

#include <vector>

#include "analysis/analysis.hpp"

namespace outlint::analysis {

/// Fills `acts` and `occurrences`, and splits the clauses of the units that need them. A pattern that gives up on a
/// sentence leaves a note and is silent there. Sentences in the memory, where there is one, are not searched again. Where the
/// deadline passes, the sentences behind are left alone, with a note.
void find_acts(Analysis& analysis, text::Searcher& searcher, const Stated& stated);

}  // namespace outlint::analysis
