// SPDX-License-Identifier: Apache-2.0
// A page read tag by tag, without a tree: for pages too wild for the parser, and for builds without one.
#pragma once

#include <string_view>

#include "message/html.hpp"

namespace outlint::message {

/// Renders valid UTF-8. Time and memory are linear, however elements nest.
RenderedHtml scan_html(std::string_view source);

}  // namespace outlint::message
