// SPDX-License-Identifier: Apache-2.0
// Sentences into clauses: what an ask's span is.
#pragma once

#include <string_view>
#include <vector>

#include <outlint/span.hpp>

#include "analysis/vocabulary.hpp"

namespace outlint::analysis {

/// The clauses of the folded sentence that a search stands in, in order, without punctuation and joining words at their
/// ends; never empty of all.
std::vector<Span> split_clauses(text::Searcher& searcher, const ClauseWords& words);

/// A span without the spaces and punctuation at its ends.
Span without_edges(std::string_view folded, Span span);

}  // namespace outlint::analysis
