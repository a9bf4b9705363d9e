// SPDX-License-Identifier: Apache-2.0
// People write `<3` and `a < b` to one another: only the tags that LinkedIn's editors write make a body HTML.
#include "message/linkedin_markup.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "text/utf8.hpp"

namespace outlint::message {
namespace {

constexpr std::array<std::string_view, 14> page_tags{"p",  "br", "div", "ul", "ol", "li", "table", "tr",
                                                     "td", "h1", "h2",  "h3", "blockquote", "html"};
constexpr std::array<std::string_view, 8> line_tags{"a", "b", "strong", "em", "i", "u", "span", "font"};
constexpr std::array<std::string_view, 6> entities{"amp", "lt", "gt", "quot", "apos", "nbsp"};

bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/// The name of the tag that opens at `at`, where one is and it closes.
std::optional<std::string> tag_at(std::string_view body, std::size_t at) {
  std::size_t end = at + 1;
  while (end < body.size() && (is_letter(body[end]) || (end > at + 1 && is_digit(body[end])))) ++end;
  if (end == at + 1 || end - at > 12 || end == body.size()) return std::nullopt;
  if (body[end] != '>' && body[end] != ' ' && body[end] != '/' && body[end] != '\n') return std::nullopt;
  // A tag ends before the next one begins.
  const std::size_t close = body.find_first_of("<>", end);
  if (close == std::string_view::npos || body[close] == '<') return std::nullopt;
  return text::lower_ascii(body.substr(at + 1, end - at - 1));
}

bool has_entity(std::string_view body) {
  for (std::size_t at = body.find('&'); at != std::string_view::npos; at = body.find('&', at + 1)) {
    const std::string_view near = body.substr(at + 1, 8);
    const std::string_view name = near.substr(0, near.find(';'));
    if (name.size() == near.size()) continue;
    if (std::find(entities.begin(), entities.end(), name) != entities.end()) return true;
    if (name.size() > 1 && name[0] == '#' && (is_digit(name[1]) || name[1] == 'x')) return true;
  }
  return false;
}

}  // namespace

Markup markup_of(std::string_view body) {
  Markup out = Markup::none;
  for (std::size_t at = body.find('<'); at != std::string_view::npos; at = body.find('<', at + 1)) {
    const auto tag = tag_at(body, at);
    if (!tag) continue;
    if (std::find(page_tags.begin(), page_tags.end(), *tag) != page_tags.end()) return Markup::page;
    if (std::find(line_tags.begin(), line_tags.end(), *tag) != line_tags.end()) out = Markup::in_line;
  }
  if (out == Markup::none && has_entity(body)) out = Markup::in_line;
  return out;
}

RenderedHtml render_markup(std::string_view body, Markup markup) {
  if (markup == Markup::page) return render_html(body);
  // Line breaks of the text are kept by an element that says so, which has no place in the source.
  constexpr std::string_view open = "<pre>\n";
  const std::string kept = std::string(open) + std::string(body) + "</pre>";
  RenderedHtml page = render_html(kept);
  SourceMap shift;
  shift.append({open.size(), body.size(), 0, body.size(), true});
  page.map = page.map.then(shift);
  return page;
}

}  // namespace outlint::message
