// SPDX-License-Identifier: Apache-2.0
// Patterns that can take more steps than any text is worth.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace outlint::text {

/// Why a pattern can explode, for people: a repetition within a repetition with nothing fixed between them, or a repeated
/// choice of which two members can match the same words. Nothing for a pattern that is safe.
std::optional<std::string> why_explosive(std::string_view pattern);

}  // namespace outlint::text
