// SPDX-License-Identifier: Apache-2.0
// Configuration: `.outlint.yaml` and the profiles, read to settings that each say where they come from.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/export.h>
#include <outlint/result.hpp>
#include <outlint/ruleset.hpp>
#include <outlint/stage.hpp>

namespace outlint {

/// One effective setting, as `outlint config` shows it.
struct Setting {
  std::string key;    ///< `ignore`, `severity.length/words`
  std::string value;
  std::string file;   ///< `profile strict`, a path, or `command line`
  std::size_t line = 0;
};

/// What holds for recipients whose address matches a glob.
struct RecipientSetting {
  std::string match;  ///< `*@acme.example`, ASCII case aside
  std::optional<Stage> stage;
  std::vector<std::string> ignore;  ///< globs over rule ids
};

/// What a mail filter does with a mail by its verdict: `accept`, `header`, `quarantine`, `reject`; empty where nobody says.
struct FilterSetting {
  std::string send, revise, hold;
};

/// A configuration with all it extends. Later entries win over earlier ones.
struct Config {
  std::vector<std::string> me;            ///< the user's addresses and profiles
  std::vector<std::string> select, ignore;
  std::vector<std::string> rule_folders;  ///< resolved against the file that names them
  std::vector<RecipientSetting> recipients;
  std::vector<Override> overrides;        ///< severities, limits, weights, credit, points, lexicons
  std::string fail_on;                    ///< `error`, `warning`, `never`; empty where nobody says
  std::vector<std::vector<std::string>> people;  ///< addresses and profiles that are one person's, for the history
  std::string history;                    ///< a path, `none`, or empty
  FilterSetting filter;
  std::vector<Setting> settings;          ///< in the order of the files
};

/// Which configuration is read.
struct ConfigOptions {
  std::string file;                   ///< a configuration file; empty for none
  std::vector<std::string> profiles;  ///< built-in profiles named beside it
};

/// Reads a configuration and what it extends. On failure all problems of all files, each with its place.
OUTLINT_API Result<Config> load_config(const ConfigOptions& options);

/// The nearest `.outlint.yaml` at or above a folder, else `fallback` if that is a file, else nothing.
OUTLINT_API std::optional<std::string> find_config(const std::string& folder, const std::string& fallback);

/// The names of the built-in profiles, sorted.
OUTLINT_API std::vector<std::string> profile_names();

}  // namespace outlint
