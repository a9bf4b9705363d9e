// SPDX-License-Identifier: Apache-2.0
// What the commands have in common: how each enters the program, and the options of several.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <outlint/outlint.hpp>

namespace outlint::cli {

/// The exit codes of every command; `filter sendmail` has those of sysexits.h.
enum Exit { done = 0, found = 1, failed = 2, wrong_mail_usage = 64 };

/// What the chosen command will do, once the whole command line is understood.
using Run = std::function<int()>;

/// Each adds one command, whose choice sets `run`.
void add_check(CLI::App& app, Run& run);
/// `completion` and `man`, which describe all the others.
void add_completion(CLI::App& app, Run& run);
void add_config(CLI::App& app, Run& run);
void add_explain(CLI::App& app, Run& run);
/// `filter` and its commands.
void add_filter(CLI::App& app, Run& run);
void add_fix(CLI::App& app, Run& run);
void add_history(CLI::App& app, Run& run);
void add_ignore(CLI::App& app, Run& run);
void add_lsp(CLI::App& app, Run& run);
void add_new(CLI::App& app, Run& run);
void add_parse(CLI::App& app, Run& run);
void add_rules(CLI::App& app, Run& run);
void add_serve(CLI::App& app, Run& run);
void add_test(CLI::App& app, Run& run);

/// An option that takes one of a few words; another is refused with the nearest.
CLI::Option* add_choice(CLI::App& command, const std::string& flags, std::string& target, const std::vector<std::string>& words,
                        const std::string& help);

/// Where drafts come from, and what is known of them beside their text.
struct DraftOptions {
  std::vector<std::string> inputs;
  std::string input = "auto";
  std::string stdin_filename;
  std::string channel;
  std::vector<std::string> me;
  bool all_messages = false;  ///< not an option: `parse` shows everybody's messages

  [[nodiscard]] ReadOptions read_options() const;
  /// The path beside which a configuration is looked for: the first input, or the name of what comes on standard input.
  [[nodiscard]] std::string beside() const;
};
void add_draft_options(CLI::App& command, DraftOptions& options);
/// `--channel` alone, for the commands that are handed their drafts.
void add_channel_option(CLI::App& command, DraftOptions& options);

/// Where output goes, and how it looks.
struct OutputOptions {
  std::string format = "text";
  std::string output;
  std::string color = "auto";
  std::size_t jobs = 1;
};
void add_format_option(CLI::App& command, OutputOptions& options, const std::vector<std::string>& formats);
void add_output_option(CLI::App& command, OutputOptions& options);
void add_color_option(CLI::App& command, OutputOptions& options);
void add_jobs_option(CLI::App& command, OutputOptions& options);

/// `--version`: ours and that of every library inside.
std::string version_text();

}  // namespace outlint::cli
