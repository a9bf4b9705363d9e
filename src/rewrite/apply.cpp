// SPDX-License-Identifier: Apache-2.0
// Edits onto a text.
#include <outlint/fix.hpp>

namespace outlint {

std::string apply_edits(std::string_view text, std::string_view part, const std::vector<Edit>& edits) {
  std::string out;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    const Span span = edit.place.span;
    if (edit.place.part != part || span.start < at || span.end > text.size()) continue;
    out.append(text, at, span.start - at);
    out += edit.replacement;
    at = span.end;
  }
  out.append(text, at, std::string_view::npos);
  return out;
}

}  // namespace outlint
