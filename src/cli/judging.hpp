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
  std::string history;  ///< a file, `none`, or empty
  std::string config;
  std::vector<std::string> profiles;
  std::string draft;  ///< not an option: the first input, beside which configuration and dismissals are looked for
};

void add_judging_options(CLI::App& command, JudgingOptions& options);
/// `--rules` alone, for the commands that only look at rules.
void add_rules_option(CLI::App& command, std::vector<std::string>& rules);

/// The built-in rules, laid over with the user's folders.
Result<Ruleset> load_rules(const std::vector<std::string>& folders);

/// The configuration that holds for a draft: the one named, else the nearest, else the user's; with the profiles.
Result<Config> load_settings(const JudgingOptions& options);

/// The user's own configuration, where the desktop keeps such files; it need not be there. Empty where nobody has a home.
std::string user_config();

/// The file of dismissals beside a draft.
std::string dismissals_beside(const std::string& draft);

/// A linter, and the configuration that it was made by.
struct Judging {
  Linter linter;
  Config config;
};
Result<Judging> make_judging(const JudgingOptions& options);

/// All problems of the options at once: rules that do not load, names that no rule has, a date that is none.
Result<Linter> make_linter(const JudgingOptions& options);

/// Whether a finding is at or above `fail_on`: `error`, `warning` or `never`.
bool fails(const Report& report, std::string_view fail_on);

/// The ids, families or globs that name no rule, as problems with the nearest name.
Problems unknown_rules(const Ruleset& ruleset, const std::vector<std::string>& names, const std::string& option);

}  // namespace outlint::cli
