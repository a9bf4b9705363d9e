// SPDX-License-Identifier: Apache-2.0
// Words, sentences and the kinds of characters that divide them, by ICU: the one door to its break iterators.
#pragma once

#include <string_view>
#include <vector>

#include <outlint/span.hpp>

namespace outlint::text {

/// The words (UAX #29; what holds a letter or a digit), as byte spans into `text`, in order.
std::vector<Span> words(std::string_view text);

/// Where ICU's rules (UAX #29) begin a new sentence, in order, without 0 and the end. They know no abbreviations:
/// message/sentences does. At most 1 GiB.
std::vector<std::size_t> sentence_breaks(std::string_view text);

/// Whether `at` stands between grapheme clusters: an edit may begin or end there.
bool is_grapheme_boundary(std::string_view text, std::size_t at);

/// Letters by case, and characters that are pictures (emoji), as Unicode has them.
bool is_upper(char32_t point);
bool is_lower(char32_t point);
bool is_pictograph(char32_t point);

}  // namespace outlint::text
