// SPDX-License-Identifier: Apache-2.0
// Text as rules see it: case, quotes, dashes and invisible characters folded, each byte with its way back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/span.hpp>

namespace outlint::text {

/// A text folded for matching: lower case; typographic quotes and dashes as ASCII; full-width forms as ASCII; runs of
/// white space (line breaks too) as one space; zero-width characters and soft hyphens left out.
struct Folded {
  std::string text;
  std::vector<std::uint32_t> origin;  ///< for each byte of `text`, and one past it: where its character starts in the original
  std::vector<std::uint32_t> ends;    ///< for each byte of `text`: where its character ends in the original

  /// The bytes of the original that a span of the folded text stands for: whole characters, nothing between left out.
  [[nodiscard]] Span original(Span folded) const;
};

/// What becomes of the slots of a template: `[Name]`, `{{first_name}}`, `<role>`, `⟦…⟧`.
enum class Slots {
  keep,  ///< they stay as they are written
  open,  ///< they read as the words in them: `first name`
};

/// Folds a stretch of a text; `origin` counts from the start of `text`, not of the span.
Folded fold(std::string_view text, Span span, Slots slots = Slots::keep);
inline Folded fold(std::string_view text) { return fold(text, {0, text.size()}); }

/// The slots within a stretch of a text, brackets included, in order.
std::vector<Span> find_slots(std::string_view text, Span span);

}  // namespace outlint::text
