// SPDX-License-Identifier: Apache-2.0
// The command line as data: what completions and the manual are written from, so that neither can fall behind.
#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace outlint::cli {

struct OptionOutline {
  std::vector<std::string> names;    ///< `-q`, `--quiet`; of an argument its name alone
  std::string help;
  std::string value;                 ///< `FILE`; empty for a flag
  std::vector<std::string> choices;  ///< the words it takes, where they are few
};

struct CommandOutline {
  std::string name, help, footer;    ///< of a command within another both names: `history show`
  std::vector<OptionOutline> options, arguments;
};

struct AppOutline {
  std::string name, about, footer;
  std::vector<OptionOutline> options;
  std::vector<CommandOutline> commands;  ///< those within others follow the one that they are in
};

AppOutline outline_of(const CLI::App& app);

std::string bash_completion(const AppOutline& outline);
std::string zsh_completion(const AppOutline& outline);
std::string fish_completion(const AppOutline& outline);
/// outlint(1), as roff.
std::string manual(const AppOutline& outline);

}  // namespace outlint::cli
