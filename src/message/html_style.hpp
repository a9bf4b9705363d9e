// SPDX-License-Identifier: Apache-2.0
// The few things of an inline style that decide what a reader sees, and where lines break.
#pragma once

#include <optional>
#include <string_view>

#include "message/html_text.hpp"

namespace outlint::message {

struct HtmlStyle {
  enum class Display { unset, none, block, inline_ };
  Display display = Display::unset;
  bool gone = false;                       ///< no room or no ink: `opacity: 0`, `max-height: 0` and the like
  bool no_margin = false;                  ///< `margin: 0`: no blank line around a paragraph
  bool border_top = false;                 ///< the line that Outlook draws above a quoted message
  bool border_left = false;                ///< the bar beside a quotation
  bool no_border = false;                  ///< `border: none`: a blockquote that only indents
  std::optional<bool> visible;             ///< `visibility`, inherited
  std::optional<bool> zero_font;           ///< `font-size: 0`, inherited
  std::optional<WhiteSpace> white_space;   ///< inherited
};

/// Reads the value of a `style` attribute; what it does not know it passes over. Linear.
HtmlStyle read_style(std::string_view value);

}  // namespace outlint::message
