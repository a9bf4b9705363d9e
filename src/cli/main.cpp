// SPDX-License-Identifier: Apache-2.0
// The program: understands the command line, runs the command, says plainly what it did not understand.
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <new>
#include <system_error>

#include "cli/command.hpp"
#include "cli/problems.hpp"

namespace outlint::cli {
namespace {

constexpr const char* about =
    "outlint reads a draft to somebody you hardly know, before you send it: what it asks against what the tie carries.\n";

constexpr const char* examples =
    "Examples:\n"
    "  outlint check draft.eml                  judge a draft\n"
    "  outlint fix --diff draft.eml             what to change\n"
    "  outlint explain premature-ask/referral   why a rule is there\n"
    "  outlint parse draft.eml                  what is your own text, and what is quoted\n"
    "\n"
    "Exit codes: 0 nothing to hold it for, 1 something found, 2 the command line, a rule or an input is wrong.";

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands(nullptr)) names.push_back(command->get_name());
  return names;
}

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

/// In the place of sendmail, statuses are those of sysexits.h.
int usage_code(const CLI::App& command) { return command.get_name() == "sendmail" ? wrong_mail_usage : failed; }

/// What could not be understood, in our own words.
int tell(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App* command = &app;
  std::string help = "try: outlint ";
  while (!command->get_subcommands().empty()) {
    command = command->get_subcommands().front();
    help += command->get_name() + " ";
  }
  help += "--help";
  const std::vector<std::string> unknown = app.remaining(true);
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr && !unknown.empty()) {
    const std::string word = unknown.front().substr(0, unknown.front().find('='));
    const bool is_option = word.starts_with('-');
    const std::string near = did_you_mean(word, is_option ? option_names(*command) : command_names(*command));
    print_error((is_option ? "unknown option \"" : "unknown argument \"") + word + "\"", near.empty() ? help : near);
    return usage_code(*command);
  }
  const std::string what = error.what();
  const std::size_t line_break = what.find('\n');
  print_error(what.substr(0, line_break), line_break == std::string::npos ? help : what.substr(line_break + 1));
  return usage_code(*command);
}

/// A first word that is no command deserves better than a complaint about a missing command.
bool is_unknown_command(const CLI::App& app, int argc, char** argv) {
  if (argc < 2 || *argv[1] == '-' || *argv[1] == '\0') return false;
  const std::vector<std::string> names = command_names(app);
  return std::find(names.begin(), names.end(), argv[1]) == names.end();
}

int run_main(int argc, char** argv) {
  CLI::App app(about, "outlint");
  Run run;
  app.set_help_flag("-h,--help", "Show this help");
  app.set_version_flag("-V,--version", version_text, "Show the version, and those of the libraries inside");
  app.require_subcommand(1);
  app.footer(examples);
  add_check(app, run);
  add_filter(app, run);
  add_fix(app, run);
  add_parse(app, run);
  add_rules(app, run);
#ifdef OUTLINT_WITH_SERVE
  add_serve(app, run);
#endif
  add_explain(app, run);
  add_test(app, run);
  add_config(app, run);
  add_history(app, run);
  add_ignore(app, run);
  add_lsp(app, run);
  add_new(app, run);
  add_completion(app, run);

  if (is_unknown_command(app, argc, argv)) {
    const std::string near = did_you_mean(argv[1], command_names(app));
    print_error(std::string("unknown command \"") + argv[1] + "\"", near.empty() ? "outlint --help lists the commands" : near);
    return failed;
  }
  if (argc < 2) {
    std::fputs(app.help().c_str(), stderr);
    return failed;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {
    return app.exit(success);
  } catch (const CLI::ParseError& error) {
    return tell(app, error);
  }
  return run();
}

int cannot_write(int reason) {
  std::fprintf(stderr, "outlint: error: cannot write to standard output: %s\n", std::strerror(reason));
  return failed;
}

/// What is left of the output goes out here, so that a full disk is heard of. Who has closed the pipe has seen enough.
int flushed(int status) {
  if ((std::fflush(stdout) == 0 && std::ferror(stdout) == 0) || status == failed) return status;
  return errno == EPIPE ? status : cannot_write(errno);
}

/// What needs no memory to be told. Whatever was being written is taken back on the way here.
int out_of_memory() {
  std::fputs("outlint: error: out of memory\n  help: give it fewer or smaller messages at a time, or fewer --jobs\n", stderr);
  return failed;
}

}  // namespace
}  // namespace outlint::cli

int main(int argc, char** argv) {
  // A reader that has seen enough (`| head`) is no reason to die in the middle of a write.
  std::signal(SIGPIPE, SIG_IGN);
  // Nor is a limit on the size of files: the write fails, and that is told.
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    return outlint::cli::flushed(outlint::cli::run_main(argc, argv));
  } catch (const std::bad_alloc&) {
    return outlint::cli::out_of_memory();
  } catch (const std::system_error& error) {
    // {fmt} throws where a stream takes no more, the library where it gets no thread.
    const int reason = error.code().value();
    if (reason == EPIPE) return 0;
    if (std::ferror(stdout) != 0) return outlint::cli::cannot_write(reason);
    std::fprintf(stderr, "outlint: error: %s\n", error.what());
    return outlint::cli::failed;
  }
}
