// SPDX-License-Identifier: Apache-2.0
#include "engine/describe.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace outlint::engine {
namespace {

constexpr std::size_t longest_quote = 60;  // bytes: a message stays on one line

/// A placeholder of any make without what it is set in. Character by character: a quote or a mark of direction begins with
/// the same byte as a bracket of ours.
std::string without_brackets(const std::string& words) {
  constexpr std::u32string_view opening = U"[{<*|%$_ ⟦", closing = U"]}>*|%$_ ⟧";
  std::size_t start = 0, end = words.size();
  while (start < end) {
    const text::Decoded first = text::decode(words, start);
    if (opening.find(first.point) == std::u32string_view::npos) break;
    start += first.length;
  }
  while (start < end) {
    std::size_t last = end - 1;
    while (last > start && !text::is_boundary(words, last)) --last;
    if (closing.find(text::decode(words, last).point) == std::u32string_view::npos) break;
    end = last;
  }
  return words.substr(start, end - start);
}

std::string value_of(std::string_view name, const rules::Finding& finding, const analysis::Analysis& analysis) {
  const auto capture = std::find_if(finding.captures.begin(), finding.captures.end(), [&](const auto& each) { return each.first == name; });
  if (capture != finding.captures.end()) return capture->second;
  if (name == "match" && finding.place) return text::one_line(words_at(*analysis.document, *finding.place), longest_quote);
  if (name == "slot" && finding.place) {
    return without_brackets(text::one_line(words_at(*analysis.document, *finding.place), 2 * longest_quote));
  }
  if (name == "stage") return std::string(to_string(analysis.relationship.stage));
  if (name == "credit") return std::to_string(analysis.relationship.credit);
  return {};
}

}  // namespace

std::string_view words_at(const Document& document, const Place& place) {
  if (place.part == "body") return place.span.of(document.text());
  if (place.part == "subject" && document.message().subject) return place.span.of(*document.message().subject);
  return {};
}

rules::Voice voice_of(const analysis::Analysis& analysis) {
  for (const analysis::Case& each : analysis.vocabulary->voice) {
    if (!holds(each.when, analysis)) continue;
    return each.is == "casual" ? rules::Voice::casual : each.is == "formal" ? rules::Voice::formal : rules::Voice::plain;
  }
  return rules::Voice::plain;
}

std::string filled(std::string_view words, const rules::Finding& finding, const analysis::Analysis& analysis) {
  std::string out;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t close = words[at] == '{' ? words.find('}', at) : std::string_view::npos;
    if (close == std::string_view::npos) {
      out += words[at++];
      continue;
    }
    out += value_of(words.substr(at + 1, close - at - 1), finding, analysis);
    at = close + 1;
  }
  return out;
}

}  // namespace outlint::engine
