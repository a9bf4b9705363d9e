// SPDX-License-Identifier: Apache-2.0
// `outlint filter`: the check that stands where mail is really sent.
#include "cli/filter.hpp"

#include <unistd.h>

#include "cli/dismissals.hpp"
#include "cli/output.hpp"

namespace outlint::cli {

void add_filter_options(CLI::App& command, FilterOptions& options) {
  add_judging_options(command, options.judging);
  add_choice(command, "--color", options.color, {"auto", "always", "never"}, "Colours; auto: on a terminal, unless NO_COLOR is set")->group("Output");
  add_choice(command, "--fail-on", options.fail_on, {"error", "warning", "never"}, "The least finding for which mail is held (default: error)")
      ->group("Output");
}

Result<Judging> make_filter_judging(const JudgingOptions& options) {
  Result<Judging> judging = make_judging(options);
  if (!judging) return judging;
  LintOptions lint = judging->linter.options();
  Problems problems;
  if (!options.isolated && !user_config().empty()) {
    const std::vector<Suppression> own = read_dismissals(dismissals_beside(user_config()), problems);
    lint.suppressions.insert(lint.suppressions.end(), own.begin(), own.end());
  }
  if (!problems.empty()) return Failure{std::move(problems)};
  for (Suppression& each : lint.suppressions) each.draft.clear();
  return Judging{Linter(judging->linter.ruleset(), std::move(lint)), std::move(judging->config)};
}

JudgedMail judge_mail(const Linter& linter, std::string_view mail, const std::string& shown) {
  JudgedMail out;
  ReadOptions options;
  options.input = InputKind::eml;
  read_bytes(mail, shown, options, [&](Result<Record> record) {
    if (record) out.document = std::make_shared<const Document>(std::move(record->message));
    return false;
  });
  if (out.document == nullptr) out.document = std::make_shared<const Document>(message_from_text(""));
  out.report = linter.lint(*out.document);
  return out;
}

std::string fail_on_of(const FilterOptions& options, const Config& config) {
  if (!options.fail_on.empty()) return options.fail_on;
  return config.fail_on.empty() ? "error" : config.fail_on;
}

std::string findings_text(const JudgedMail& judged, const FilterOptions& options) {
  TextOptions text;
  text.quiet = true;
  text.color = wants_color(options.color, "", STDERR_FILENO);
  return render_text(judged.report, *judged.document, text);
}

void add_filter(CLI::App& app, Run& run) {
  CLI::App* group = app.add_subcommand("filter", "Judge mail where it is really sent: sendmail, git, milter");
  group->require_subcommand(1);
  add_filter_sendmail(*group, run);
  add_filter_git(*group, run);
  add_filter_milter(*group, run);
}

}  // namespace outlint::cli
