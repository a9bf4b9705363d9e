// SPDX-License-Identifier: Apache-2.0
// What looks like the name of a person, in a greeting or under a letter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <outlint/message.hpp>

namespace outlint::message {

/// The words of some people's names, folded: what a greeting or a sign-off may be checked against.
std::vector<std::string> name_words(const std::optional<std::vector<Address>>& people);

/// Whether the text is written as a name, or several: up to `most` words, each with a capital letter (or in a script
/// without them, or a particle as `van`), or a placeholder (`[Your Name]`, `{{first}}`).
bool is_name(std::string_view text, std::size_t most);

/// Whether each word of the text is one of `words` (name_words).
bool is_one_of(std::string_view text, const std::vector<std::string>& words);

/// Whether the text is a placeholder alone.
bool is_placeholder(std::string_view text);

/// The text without punctuation, emoji and marks at its ends.
std::string_view inner(std::string_view text);

}  // namespace outlint::message
