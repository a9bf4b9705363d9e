// SPDX-License-Identifier: Apache-2.0
// A page read by its tree: the one door to Gumbo.
#pragma once

#include <string_view>

#include "message/html.hpp"

namespace outlint::message {

/// Renders valid UTF-8 that `is_tame` vouches for: Gumbo's time and memory are not linear in any other.
RenderedHtml read_html_tree(std::string_view source);

}  // namespace outlint::message
