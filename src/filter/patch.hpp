// SPDX-License-Identifier: Apache-2.0
// What git send-email hands to its hook: telling patches, which speak for themselves, from letters about them.
#pragma once

#include <string>
#include <string_view>

namespace outlint::filter {

/// Whether the mail carries a diff, git's or a plain unified one.
bool is_patch(std::string_view mail);

/// The mail under a header that somebody else made for it: its own fields give way.
std::string with_header(std::string_view header, std::string_view mail);

}  // namespace outlint::filter
