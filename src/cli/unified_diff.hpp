// SPDX-License-Identifier: Apache-2.0
// Two texts as a unified diff that `patch` takes.
#pragma once

#include <string>
#include <string_view>

namespace outlint::cli {

/// Empty where the texts are the same. `name` stands behind `a/` and `b/`.
std::string unified_diff(std::string_view before, std::string_view after, std::string_view name);

}  // namespace outlint::cli
