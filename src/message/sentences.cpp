// SPDX-License-Identifier: Apache-2.0
#include "message/sentences.hpp"

#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace outlint::message {

std::vector<Span> find_sentences(std::string_view text, const std::vector<Region>& regions) {
  std::vector<Span> sentences;
  for (const Region& region : regions) {
    for (Span span : text::sentences(region.span.of(text))) {
      span = text::trimmed(text, {span.start + region.span.start, span.end + region.span.start});
      if (!span.empty()) sentences.push_back(span);
    }
  }
  return sentences;
}

}  // namespace outlint::message
