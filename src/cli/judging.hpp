// SPDX-License-Identifier: Apache-2.0
// The options that shape a judgement, for every command that judges, and the linter they make.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace outlint::cli {

struct JudgingOptions {
  std::vector<std::string> rules;
  std::vector<std::string> select, ignore;
  std::string stage, today;
  bool is_template = false;
  bool explain_match = false;
  bool isolated = false;
};

void add_judging_options(CLI::App& command, JudgingOptions& options);
/// `--rules` alone, for the commands that only look at rules.
void add_rules_option(CLI::App& command, std::vector<std::string>& rules);

/// The built-in rules, laid over with the user's folders.
Result<Ruleset> load_rules(const std::vector<std::string>& folders);

/// All problems of the options at once: rules that do not load, names that no rule has, a date that is none.
Result<Linter> make_linter(const JudgingOptions& options);

/// The ids, families or globs that name no rule, as problems with the nearest name.
Problems unknown_rules(const Ruleset& ruleset, const std::vector<std::string>& names, const std::string& option);

}  // namespace outlint::cli
