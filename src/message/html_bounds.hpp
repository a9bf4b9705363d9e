// SPDX-License-Identifier: Apache-2.0
// Whether a page may be given to a parser whose time grows with depth and with what is left open.
#pragma once

#include <string_view>

namespace outlint::message {

/// Looks over the tags once and estimates from above what the standard's tree would cost: its depth, the formatting
/// elements that each block opens anew, attributes, what stands in tables outside their cells. A page that could cost
/// more than a constant times its length, or that holds another markup (SVG, MathML), is not tame.
bool is_tame(std::string_view source);

}  // namespace outlint::message
