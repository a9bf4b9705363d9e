// SPDX-License-Identifier: Apache-2.0
// `outlint filter sendmail -- COMMAND…`: what a mail program calls in the place of sendmail.
#include "cli/filter.hpp"
#include "cli/problems.hpp"
#include "filter/refusals.hpp"
#include "filter/sendmail.hpp"

namespace outlint::cli {
namespace {

struct SendmailCommand {
  FilterOptions filter;
  std::vector<std::string> command;
  std::string on_failure = "tempfail";
};

Result<filter::Opinion> opinion_of(const SendmailCommand& command, std::string_view mail) {
  const Result<Judging> judging = make_filter_judging(command.filter.judging);
  if (!judging) {
    print_problems(judging.error());
    return failure("the configuration or the rules are broken, as told above");
  }
  const JudgedMail judged = judge_mail(judging->linter, mail, "draft");
  filter::Opinion out;
  out.hold = fails(judged.report, fail_on_of(command.filter, judging->config));
  if (!out.hold) return out;
  const std::vector<std::string> arguments(command.command.begin() + 1, command.command.end());
  out.key = filter::refusal_key(*judged.document, arguments);
  out.findings = findings_text(judged, command.filter);
  return out;
}

int run(const SendmailCommand& command) {
  filter::SendmailOptions options;
  options.command = command.command;
  options.on_failure = command.on_failure == "accept" ? filter::OnFailure::accept : filter::OnFailure::tempfail;
  options.refusals = filter::default_refusals();
  options.judge = [&](std::string_view mail) { return opinion_of(command, mail); };
  return filter::run_sendmail(options);
}

}  // namespace

void add_filter_sendmail(CLI::App& group, Run& run_command) {
  CLI::App* command = group.add_subcommand("sendmail", "In the place of sendmail: passes a mail on byte for byte, or refuses it and says why");
  auto options = std::make_shared<SendmailCommand>();
  command->add_option("COMMAND", options->command, "After --: the real sendmail and its arguments")->required()->type_name("");
  add_choice(*command, "--on-failure", options->on_failure, {"tempfail", "accept"},
             "What becomes of mail that outlint itself could not judge: tempfail refuses it for now, accept passes it on and says so")
      ->group("Output");
  add_filter_options(*command, options->filter);
  command->footer(
      "Examples:\n"
      "  set sendmail=\"outlint filter sendmail -- /usr/sbin/sendmail -oem -oi\"     mutt and neomutt\n"
      "  outlint filter sendmail -- msmtp -t < draft.eml\n"
      "\n"
      "Exit codes: 65 refused, 75 not judged or not passed on for now, 64 the command line is wrong; else those of the real sendmail.");
  command->callback([options, &run_command] { run_command = [options] { return run(*options); }; });
}

}  // namespace outlint::cli
