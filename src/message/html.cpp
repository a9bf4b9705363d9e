// SPDX-License-Identifier: Apache-2.0
#include "message/html.hpp"

#include "text/utf8.hpp"

namespace outlint::message {

RenderedHtml render_html(std::string_view source) {
  RenderedHtml out;
  const auto take = [&](std::size_t from, std::size_t to) {
    const std::string_view piece = source.substr(from, to - from);
    if (!text::is_valid_utf8(piece)) {
      const std::string repaired = text::repaired_utf8(piece).text;
      out.map.append({out.text.size(), repaired.size(), from, piece.size(), false});
      out.text += repaired;
      return;
    }
    out.map.append({out.text.size(), piece.size(), from, piece.size(), true});
    out.text += piece;
  };
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t open = std::min(source.find('<', at), source.size());
    if (open > at) take(at, open);
    const std::size_t close = source.find('>', open);
    if (close == std::string_view::npos) break;
    at = close + 1;
  }
  return out;
}

}  // namespace outlint::message
