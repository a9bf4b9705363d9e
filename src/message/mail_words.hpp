// SPDX-License-Identifier: Apache-2.0
// The door to the word lists of mail (rules/mail/*.yaml), built in so that nothing is parsed at run time.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace outlint::message {

/// The words of a list of `rules/mail/*.yaml`, of all languages: folded as text::fold folds, sorted by bytes, none
/// twice. Empty for a name that no file has. Valid for ever.
std::span<const std::string_view> mail_words(std::string_view list);

/// Whether the list has exactly that word (folded).
bool has_word(std::span<const std::string_view> words, std::string_view folded);

/// The longest word of the list that `folded` begins with and that ends where a word of `folded` ends.
std::optional<std::string_view> leading_word(std::span<const std::string_view> words, std::string_view folded);

/// Whether a text that begins with `head`, and goes on behind a blank, may begin with a word of the list.
bool may_lead(std::span<const std::string_view> words, std::string_view head);

}  // namespace outlint::message
