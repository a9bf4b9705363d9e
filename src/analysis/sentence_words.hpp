// SPDX-License-Identifier: Apache-2.0
// The words of a folded sentence as weights know them. scripts/train cuts them in the same way.
#pragma once

#include <string>
#include <string_view>

#include <outlint/span.hpp>

namespace outlint::analysis {

inline constexpr std::string_view sentence_start = "@start";
inline constexpr std::string_view sentence_end = "@end";
inline constexpr std::string_view pause = ",";  ///< stands for any stop, comma, bracket, quotation mark or dash within a sentence

/// Calls `each(word, span)` for each word, question mark and pause. Within a word a run of digits is one 0; what follows
/// an apostrophe is a word of its own, apostrophe included; pauses at the ends are left out, and side by side they are one.
template <class Each>
void for_each_word(std::string_view folded, Each each) {
  const auto is_letter = [](char byte) { return byte >= 'a' && byte <= 'z'; };
  const auto is_digit = [](char byte) { return byte >= '0' && byte <= '9'; };
  const auto is_word = [&](char byte) { return is_letter(byte) || is_digit(byte) || static_cast<unsigned char>(byte) >= 0x80; };
  const auto is_pause = [&](std::size_t at) {
    constexpr std::string_view marks = "!.,;:()\"";
    if (marks.find(folded[at]) != std::string_view::npos) return true;
    return folded[at] == '-' && at > 0 && folded[at - 1] == ' ' && at + 1 < folded.size() && folded[at + 1] == ' ';
  };
  bool paused = false, said = false;
  Span pause_at;
  std::string word;
  const auto give = [&](std::string_view what, Span at) {
    if (paused && said) each(pause, pause_at);
    paused = false;
    said = true;
    each(what, at);
  };
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t start = at;
    if (is_word(folded[at])) {
      word.clear();
      for (; at < folded.size() && is_word(folded[at]); ++at) {
        const bool digit = is_digit(folded[at]);
        if (!digit || word.empty() || !is_digit(folded[at - 1])) word += digit ? '0' : folded[at];
      }
      give(word, {start, at});
    } else if (folded[at] == '\'' && at + 1 < folded.size() && is_letter(folded[at + 1])) {
      for (++at; at < folded.size() && is_letter(folded[at]);) ++at;
      give(folded.substr(start, at - start), {start, at});
    } else if (folded[at] == '?' || folded[at] == '%' || folded[at] == '$') {
      ++at;
      give(folded.substr(start, 1), {start, at});
    } else {
      if (is_pause(at) && !paused) {
        paused = true;
        pause_at = {start, start + 1};
      }
      ++at;
    }
  }
}

}  // namespace outlint::analysis
