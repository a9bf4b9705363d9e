// SPDX-License-Identifier: Apache-2.0
// `outlint filter milter --socket SOCKET`: at the side of a mail server.
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include <fmt/format.h>

#include "cli/filter.hpp"
#include "cli/problems.hpp"
#include "filter/milter_run.hpp"

namespace outlint::cli {
namespace {

namespace fs = std::filesystem;

struct MilterCommand {
  FilterOptions filter;
  std::string socket, mode = "0660", metrics, log, users;
  std::string on_send, on_revise, on_hold, on_failure = "tempfail", override = "header";
  std::vector<std::string> submission{"127.0.0.0/8", "::1"};
  bool all_mail = false;
  std::size_t jobs = 1;
};

/// The settings of a user, from the user's folder; empty: those of everybody. A milter serves many: the history of whoever
/// runs it is used only where a configuration names it.
Result<filter::UserSettings> load(const MilterCommand& command, const std::string& user) {
  JudgingOptions options = command.filter.judging;
  if (!user.empty()) {
    options.draft = command.users + "/" + user + "/draft";
    const std::string own = command.users + "/" + user + "/.outlint.yaml";
    std::error_code error;
    if (fs::exists(own, error)) options.config = own;
  }
  const Result<Config> config = load_settings(options);
  if (!config) return Failure{config.error()};
  if (options.history.empty() && config->history.empty()) options.history = "none";
  const Result<Judging> judging = make_filter_judging(options);
  if (!judging) return Failure{judging.error()};

  FilterSetting setting = judging->config.filter;
  const auto overlay = [](std::string& under, const std::string& over) {
    if (!over.empty()) under = over;
  };
  overlay(setting.send, command.on_send);
  overlay(setting.revise, command.on_revise);
  overlay(setting.hold, command.on_hold);
  filter::UserSettings out;
  out.actions = filter::actions_of(setting, fail_on_of(command.filter, judging->config));
  out.judge = [linter = judging->linter](std::string_view mail) { return judge_mail(linter, mail, "mail").report; };
  return out;
}

Result<filter::ServiceOptions> service_options(const MilterCommand& command) {
  filter::ServiceOptions out;
  Problems problems;
  for (const std::string& each : command.submission) {
    if (const auto network = filter::Network::parse(each)) {
      out.submitters.push_back(*network);
      continue;
    }
    Problem problem;
    problem.message = fmt::format("--submission: \"{}\" is no range of addresses", each);
    problem.hint = "write 192.0.2.0/24, 2001:db8::/32, or one address";
    problems.push_back(std::move(problem));
  }
  if (!problems.empty()) return Failure{std::move(problems)};
  out.all_mail = command.all_mail;
  out.on_failure = command.on_failure == "accept" ? filter::OnFailure::accept : filter::OnFailure::tempfail;
  out.insist = command.override == "none" ? filter::Insist::never : filter::Insist::by_header;
  out.at_once = static_cast<std::ptrdiff_t>(command.jobs);
  return out;
}

int run(const MilterCommand& command) {
  const Result<filter::ServiceOptions> options = service_options(command);
  if (!options) return tell(options.error());
  std::FILE* stream = command.log.empty() ? stderr : std::fopen(command.log.c_str(), "ae");
  if (stream == nullptr) {
    print_error("cannot write to \"" + command.log + "\"");
    return failed;
  }
  filter::EventLog log(stream);
  filter::SettingsSource source;
  source.has_own = [&](const std::string& user) {
    std::error_code error;
    return !command.users.empty() && fs::is_directory(command.users + "/" + user, error);
  };
  source.load = [&](const std::string& user) { return load(command, user); };
  filter::MilterService service(source, *options, log);
  if (const Result<bool> loaded = service.reload(); !loaded) return tell(loaded.error());

  filter::MilterRun how;
  how.listening.socket = command.socket;
  how.listening.mode = static_cast<unsigned>(std::strtoul(command.mode.c_str(), nullptr, 8));
  how.metrics = command.metrics;
  const Result<bool> served = filter::run_milter(how, service, log);
  const int code = served ? static_cast<int>(done) : tell(served.error());
  std::fflush(nullptr);
  // Connections may still be at work with what would be destroyed here.
  std::_Exit(code);
}

std::string check_mode(const std::string& text) {
  unsigned mode = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, mode, 8);
  return read.ec == std::errc() && read.ptr == end && mode <= 0777 ? "" : "\"" + text + "\" is no mode\nwrite it as 0660";
}

std::string check_socket(const std::string& text) {
  const bool known = text.starts_with("unix:") || text.starts_with("local:") || text.starts_with("inet:") || text.starts_with("inet6:");
  return known ? "" : "\"" + text + "\" is no socket\nwrite unix:/run/outlint/milter.sock or inet:8893@127.0.0.1";
}

}  // namespace

void add_filter_milter(CLI::App& group, Run& run_command) {
  CLI::App* command = group.add_subcommand("milter", "At the side of Postfix or Sendmail: judges what their users submit");
  auto options = std::make_shared<MilterCommand>();
  options->jobs = std::max(1U, std::thread::hardware_concurrency());
  command->add_option("--socket", options->socket, "Where the mail server finds it: unix:/PATH or inet:PORT@HOST")->required()->type_name("SOCKET")->check(check_socket);
  command->add_option("--socket-mode", options->mode, "The mode of a socket in the file system (default: 0660)")->type_name("MODE")->check(check_mode);
  command->add_option("--users", options->users, "A folder with a folder for each user, by login or address: .outlint.yaml, .outlint-ignored")
      ->type_name("DIR")->check(CLI::ExistingDirectory.description(""));
  command->add_option("--submission", options->submission, "Whose mail is judged beside that of users who log in (default: this machine)")
      ->type_name("NETWORK")->delimiter(',')->allow_extra_args(false);
  command->add_flag("--all-mail", options->all_mail, "Judge all mail, whoever hands it in");
  const std::vector<std::string> actions{"accept", "header", "quarantine", "reject"};
  add_choice(*command, "--on-send", options->on_send, actions, "What becomes of mail with nothing against it (default: accept)");
  add_choice(*command, "--on-revise", options->on_revise, actions, "Of mail with warnings (default: accept)");
  add_choice(*command, "--on-hold", options->on_hold, actions, "Of mail with errors (default: reject)");
  add_choice(*command, "--on-failure", options->on_failure, {"tempfail", "accept"}, "Of mail that could not be judged (default: tempfail)");
  add_choice(*command, "--override", options->override, {"header", "none"}, "Whether X-Outlint-Send: yes sends a mail all the same (default: header)");
  command->add_option("--metrics", options->metrics, "Answer Prometheus at this address, as 127.0.0.1:9893")->type_name("HOST:PORT");
  command->add_option("--log", options->log, "Append the log to this file (default: standard error)")->type_name("FILE");
  command->add_option("--jobs", options->jobs, "How many mails are judged at once (default: one for each processor)")->type_name("N")->check(CLI::Range(1, 256).description(""));
  add_filter_options(*command, options->filter);
  command->footer(
      "SIGHUP reads rules, configuration and dismissals anew; SIGTERM stops.\n"
      "Example:\n"
      "  outlint filter milter --socket inet:8893@127.0.0.1 --on-revise header");
  command->callback([options, &run_command] { run_command = [options] { return run(*options); }; });
}

}  // namespace outlint::cli
