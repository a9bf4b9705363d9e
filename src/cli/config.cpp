// SPDX-License-Identifier: Apache-2.0
// `outlint config`: the effective settings, and where each comes from.
#include <fmt/format.h>

#include "cli/judging.hpp"
#include "cli/problems.hpp"

namespace outlint::cli {
namespace {

struct ConfigCommand {
  JudgingOptions judging;
  bool check = false;
};

std::string origin(const Setting& setting) {
  return setting.line == 0 ? setting.file : fmt::format("{}:{}", setting.file, setting.line);
}

int run_config(const ConfigCommand& options) {
  const Result<Judging> judging = make_judging(options.judging);
  if (!judging) {
    print_problems(judging.error());
    return failed;
  }
  const Config& config = judging->config;
  if (options.check) {
    fmt::print("the configuration is right\n");
    return done;
  }
  std::size_t width = 0;
  for (const Setting& setting : config.settings) width = std::max(width, setting.key.size() + setting.value.size() + 2);
  for (const Setting& setting : config.settings) {
    fmt::print("{:<{}}  # {}\n", setting.key + ": " + setting.value, width, origin(setting));
  }
  if (config.settings.empty()) fmt::print("no configuration: everything is as it is built in\n");
  return done;
}

}  // namespace

void add_config(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("config", "Show the settings that hold for a draft, and where each comes from");
  auto options = std::make_shared<ConfigCommand>();
  command->add_option("DRAFT", options->judging.draft, "The draft (default: this folder)");
  command->add_flag("--check", options->check, "Only tell whether the configuration is right");
  add_judging_options(*command, options->judging);
  std::string profiles;
  for (const std::string& name : profile_names()) profiles += (profiles.empty() ? "" : ", ") + name;
  command->footer("Built-in profiles: " + profiles + ".\nOf two settings of one key the later line holds.");
  command->callback([options, &run] { run = [options] { return run_config(*options); }; });
}

}  // namespace outlint::cli
