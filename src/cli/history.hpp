// SPDX-License-Identifier: Apache-2.0
// The user's history: which file it is, opening it, and how a person of it is shown.
#pragma once

#include <optional>
#include <string>

#include <outlint/history.hpp>

#include "cli/judging.hpp"

namespace outlint::cli {

/// Where the history is by default: `$XDG_DATA_HOME/outlint/history.db`.
std::string default_history();

/// The history that a draft is judged with: the one named, else the configuration's, else the default one if it is
/// there; none for `none`, and of those nobody named none with `--isolated`.
Result<std::optional<History>> history_for(const JudgingOptions& options, const Config& config);

/// How much of a tie there is, as lines for a terminal: counts, a timeline in characters, what it would carry, what would
/// deepen it. `today` is `YYYY-MM-DD`.
std::string tie_screen(const Correspondent& person, const Ruleset& ruleset, const std::string& today);

/// All people, as JSON or CSV.
std::string history_json(const std::vector<Correspondent>& people, const Ruleset& ruleset);
std::string history_csv(const std::vector<Correspondent>& people, const Ruleset& ruleset);

/// What the rules make of a tie about which no words tell.
Relationship relationship_of(const TieFacts& tie, const Ruleset& ruleset);

}  // namespace outlint::cli
