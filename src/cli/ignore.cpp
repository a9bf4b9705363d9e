// SPDX-License-Identifier: Apache-2.0
// `outlint ignore RULE DRAFT`: remember "not this one".
#include <filesystem>

#include <fmt/format.h>

#include "cli/dismissals.hpp"
#include "cli/judging.hpp"
#include "cli/problems.hpp"

namespace outlint::cli {
namespace {

struct IgnoreOptions {
  std::string rule, draft;
  JudgingOptions judging;
};

std::vector<Dismissal> dismissals_in(const Document& document, const Linter& linter, const IgnoreOptions& options) {
  std::vector<Dismissal> out;
  for (const Diagnostic& diagnostic : linter.lint(document).diagnostics) {
    if (diagnostic.rule != options.rule && diagnostic.family() != options.rule) continue;
    const bool in_body = diagnostic.place && diagnostic.place->part == "body";
    const std::string said = in_body ? std::string(diagnostic.place->span.of(document.text())) : diagnostic.message;
    out.push_back({std::filesystem::path(options.draft).filename().generic_string(), diagnostic.rule, suppression_key(document, diagnostic), said});
  }
  return out;
}

int run_ignore(IgnoreOptions& options) {
  options.judging.draft = options.draft;
  const Result<Judging> judging = make_judging(options.judging);
  if (!judging) {
    print_problems(judging.error());
    return failed;
  }
  if (const Problems unknown = unknown_rules(judging->linter.ruleset(), {options.rule}, ""); !unknown.empty()) {
    print_problems(unknown);
    return failed;
  }
  std::vector<Dismissal> found;
  Problems problems;
  read_path(options.draft, {}, [&](Result<Record> record) {
    if (!record) {
      problems = record.error();
      return false;
    }
    const std::vector<Dismissal> here = dismissals_in(Document(std::move(record->message)), judging->linter, options);
    found.insert(found.end(), here.begin(), here.end());
    return true;
  });
  if (problems.empty() && found.empty()) {
    Problem none;
    none.file = options.draft;
    none.message = fmt::format("{} finds nothing here", options.rule);
    none.hint = "outlint check shows what is found";
    problems.push_back(std::move(none));
  }
  const std::string file = dismissals_beside(options.draft);
  if (problems.empty()) {
    if (const auto written = add_dismissals(file, found); !written) problems = written.error();
  }
  if (!problems.empty()) {
    print_problems(problems);
    return failed;
  }
  for (const Dismissal& each : found) fmt::print("dismissed {}: \"{}\"\n", each.rule, each.said);
  fmt::print("remembered in {}\n", file);
  return done;
}

}  // namespace

void add_ignore(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("ignore", "Remember \"not this one\": a finding in a draft that is to be let pass");
  auto options = std::make_shared<IgnoreOptions>();
  command->add_option("RULE", options->rule, "The rule (or its family) whose findings in the draft are dismissed")->required();
  command->add_option("DRAFT", options->draft, "The draft")->required();
  add_judging_options(*command, options->judging);
  command->footer("It holds as long as the sentence stays as it is, whatever changes elsewhere. It is kept beside the draft, in .outlint-ignored.");
  command->callback([options, &run] { run = [options] { return run_ignore(*options); }; });
}

}  // namespace outlint::cli
