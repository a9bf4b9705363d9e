// SPDX-License-Identifier: Apache-2.0
// The options that several commands share.
#include <algorithm>
#include <thread>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/command.hpp"
#include "cli/problems.hpp"

namespace outlint::cli {
namespace {

const std::vector<std::string> input_kinds{"auto", "eml", "mbox", "maildir", "linkedin", "json", "jsonl", "html", "markdown", "text"};
const std::vector<std::string> channels{"email", "linkedin-message", "linkedin-invite", "inmail"};

}  // namespace

ReadOptions DraftOptions::read_options() const {
  ReadOptions options;
  options.input = input_kind_from_string(input).value_or(InputKind::auto_);
  if (!channel.empty()) options.channel = channel_from_string(channel);
  options.me = me;
  options.filename = stdin_filename;
  options.all_messages = all_messages;
  return options;
}

std::string DraftOptions::beside() const {
  const bool from_stdin = inputs.empty() || inputs.front() == "-";
  return from_stdin ? stdin_filename : inputs.front();
}

CLI::Option* add_choice(CLI::App& command, const std::string& flags, std::string& target, const std::vector<std::string>& words,
                        const std::string& help) {
  const auto known = [words, flags](const std::string& word) {
    if (std::find(words.begin(), words.end(), word) != words.end()) return std::string();
    const std::string hint = did_you_mean(word, words);
    return fmt::format("\"{}\" is no value of {}\n{}", word, flags, hint.empty() ? "it takes " + fmt::format("{}", fmt::join(words, ", ")) : hint);
  };
  return command.add_option(flags, target, help)->type_name(fmt::format("{}", fmt::join(words, "|")))->check(known);
}

void add_draft_options(CLI::App& command, DraftOptions& options) {
  command.add_option("INPUT", options.inputs, "Files or folders to read; - is standard input")->type_name("");
  add_choice(command, "--input", options.input, input_kinds, "What the input is; auto looks at name and content")->group("Draft");
  command.add_option("--stdin-filename", options.stdin_filename, "The name that standard input goes by")->type_name("NAME")->group("Draft");
  add_channel_option(command, options);
  command.add_option("--me", options.me, "Your address or profile: of a mailbox, only your own messages are judged; may be repeated")
      ->type_name("ADDRESS")->allow_extra_args(false)->group("Draft");
}

void add_channel_option(CLI::App& command, DraftOptions& options) {
  add_choice(command, "--channel", options.channel, channels, "How the message travels")->group("Draft");
}

void add_format_option(CLI::App& command, OutputOptions& options, const std::vector<std::string>& formats) {
  add_choice(command, "--format", options.format, formats, "How results are written (default: text)")->group("Output");
}

void add_output_option(CLI::App& command, OutputOptions& options) {
  command.add_option("--output", options.output, "Write to this file instead of standard output")->type_name("FILE")->group("Output");
}

void add_color_option(CLI::App& command, OutputOptions& options) {
  add_choice(command, "--color", options.color, {"auto", "always", "never"}, "Colours; auto: on a terminal, unless NO_COLOR is set")->group("Output");
}

void add_jobs_option(CLI::App& command, OutputOptions& options) {
  options.jobs = std::max(1U, std::thread::hardware_concurrency());
  command.add_option("--jobs", options.jobs, "How many messages are worked on at once (default: one for each processor)")
      ->type_name("N")->check(CLI::Range(1, 256).description(""))->group("Output");
}

}  // namespace outlint::cli
