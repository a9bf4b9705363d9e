// SPDX-License-Identifier: Apache-2.0
#include "message/html_style.hpp"

#include <algorithm>
#include <string>

#include "text/utf8.hpp"

namespace outlint::message {
namespace {

/// `0`, `0px`, `0.0em`: whether the value starts with a number that is nothing; empty where it is no number.
std::optional<bool> is_zero(std::string_view value) {
  std::size_t digits = 0;
  bool zero = true;
  for (const char c : value) {
    if (c != '.' && (c < '0' || c > '9')) break;
    if (c == '.') continue;
    ++digits;
    zero = zero && c == '0';
  }
  if (digits == 0) return std::nullopt;
  return zero;
}

/// Facts of a style that only count together: no height and nothing that may flow over it.
struct Box {
  bool no_height = false;
  bool no_width = false;
  bool clipped = false;
};

void read_display(std::string_view value, HtmlStyle& style) {
  using Display = HtmlStyle::Display;
  if (value == "none") {
    style.display = Display::none;
  } else if (value == "inline" || value == "inline-block" || value == "contents") {
    style.display = Display::inline_;
  } else if (value == "block" || value == "flex" || value == "grid" || value == "list-item") {
    style.display = Display::block;
  }
}

void read_font_size(std::string_view value, HtmlStyle& style) {
  const auto zero = is_zero(value);
  // A part of nothing is nothing: only an absolute size makes text visible again.
  const bool relative = value.ends_with('%') || value.ends_with("em") || value == "inherit" || value == "smaller" || value == "larger";
  if (zero && *zero) {
    style.zero_font = true;
  } else if (!relative || value.ends_with("rem")) {
    style.zero_font = false;
  }
}

void read_white_space(std::string_view value, HtmlStyle& style) {
  if (value == "pre" || value == "pre-wrap" || value == "break-spaces") style.white_space = WhiteSpace::pre;
  if (value == "pre-line") style.white_space = WhiteSpace::pre_line;
  if (value == "normal" || value == "nowrap") style.white_space = WhiteSpace::collapse;
}

void read_declaration(std::string_view name, std::string_view value, HtmlStyle& style, Box& box) {
  if (name == "display") read_display(value, style);
  if (name == "visibility") style.visible = value == "visible";
  if (name == "font-size") read_font_size(value, style);
  if (name == "white-space") read_white_space(value, style);
  if (name == "opacity") style.gone = style.gone || is_zero(value).value_or(false);
  if (name == "max-height" || name == "height") box.no_height = box.no_height || is_zero(value).value_or(false);
  if (name == "max-width" || name == "width") box.no_width = box.no_width || is_zero(value).value_or(false);
  if (name == "overflow") box.clipped = value == "hidden";
  if (name == "margin" || name == "margin-bottom") style.no_margin = is_zero(value).value_or(false);
  if (name == "border") style.no_border = value.starts_with("none") || is_zero(value).value_or(false);
  if (name.starts_with("border-top") && !is_zero(value).value_or(false) && !value.starts_with("none")) style.border_top = true;
  if (name.starts_with("border-left") && !is_zero(value).value_or(false) && !value.starts_with("none")) style.border_left = true;
}

}  // namespace

HtmlStyle read_style(std::string_view value) {
  HtmlStyle style;
  Box box;
  const std::string lower = text::lower_ascii(value);
  std::string_view rest = lower;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const std::string_view declaration = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    std::string_view said = text::trimmed(declaration.substr(colon + 1));
    if (const auto mark = said.find('!'); mark != std::string_view::npos) said = text::trimmed(said.substr(0, mark));
    read_declaration(text::trimmed(declaration.substr(0, colon)), said, style, box);
  }
  style.gone = style.gone || (box.clipped && (box.no_height || box.no_width));
  return style;
}

}  // namespace outlint::message
