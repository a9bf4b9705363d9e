// SPDX-License-Identifier: Apache-2.0
// Forgetting: what is removed is gone from the bytes of the file and of its journals.
#pragma once

#include <cstddef>
#include <string>

#include <outlint/result.hpp>

#include "history/sqlite.hpp"

namespace outlint::history {

/// Whether there was something to forget. Fails where another program keeps old pages of the file in use.
Result<bool> forget_key(Database& database, const std::string& key);
/// How many messages before the day were forgotten.
Result<std::size_t> forget_before(Database& database, const std::string& day);

}  // namespace outlint::history
