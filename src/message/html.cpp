// SPDX-License-Identifier: Apache-2.0
#include "message/html.hpp"

#include "message/html_bounds.hpp"
#include "message/html_scan.hpp"
#include "message/html_tree.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

/// A source made valid, and the way back from it.
struct Valid {
  std::string text;
  SourceMap map;
};

Valid make_valid(std::string_view source) {
  Valid out;
  std::size_t clean = 0;  // where the valid stretch starts that was not taken yet
  const auto take = [&](std::size_t end) {
    out.map.append({out.text.size(), end - clean, clean, end - clean, true});
    out.text += source.substr(clean, end - clean);
  };
  for (std::size_t at = 0; at < source.size();) {
    const text::Decoded c = text::decode(source, at);
    const bool malformed = c.point == 0xFFFD && c.length == 1;
    if (malformed) {
      take(at);
      clean = at + 1;
      out.map.append({out.text.size(), 3, at, 1, false});
      text::append(out.text, 0xFFFD);
    }
    at += c.length;
  }
  take(source.size());
  return out;
}

RenderedHtml render_valid(std::string_view source) {
#ifdef OUTLINT_WITH_HTML
  if (is_tame(source)) return read_html_tree(source);
  RenderedHtml out = scan_html(source);
  out.notes.emplace_back("the HTML is too deep or too wild for its tree; its tags were read one by one");
#else
  RenderedHtml out = scan_html(source);
  out.notes.emplace_back("built without an HTML parser; the tags were read one by one");
#endif
  return out;
}

}  // namespace

RenderedHtml render_html(std::string_view source) {
  if (text::is_valid_utf8(source)) return render_valid(source);
  const Valid valid = make_valid(source);
  RenderedHtml out = render_valid(valid.text);
  out.map = out.map.then(valid.map);
  return out;
}

}  // namespace outlint::message
