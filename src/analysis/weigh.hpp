// SPDX-License-Identifier: Apache-2.0
// Where patterns are silent or unsure, the words of a sentence decide: weighed evidence, learnt from labelled sentences.
#pragma once

#include "analysis/analysis.hpp"

namespace outlint::analysis {

/// Sets aside acts that the words of their sentence speak against, names the kind of asks that a pattern found without
/// saying which, and adds acts that no pattern found. Needs the acts, and counts them anew.
void weigh_sentences(Analysis& analysis, text::Searcher& searcher);

/// Fills `occurrences`: of each definition, the acts that stand.
void count_acts(Analysis& analysis);

}  // namespace outlint::analysis
