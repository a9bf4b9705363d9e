// SPDX-License-Identifier: Apache-2.0
// Words and sentences of a text, by ICU: the one door to its break iterators.
#pragma once

#include <string_view>
#include <vector>

#include <outlint/span.hpp>

namespace outlint::text {

/// The words (UAX #29; what holds a letter or a digit), as byte spans into `text`, in order.
std::vector<Span> words(std::string_view text);

/// The stretches that ICU's sentence rules give, with common English abbreviations not taken for ends; they tile the text.
std::vector<Span> sentences(std::string_view text);

/// Whether `at` stands between grapheme clusters: an edit may begin or end there.
bool is_grapheme_boundary(std::string_view text, std::size_t at);

}  // namespace outlint::text
