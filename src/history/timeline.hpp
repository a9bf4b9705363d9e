// SPDX-License-Identifier: Apache-2.0
// What passed between the user and one person, in the order of time, and what it adds up to.
#pragma once

#include <optional>
#include <string>

#include <outlint/history.hpp>

#include "history/moments.hpp"
#include "history/people.hpp"
#include "history/sqlite.hpp"

namespace outlint::history {

/// When a judgement is made, and of what.
struct Viewpoint {
  std::optional<Moment> now;
  std::optional<Moment> before;  ///< messages from then on are left out
  std::string mid;               ///< and so is this one
};
Viewpoint viewpoint_of(const std::string& moment, const std::string& message_id);

/// Everything about one person as it was at that moment.
Correspondent account_of(Database& database, const Person& person, const Viewpoint& viewpoint);

/// How many others than these were sent a text like this within the week before.
std::size_t others_with_same_text(Database& database, const std::vector<std::uint16_t>& sketch, const Person& person, const Viewpoint& viewpoint);

}  // namespace outlint::history
