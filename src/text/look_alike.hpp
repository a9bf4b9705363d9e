// SPDX-License-Identifier: Apache-2.0
// Letters that are drawn like Latin ones: words in them read the same to people, and must to rules.
#pragma once

#include <optional>
#include <string_view>

#include <outlint/span.hpp>

namespace outlint::text {

/// The ASCII letter or digit, in lower case, that a mathematical one is drawn as (the "bold" and "italic" of posts); 0 for others.
char32_t styled_letter(char32_t point);

/// The Latin letter, in lower case, that a Cyrillic or Greek one is drawn as; 0 for others.
char32_t look_alike(char32_t point);

/// Whether the letter at a span reads as the Latin one it looks like: its word has Latin letters too, and none that looks like no
/// Latin letter. A word of one script alone is what it is.
bool is_disguised(std::string_view text, Span letter);

/// The first word of a stretch that has such a letter.
std::optional<Span> disguised_word(std::string_view text, Span stretch);

}  // namespace outlint::text
