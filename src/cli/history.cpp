// SPDX-License-Identifier: Apache-2.0
// `outlint history`: learning ties from mail, looking at them, and forgetting them.
#include "cli/history.hpp"

#include <chrono>
#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/output.hpp"
#include "cli/problems.hpp"

namespace outlint::cli {
namespace {

namespace fs = std::filesystem;

struct HistoryCommand {
  JudgingOptions judging;
  OutputOptions output;
  std::vector<std::string> paths, me;
  std::string who, other, before;
};

/// The one place where the program asks the clock: a screen for people says how long ago things were.
std::string this_day() {
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
  return fmt::format("{:04}-{:02}-{:02}", int(day.year()), unsigned(day.month()), unsigned(day.day()));
}

/// Rules and configuration; the history itself is opened by the command.
Result<Judging> settings_of(const HistoryCommand& command) {
  JudgingOptions options = command.judging;
  options.history = "none";
  return make_judging(options);
}

/// The history that a command is about; `create` makes it where there is none.
Result<History> open_for(const JudgingOptions& options, const Config& config, bool create) {
  const std::string configured = options.isolated || config.history == "none" ? std::string() : config.history;
  const std::string path = !options.history.empty() ? options.history : !configured.empty() ? configured : default_history();
  HistoryOptions how;
  how.create = create;
  how.people = config.people;
  return History::open(path, how);
}

std::uintmax_t size_below(const std::string& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    const std::uintmax_t size = fs::file_size(path, error);
    return error ? 0 : size;
  }
  std::uintmax_t sum = 0;
  for (fs::recursive_directory_iterator at(path, fs::directory_options::skip_permission_denied, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (at->is_regular_file(ignored)) sum += at->file_size(ignored);
  }
  return sum;
}

/// How far it is, on one line that is written over; only where somebody watches.
class LearningBar {
 public:
  explicit LearningBar(const std::vector<std::string>& paths) : shown_(isatty(STDERR_FILENO) == 1) {
    for (std::size_t at = 0; shown_ && at < paths.size(); ++at) total_ += size_below(paths[at]);
  }

  void show(const Learned& learned) const {
    if (!shown_) return;
    constexpr std::size_t width = 30;
    const double part = total_ == 0 ? 0 : std::min(1.0, static_cast<double>(learned.bytes) / static_cast<double>(total_));
    const auto full = static_cast<std::size_t>(part * width);
    fmt::print(stderr, "\routlint: [{}{}] {:3.0f} %  {} messages, {} new", std::string(full, '#'), std::string(width - full, ' '), part * 100, learned.read,
               learned.added);
  }

  void clear() const {
    if (shown_) std::fputs("\r\x1b[K", stderr);
  }

