// SPDX-License-Identifier: Apache-2.0
// `outlint test`: the examples that rules and acts carry.
#include <algorithm>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "cli/judging.hpp"
#include "cli/output.hpp"
#include "cli/problems.hpp"
#include "engine/examples.hpp"
#include "render/paint.hpp"
#include "render/visible.hpp"

namespace outlint::cli {
namespace {

using render::Ink;
using render::Paint;
using render::visible_line;

struct TestOptions {
  std::vector<std::string> paths;
  OutputOptions output;
};

/// The folder of rules that a path lies in: a rule is `FOLDER/language/family/rule.yaml`.
std::string folder_of(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return path;
  return std::filesystem::path(path).parent_path().parent_path().parent_path().string();
}

std::vector<const RuleExample*> chosen(const Ruleset& ruleset, const std::vector<std::string>& paths) {
  std::vector<const RuleExample*> out;
  const auto add = [&](const std::vector<RuleExample>& examples) {
    for (const RuleExample& example : examples) {
      const bool meant = std::any_of(paths.begin(), paths.end(), [&](const std::string& path) { return example.file.starts_with(path); });
      if (paths.empty() || meant) out.push_back(&example);
    }
  };
  for (const RuleInfo& rule : ruleset.rules()) add(rule.examples);
  add(ruleset.act_examples());
  return out;
}

/// The text as the example marks it against the text as it was judged.
std::string difference(const RuleExample& example, const engine::ExampleOutcome& outcome, const Paint& paint) {
  std::string out;
  if (outcome.message.parts.empty()) return out;
  const auto add = [&](Ink ink, char sign, std::string_view part, std::string_view text, const std::vector<Place>& places) {
    const std::string line = fmt::format("  {} {}: {}", sign, part, visible_line(engine::with_marks(text, part, places)));
    out += paint(ink, line) + "\n";
  };
  const auto compare = [&](std::string_view part, std::string_view text) {
    if (engine::with_marks(text, part, example.expected) == engine::with_marks(text, part, outcome.found) && example.expected != outcome.found) return;
    add(Ink::removed, '-', part, text, example.expected);
    add(Ink::added, '+', part, text, outcome.found);
  };
  if (outcome.message.subject) compare("subject", *outcome.message.subject);
  compare("body", outcome.message.body().text);
  return out;
}

int run_test(const TestOptions& options) {
  RulesetOptions loading;
  for (const std::string& path : options.paths) loading.rule_folders.push_back(folder_of(path));
  const Result<Ruleset> ruleset = load_rules(loading.rule_folders);
  if (!ruleset) {
    print_problems(ruleset.error());
    return failed;
  }
  const Paint paint(wants_color(options.output.color, options.output.output) ? Paint::Mode::ansi : Paint::Mode::plain);
  const std::vector<const RuleExample*> examples = chosen(*ruleset, options.paths);
  if (examples.empty()) {
    print_error("there is no example to run", options.paths.empty() ? "" : "a path is a folder of rules, or a rule file in one");
    return failed;
  }
  Output output(options.output.output);
  std::size_t failures = 0;
  for (const RuleExample* example : examples) {
    const engine::ExampleOutcome outcome = engine::run_example(*ruleset, *example);
    if (outcome.reason.empty()) continue;
    ++failures;
    output.write(fmt::format("{}: {} {}\n{}", paint(Ink::path, fmt::format("{}:{}", visible_line(example->file), example->line)),
                             paint(Ink::error, example->name), visible_line(outcome.reason), difference(*example, outcome, paint)));
  }
  output.write(fmt::format("{} examples: {} passed, {} failed\n", examples.size(), examples.size() - failures, failures));
  const Result<bool> written = output.commit();
  if (!written) print_problems(written.error());
  if (!written) return failed;
  return failures > 0 ? found : done;
}

}  // namespace

void add_test(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("test", "Run the examples that rules carry");
  auto options = std::make_shared<TestOptions>();
  command->add_option("PATH", options->paths, "Folders of rules or files in them (default: the built-in rules)")->type_name("");
  add_output_option(*command, options->output);
  add_color_option(*command, options->output);
  command->callback([options, &run] { run = [options] { return run_test(*options); }; });
}

}  // namespace outlint::cli
