// SPDX-License-Identifier: Apache-2.0
// HTML as the reader of a mail sees it: its words, and where in the source each of them stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <outlint/source_map.hpp>
#include <outlint/span.hpp>

namespace outlint::message {

/// What a browser would show of a page, as plain text.
struct RenderedHtml {
  std::string text;              ///< UTF-8; lines end with LF; no blank line at its start or end
  SourceMap map;                 ///< `text` to the bytes of the source
  std::vector<Span> quoted;      ///< ranges of `text` that the markup says are quoted; in order, disjoint
  std::vector<Span> signature;   ///< ranges of `text` that the markup says are a signature; in order, disjoint
  std::vector<std::string> notes;
};

/// Renders HTML in UTF-8 (malformed bytes become U+FFFD). Never fails; time and memory are linear in the source,
/// and a page too deep for a tree is read tag by tag, with a note.
RenderedHtml render_html(std::string_view source);

}  // namespace outlint::message
