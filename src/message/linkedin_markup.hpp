// SPDX-License-Identifier: Apache-2.0
// Bodies of LinkedIn messages that hold HTML, and nothing that says so.
#pragma once

#include <string_view>

#include "message/html.hpp"

namespace outlint::message {

/// What the body is: plain text; text whose line breaks count, with links, emphasis or entities in it; or a page,
/// whose paragraphs are elements.
enum class Markup { none, in_line, page };
Markup markup_of(std::string_view body);

/// What the reader saw of it. `markup` is not `none`.
RenderedHtml render_markup(std::string_view body, Markup markup);

}  // namespace outlint::message
