// SPDX-License-Identifier: Apache-2.0
// The words of ASCII text by a table of its 128 bytes: what ICU's rules come to where no other character stands.
#pragma once

#include <string_view>
#include <vector>

#include <outlint/span.hpp>

namespace outlint::text {

/// Whether a text has bytes of ASCII alone.
bool is_ascii(std::string_view text);

/// The words of such a text as ICU finds them.
std::vector<Span> ascii_words(std::string_view text);

}  // namespace outlint::text
