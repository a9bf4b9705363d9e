// SPDX-License-Identifier: Apache-2.0
// The word that somebody probably meant: what stands behind every "did you mean".
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace outlint::text {

/// The candidate that is closest to `word` by insertions, deletions, replacements and swaps of neighbours (ASCII case
/// aside), the first of equals; nothing where none is close. Words of more than 64 bytes are close to nothing.
std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace outlint::text
