// SPDX-License-Identifier: Apache-2.0
// A pattern as a POSIX extended regular expression, as far as one can say it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace outlint::text {

/// The pattern for `grep -E` and for JavaScript alike: look-arounds and borders are left out, so that it finds what the
/// pattern finds and more. Nothing for what would match anywhere, or is outside the syntax that rules are written in.
std::optional<std::string> to_ere(std::string_view pattern);

}  // namespace outlint::text
