// SPDX-License-Identifier: Apache-2.0
// Whom the sentences are about.
#pragma once

#include "analysis/analysis.hpp"

namespace outlint::analysis {

/// Sets the measures of the sender's own prose and the facts about them. Needs the acts. Behind a deadline (null for none)
/// nothing is measured.
void measure_focus(Analysis& analysis, text::Searcher& searcher, Deadline* deadline);

}  // namespace outlint::analysis
