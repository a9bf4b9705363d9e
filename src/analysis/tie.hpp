// SPDX-License-Identifier: Apache-2.0
// What a store of past mail tells, as facts.
#pragma once

#include "analysis/analysis.hpp"

namespace outlint::analysis {

/// Sets the facts of the tie; they stay unknown where no store was asked.
void read_tie(Analysis& analysis, const std::optional<TieFacts>& tie);

}  // namespace outlint::analysis
