// SPDX-License-Identifier: Apache-2.0
// Text on its way to a terminal or a log: nothing in it acts, and everybody agrees how wide it is.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace outlint::render {

/// The text with every character that a terminal would obey or hide replaced by one that can be seen: `␛`, `␍`,
/// `\u{202e}`. Tabs become four spaces, bytes that are no UTF-8 become U+FFFD.
std::string visible(std::string_view text);

/// As `visible`, for one line: line breaks become a space.
std::string visible_line(std::string_view text);

/// How many columns of a terminal a visible text takes: wide characters and emoji two, combining marks none.
std::size_t columns(std::string_view visible_text);

/// Broken at spaces so that no line is wider than `width`, where words allow; lines are joined by `\n` and `indent`.
std::string wrapped(std::string_view visible_text, std::size_t width, std::string_view indent);

}  // namespace outlint::render
