// SPDX-License-Identifier: Apache-2.0
#include "cli/judging.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "cli/dismissals.hpp"
#include "cli/history.hpp"
#include "cli/problems.hpp"
#include "ruleset/compiler.hpp"

namespace outlint::cli {
namespace {

const std::vector<std::string> stages{"stranger", "thin", "lapsed", "acquaintance", "familiar", "close"};

int number_at(std::string_view text, std::size_t at, std::size_t length) {
  int value = -1;
  const char* end = text.data() + at + length;
  const auto read = std::from_chars(text.data() + at, end, value);
  return read.ec == std::errc() && read.ptr == end ? value : -1;
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const int year = number_at(text, 0, 4), month = number_at(text, 5, 2), day = number_at(text, 8, 2);
  if (year < 1 || month < 1 || month > 12) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int days = month == 2 ? (leap ? 29 : 28) : (month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31);
  return day >= 1 && day <= days;
}

bool names_a_rule(const Ruleset& ruleset, const std::string& name) {
  return std::any_of(ruleset.rules().begin(), ruleset.rules().end(), [&](const RuleInfo& rule) {
    return rule.family == name || ruleset::glob_matches(name, rule.id);
  });
}

}  // namespace

std::string user_config() {
  const char* folder = std::getenv("XDG_CONFIG_HOME");
  const char* home = std::getenv("HOME");
  if (folder != nullptr && *folder != '\0') return std::string(folder) + "/outlint/.outlint.yaml";
  return home != nullptr ? std::string(home) + "/.config/outlint/.outlint.yaml" : std::string();
}

void add_rules_option(CLI::App& command, std::vector<std::string>& rules) {
  command.add_option("--rules", rules, "A folder of your own rules, laid over the built-in ones; may be repeated")
      ->type_name("DIR")->allow_extra_args(false)->group("Rules");
}

void add_judging_options(CLI::App& command, JudgingOptions& options) {
  add_choice(command, "--stage", options.stage, stages, "How well you know them; beats what the words say")->group("Draft");
  command.add_flag("--template", options.is_template, "A mail-merge template: its placeholders read as filled in")->group("Draft");
  command.add_option("--today", options.today, "The day of judging (default: the draft's Date)")->type_name("YYYY-MM-DD")->group("Draft");
  add_rules_option(command, options.rules);
  command.add_option("--select", options.select, "Only these rules: ids, families or globs, separated by commas")
      ->type_name("RULE")->delimiter(',')->allow_extra_args(false)->group("Rules");
  command.add_option("--ignore", options.ignore, "Not these rules")->type_name("RULE")->delimiter(',')->allow_extra_args(false)->group("Rules");
  command.add_option("--config", options.config, "A configuration instead of the nearest .outlint.yaml")->type_name("FILE")->group("Rules");
  command.add_option("--profile", options.profiles, "A built-in profile: job-search, strict, …; may be repeated")
      ->type_name("NAME")->delimiter(',')->allow_extra_args(false)->group("Rules");
  command.add_option("--history", options.history, "What passed between you and others (default: $XDG_DATA_HOME/outlint/history.db, if it is there)")
      ->type_name("FILE|none")->group("Draft");
  command.add_flag("--isolated", options.isolated, "Only what stands on the command line: no configuration or history that lies about")
      ->group("Rules");
  command.add_flag("--explain-match", options.explain_match, "Note for each rule why it spoke or did not")->group("Rules");
}

Result<Ruleset> load_rules(const std::vector<std::string>& folders) {
  if (folders.empty()) return Ruleset::builtin();
  RulesetOptions options;
  options.rule_folders = folders;
  return Ruleset::load(options);
}

Problems unknown_rules(const Ruleset& ruleset, const std::vector<std::string>& names, const std::string& option) {
  if (names.empty()) return {};  // the catalogue need not be read
  std::set<std::string> known;
  for (const RuleInfo& rule : ruleset.rules()) known.insert({rule.id, rule.family});
  Problems problems;
  for (const std::string& name : names) {
    if (names_a_rule(ruleset, name)) continue;
    Problem problem;
    problem.message = option + fmt::format("no rule is named \"{}\"", name);
    problem.hint = did_you_mean(name, {known.begin(), known.end()});
    if (problem.hint.empty()) problem.hint = "outlint rules lists them";
    problems.push_back(std::move(problem));
  }
  return problems;
}

Result<Config> load_settings(const JudgingOptions& options) {
  ConfigOptions wanted{options.config, options.profiles};
  if (wanted.file.empty() && !options.isolated) {
    const std::string folder = std::filesystem::path(options.draft).parent_path().generic_string();
    wanted.file = find_config(folder, user_config()).value_or("");
  }
  return load_config(wanted);
}

std::string dismissals_beside(const std::string& draft) {
  return (std::filesystem::path(draft).parent_path() / ".outlint-ignored").generic_string();
}

Result<Judging> make_judging(const JudgingOptions& options) {
  Result<Config> config = load_settings(options);
  if (!config) return Failure{std::move(config).error()};
  RulesetOptions pack;
  pack.rule_folders = config->rule_folders;
  pack.rule_folders.insert(pack.rule_folders.end(), options.rules.begin(), options.rules.end());
  pack.overrides = config->overrides;
  Result<Ruleset> ruleset = Ruleset::load(pack);
  if (!ruleset) return Failure{std::move(ruleset).error()};
  Problems problems = unknown_rules(*ruleset, options.select, "--select: ");
  const auto more = [&](Problems found) { problems.insert(problems.end(), found.begin(), found.end()); };
  more(unknown_rules(*ruleset, options.ignore, "--ignore: "));
  more(unknown_rules(*ruleset, config->select, "select: "));
  more(unknown_rules(*ruleset, config->ignore, "ignore: "));
  if (!options.today.empty() && !is_date(options.today)) {
    Problem problem;
    problem.message = fmt::format("--today: \"{}\" is no date", options.today);
    problem.hint = "write it as 2026-03-02";
    problems.push_back(std::move(problem));
  }
  LintOptions lint;
  if (!options.isolated) lint.suppressions = read_dismissals(dismissals_beside(options.draft), problems);
  if (!problems.empty()) return Failure{std::move(problems)};
  const Result<std::optional<History>> history = history_for(options, *config);
  if (!history) return Failure{history.error()};
  if (*history) lint.ties = (*history)->lookup();

  if (!options.stage.empty()) lint.stage = stage_from_string(options.stage);
  lint.select = options.select.empty() ? config->select : options.select;
  lint.ignore = config->ignore;
  lint.ignore.insert(lint.ignore.end(), options.ignore.begin(), options.ignore.end());
  lint.recipients = config->recipients;
  lint.read_as_template = options.is_template;
  lint.today = options.today;
  lint.explain_match = options.explain_match;
  return Judging{Linter(*std::move(ruleset), std::move(lint)), std::move(*config)};
}

bool fails(const Report& report, std::string_view fail_on) {
  if (fail_on == "never") return false;
  return std::any_of(report.diagnostics.begin(), report.diagnostics.end(),
                     [&](const Diagnostic& each) { return fail_on == "warning" || each.severity == Severity::error; });
}

Result<Linter> make_linter(const JudgingOptions& options) {
  Result<Judging> judging = make_judging(options);
  if (!judging) return Failure{std::move(judging).error()};
  return std::move(judging->linter);
}

}  // namespace outlint::cli