 private:
  bool shown_;
  std::uintmax_t total_ = 0;
};

int run_learn(const HistoryCommand& command) {
  const Result<Judging> judging = settings_of(command);
  if (!judging) return tell(judging.error());
  Result<History> history = open_for(command.judging, judging->config, true);
  if (!history) return tell(history.error());
  const LearningBar bar(command.paths);
  LearnOptions options;
  options.me = command.me.empty() ? judging->config.me : command.me;
  options.ruleset = judging->linter.ruleset();
  options.jobs = command.output.jobs;
  options.progress = [&](const Learned& learned) {
    bar.show(learned);
    return true;
  };
  const Result<Learned> learned = history->learn(command.paths, options);
  bar.clear();
  if (!learned) return tell(learned.error());
  fmt::print("{} messages read, {} new; {} connections; {} inputs unchanged since the last time\n", learned->read - learned->connections, learned->added,
             learned->connections, learned->unchanged);
  if (!learned->problems.empty()) return tell(learned->problems);
  return done;
}

int run_show(const HistoryCommand& command) {
  const Result<Judging> judging = settings_of(command);
  if (!judging) return tell(judging.error());
  const Result<History> history = open_for(command.judging, judging->config, false);
  if (!history) return tell(history.error());
  const std::string today = command.judging.today.empty() ? this_day() : command.judging.today;
  const auto person = history->find(command.who, today);
  if (!person) return tell(person.error());
  if (!*person) {
    print_error("the history knows nobody by \"" + command.who + "\"", "outlint history export lists everybody");
    return found;
  }
  fmt::print("{}", tie_screen(**person, judging->linter.ruleset(), today));
  const auto namesakes = history->namesakes(**person);
  for (std::size_t at = 0; namesakes && at < namesakes->size(); ++at) {
    fmt::print("{} bears the same name; one person? outlint history merge {} {}\n", (*namesakes)[at], (*person)->identities.front(), (*namesakes)[at]);
  }
  return done;
}

int run_export(const HistoryCommand& command) {
  const Result<Judging> judging = settings_of(command);
  if (!judging) return tell(judging.error());
  const Result<History> history = open_for(command.judging, judging->config, false);
  if (!history) return tell(history.error());
  const auto people = history->everybody(command.judging.today);
  if (!people) return tell(people.error());
  Output output(command.output.output);
  const Ruleset& ruleset = judging->linter.ruleset();
  output.write(command.output.format == "csv" ? history_csv(*people, ruleset) : history_json(*people, ruleset));
  const Result<bool> written = output.commit();
  return written ? done : tell(written.error());
}

/// Merge, split and forget: whether the history knew whom it was about.
template <class Change>
int run_change(const HistoryCommand& command, std::string_view told, Change change) {
  const Result<Config> config = load_settings(command.judging);
  if (!config) return tell(config.error());
  Result<History> history = open_for(command.judging, *config, false);
  if (!history) return tell(history.error());
  const Result<bool> changed = change(*history);
  if (!changed) return tell(changed.error());
  if (*changed) {
    fmt::print("{}\n", told);
    return done;
  }
  print_error("the history knows nobody by " + (command.other.empty() ? "\"" + command.who + "\"" : "\"" + command.who + "\" or \"" + command.other + "\""),
              "outlint history export lists everybody");
  return found;
}

int run_forget(const HistoryCommand& command) {
  if (command.before.empty() == command.who.empty()) {
    print_error("forget whom, or what before which day?", "outlint history forget ana@example.org, or --before 2024-01-01");
    return failed;
  }
  if (!command.who.empty()) return run_change(command, "forgotten", [&](History& history) { return history.forget(command.who); });
  return run_change(command, "forgotten what was before " + command.before, [&](History& history) -> Result<bool> {
    const Result<std::size_t> count = history.forget_before(command.before);
    if (!count) return Failure{count.error()};
    return true;
  });
}

void add_file_options(CLI::App& command, HistoryCommand& options) {
  command.add_option("--history", options.judging.history, "The file (default: $XDG_DATA_HOME/outlint/history.db)")->type_name("FILE");
  command.add_option("--config", options.judging.config, "A configuration instead of the nearest .outlint.yaml")->type_name("FILE");
}

void add_today(CLI::App& command, HistoryCommand& options, const std::string& otherwise) {
  command.add_option("--today", options.judging.today, "The day to look from (default: " + otherwise + ")")->type_name("YYYY-MM-DD");
}

void add_who(CLI::App& command, HistoryCommand& options) {
  command.add_option("ADDRESS", options.who, "An address, a profile (in/ana-roe) or a full name")->required()->type_name("");
}

void add_learn(CLI::App& group, const std::shared_ptr<HistoryCommand>& options, Run& run) {
  CLI::App* command = group.add_subcommand("learn", "Read mailboxes, folders of mail and LinkedIn's export; only what is new");
  command->add_option("PATH", options->paths, "mbox, Maildir, folders of .eml, LinkedIn's export (folder, zip or table)")->required()->type_name("");
  command->add_option("--me", options->me, "Your address or profile; may be repeated, and is remembered")->type_name("ADDRESS")->allow_extra_args(false);
  add_file_options(*command, *options);
  add_jobs_option(*command, options->output);
  command->footer("No body is kept: outlint history export shows all that is. May be stopped and started again at any time.");
  command->callback([options, &run] { run = [options] { return run_learn(*options); }; });
}

void add_merge_and_split(CLI::App& group, const std::shared_ptr<HistoryCommand>& options, Run& run) {
  CLI::App* merge = group.add_subcommand("merge", "Two addresses or profiles are one person's");
  add_who(*merge, *options);
  merge->add_option("OTHER", options->other, "The other one")->required()->type_name("");
  add_file_options(*merge, *options);
  merge->callback([options, &run] {
    run = [options] { return run_change(*options, "one person from now on", [&](History& history) { return history.merge(options->who, options->other); }); };
  });
  CLI::App* split = group.add_subcommand("split", "An address or profile is a person of its own");
  add_who(*split, *options);
  add_file_options(*split, *options);
  split->callback([options, &run] {
    run = [options] { return run_change(*options, "a person of its own from now on", [&](History& history) { return history.split(options->who); }); };
  });
}

}  // namespace

void add_history(CLI::App& app, Run& run) {
  CLI::App* group = app.add_subcommand("history", "What passed between you and others, learned from your own mail");
  group->require_subcommand(1);
  auto options = std::make_shared<HistoryCommand>();
  add_learn(*group, options, run);
  CLI::App* show = group->add_subcommand("show", "One tie on one screen: what it would carry, and what would deepen it");
  add_who(*show, *options);
  add_today(*show, *options, "today");
  add_file_options(*show, *options);
  show->callback([options, &run] { run = [options] { return run_show(*options); }; });
  add_merge_and_split(*group, options, run);
  CLI::App* forget = group->add_subcommand("forget", "Remove every trace of an address, or all before a day");
  forget->add_option("ADDRESS", options->who, "An address, a profile or a full name")->type_name("");
  forget->add_option("--before", options->before, "All messages before this day")->type_name("YYYY-MM-DD");
  add_file_options(*forget, *options);
  forget->callback([options, &run] { run = [options] { return run_forget(*options); }; });
  CLI::App* all = group->add_subcommand("export", "Everything that is kept, as JSON or CSV");
  add_choice(*all, "--format", options->output.format, {"json", "csv"}, "json (default) or csv");
  add_output_option(*all, options->output);
  add_today(*all, *options, "unknown: all of it, and no stage that depends on time");
  add_file_options(*all, *options);
  all->callback([options, &run] { run = [options] { return run_export(*options); }; });
}

std::string default_history() {
  const char* data = std::getenv("XDG_DATA_HOME");
  const char* home = std::getenv("HOME");
  if (data != nullptr && *data != '\0') return std::string(data) + "/outlint/history.db";
  return home != nullptr ? std::string(home) + "/.local/share/outlint/history.db" : std::string("history.db");
}

Result<std::optional<History>> history_for(const JudgingOptions& options, const Config& config) {
  std::optional<History> none;
  const std::string named = !options.history.empty() ? options.history : options.isolated ? std::string("none") : config.history;
  if (named == "none") return none;
  std::error_code error;
  const std::string path = named.empty() ? default_history() : named;
  if (options.history.empty() && !fs::exists(path, error)) return none;
  HistoryOptions how;
  how.people = config.people;
  Result<History> opened = History::open(path, how);
  if (!opened) return Failure{opened.error()};
  return std::optional<History>(*std::move(opened));
}

}  // namespace outlint::cli
