// SPDX-License-Identifier: Apache-2.0
// The closed vocabularies that a message and a judgement share, spelled as users spell them.
#pragma once

#include <optional>
#include <string_view>

#include <outlint/export.h>

namespace outlint {

/// How well sender and recipient know one another (taxonomy, section 2), from no contact to friend.
enum class Stage { stranger, thin, lapsed, acquaintance, familiar, close };

/// The way a message travels; `unknown` where nobody says.
enum class Channel { unknown, email, linkedin_message, linkedin_invite, inmail };

/// The spelling of users: `stranger`, `linkedin-invite`. The view is static. Thread-safe, as all here.
OUTLINT_API std::string_view to_string(Stage stage);
OUTLINT_API std::string_view to_string(Channel channel);

/// The reverse; nothing for a word that is none.
OUTLINT_API std::optional<Stage> stage_from_string(std::string_view word);
OUTLINT_API std::optional<Channel> channel_from_string(std::string_view word);

/// `stranger`, `thin` and `lapsed` are cold (taxonomy, section 2).
[[nodiscard]] constexpr bool is_cold(Stage stage) {
  return stage == Stage::stranger || stage == Stage::thin || stage == Stage::lapsed;
}

}  // namespace outlint
