// SPDX-License-Identifier: Apache-2.0
// `outlint test`: the examples that rules and acts carry.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <system_error>
#include <thread>

#include <fmt/format.h>

#include "cli/judging.hpp"
#include "cli/output.hpp"
#include "cli/problems.hpp"
#include "engine/coverage.hpp"
#include "engine/examples.hpp"
#include "render/paint.hpp"
#include "render/visible.hpp"
#include "text/utf8.hpp"

namespace outlint::cli {
namespace {

using render::Ink;
using render::Paint;
using render::visible_line;

struct TestOptions {
  std::vector<std::string> paths;
  OutputOptions output;
  bool watch = false;
  bool coverage = false;
};

namespace fs = std::filesystem;

/// Whether a folder is named as a language is: `en`.
bool names_language(const fs::path& part) {
  const std::string name = part.string();
  return name.size() == 2 && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
}

bool holds_languages(const std::string& path) {
  std::error_code error;
  for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
    if (at->is_directory(error) && names_language(at->path().filename())) return true;
  }
  return false;
}

constexpr std::string_view wanted_path = "a path is a folder of rules, or a rule file in one: FOLDER/en/family/rule.yaml";

/// The folder of rules that a path lies in: what stands before the folder of a language, else the folder itself. The last that
/// is named so counts: above it, homes and projects have short names too. Empty where a file lies in none.
std::string folder_of(const std::string& path) {
  std::error_code error;
  if (holds_languages(path)) return path;
  std::optional<fs::path> found;
  fs::path folder;
  for (const fs::path& part : fs::path(path)) {
    if (names_language(part)) found = folder;
    folder /= part;
  }
  if (found) return found->empty() ? "." : found->string();
  if (fs::is_directory(path, error)) return path;
  const std::string beside = fs::path(path).has_parent_path() ? fs::path(path).parent_path().string() : ".";
  return holds_languages(beside) ? beside : "";
}

/// Tells of every path that no rules can be at.
bool are_there(const std::vector<std::string>& paths) {
  Problems problems;
  for (const std::string& path : paths) {
    std::error_code error;
    const bool exists = fs::exists(path, error);
    if (exists && !folder_of(path).empty()) continue;
    Problem& problem = problems.emplace_back();
    problem.file = path;
    problem.message = exists ? "this file is in no folder of rules" : "there is no such file or folder";
    problem.hint = wanted_path;
  }
  print_problems(problems);
  return problems.empty();
}

/// Whether a file of a ruleset is one that a path names; the built-in ones are none of the user's.
bool is_meant(const std::string& file, const std::vector<std::string>& paths) {
  std::error_code error;
  return std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
    const std::string normal = fs::path(path).lexically_normal().generic_string(), own = fs::path(file).lexically_normal().generic_string();
    const std::string folder = normal.ends_with('/') ? normal : normal + "/";
    return (normal == "." || own == normal || own.starts_with(folder)) && fs::exists(file, error);
  });
}

std::vector<const RuleExample*> chosen(const Ruleset& ruleset, const std::vector<std::string>& paths) {
  std::vector<const RuleExample*> out;
  const auto add = [&](const std::vector<RuleExample>& examples) {
    for (const RuleExample& example : examples) {
      if (paths.empty() || is_meant(example.file, paths)) out.push_back(&example);
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

/// The file of an act or rule, below the folders that were named.
bool is_meant(const engine::PatternUse& use, const std::vector<std::string>& paths) {
  return paths.empty() || std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
    const std::string middle = use.of_rule ? "/" : "/acts/";
    return is_meant(fs::path(folder_of(path)).generic_string() + "/" + use.language + middle + use.owner + ".yaml", {path});
  });
}

/// The patterns that no example matches, or only beside another of the same act, and how many there are.
void write_coverage(const Ruleset& ruleset, const TestOptions& options, const Paint& paint, Output& output) {
  constexpr std::size_t longest = 100;  // bytes of a pattern that are shown
  std::size_t all = 0, exercised = 0, alone = 0;
  for (const engine::PatternUse& use : engine::pattern_coverage(ruleset)) {
    if (!is_meant(use, options.paths)) continue;
    ++all;
    exercised += use.exercised ? 1 : 0;
    alone += use.alone ? 1 : 0;
    if (use.alone) continue;
    output.write(fmt::format("{}: {} pattern {}: {}\n", paint(Ink::rule, use.owner), use.exercised ? "no example needs" : "no example exercises", use.number,
                             visible_line(text::one_line(use.source, longest))));
  }
  output.write(fmt::format("{} patterns: {} exercised by an example, {} not; {} are needed by one\n", all, exercised, all - exercised, alone));
}

int run_once(const TestOptions& options) {
  RulesetOptions loading;
  for (const std::string& path : options.paths) {
    const std::string folder = folder_of(path);
    if (std::find(loading.rule_folders.begin(), loading.rule_folders.end(), folder) == loading.rule_folders.end()) loading.rule_folders.push_back(folder);
  }
  const Result<Ruleset> ruleset = load_rules(loading.rule_folders);
  if (!ruleset) {
    print_problems(ruleset.error());
    return failed;
  }
  const Paint paint(wants_color(options.output.color, options.output.output) ? Paint::Mode::ansi : Paint::Mode::plain);
  const std::vector<const RuleExample*> examples = chosen(*ruleset, options.paths);
  if (examples.empty() && !options.coverage) {
    print_error("there is no example to run", options.paths.empty() ? "" : wanted_path);
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
  if (options.coverage) write_coverage(*ruleset, options, paint, output);
  output.write(fmt::format("{} examples: {} passed, {} failed\n", examples.size(), examples.size() - failures, failures));
  const Result<bool> written = output.commit();
  if (!written) print_problems(written.error());
  if (!written) return failed;
  return failures > 0 ? found : done;
}

/// When each YAML file below the folders was written last.
std::map<std::string, fs::file_time_type> written_when(const std::vector<std::string>& paths) {
  std::map<std::string, fs::file_time_type> out;
  for (const std::string& path : paths) {
    std::error_code error;
    for (fs::recursive_directory_iterator entry(folder_of(path), error), end; !error && entry != end; entry.increment(error)) {
      if (entry->path().extension() == ".yaml") out[entry->path().string()] = entry->last_write_time(error);
    }
  }
  return out;
}

/// Runs the examples again whenever a file changes, until the user has had enough.
int run_watching(const TestOptions& options) {
  constexpr auto pause = std::chrono::milliseconds(300);
  if (options.paths.empty()) {
    print_error("there is nothing to watch", "name the folder of your rules: outlint test --watch rules");
    return failed;
  }
  while (true) {
    const auto before = written_when(options.paths);
    run_once(options);
    fmt::print("watching; Ctrl-C ends\n");
    std::fflush(stdout);
    while (written_when(options.paths) == before) std::this_thread::sleep_for(pause);
    fmt::print("\n");
  }
}

int run_test(const TestOptions& options) {
  if (!are_there(options.paths)) return failed;
  return options.watch ? run_watching(options) : run_once(options);
}

}  // namespace

void add_test(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("test", "Run the examples that rules carry");
  auto options = std::make_shared<TestOptions>();
  command->add_option("PATH", options->paths, "Folders of rules or files in them (default: the built-in rules)")->type_name("");
  command->add_flag("--watch", options->watch, "Run them again whenever a file changes");
  command->add_flag("--coverage", options->coverage, "List the patterns that no example exercises, or needs");
  add_output_option(*command, options->output);
  add_color_option(*command, options->output);
  command->callback([options, &run] { run = [options] { return run_test(*options); }; });
}

}  // namespace outlint::cli
