// SPDX-License-Identifier: Apache-2.0
// Learning: messages read and understood on several threads, kept in batches that each are all or nothing.
#pragma once

#include <string>
#include <vector>

#include <outlint/history.hpp>

#include "history/sqlite.hpp"

namespace outlint::history {

Result<Learned> learn(Database& database, const std::vector<std::string>& paths, const LearnOptions& options);

/// The addresses and profiles that most mail below the paths is from or to, the likeliest first; a guess, to be asked about.
std::vector<std::string> propose_me(const std::vector<std::string>& paths);

}  // namespace outlint::history
