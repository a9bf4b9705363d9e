// SPDX-License-Identifier: Apache-2.0
// Words and fields that drafts and message JSON share.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace outlint::message {

/// The stages and channels, spelt as users spell them.
inline constexpr std::array<std::string_view, 6> stage_words{"stranger", "thin", "lapsed", "acquaintance", "familiar", "close"};
inline constexpr std::array<std::string_view, 4> channel_words{"email", "linkedin-message", "linkedin-invite", "inmail"};

/// The word in quotes, cut where it is absurdly long.
std::string quoted(std::string_view word);

/// `did you mean "email"?`; empty where no word is near.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> words);

/// `one of email, inmail`.
std::string one_of(std::span<const std::string_view> words);

/// A message id without its angle brackets; of several the first.
std::string first_message_id(std::string_view value);

}  // namespace outlint::message
