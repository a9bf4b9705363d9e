// SPDX-License-Identifier: Apache-2.0
// The sentences of a body, as mail is written.
#pragma once

#include <string_view>
#include <vector>

#include <outlint/document.hpp>

namespace outlint::message {

/// The sentences within each region: in order, disjoint, trimmed of white space; none crosses a region's border.
std::vector<Span> find_sentences(std::string_view text, const std::vector<Region>& regions);

}  // namespace outlint::message
