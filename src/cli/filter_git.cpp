// SPDX-License-Identifier: Apache-2.0
// `outlint filter git FILE`: what the hook sendemail-validate calls before git send-email sends anything.
#include <cstdio>
#include <fstream>
#include <iterator>

#include "cli/filter.hpp"
#include "cli/problems.hpp"
#include "filter/patch.hpp"

namespace outlint::cli {
namespace {

struct GitCommand {
  FilterOptions filter;
  std::string file, header;
};

Result<std::string> bytes_of(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  std::string bytes;
  if (stream) bytes.assign(std::istreambuf_iterator<char>(stream), {});
  if (stream.good()) return bytes;
  Problem problem;
  problem.file = path;
  problem.message = "this file cannot be read";
  return failure(std::move(problem));
}

int run(GitCommand& command) {
  Result<std::string> mail = bytes_of(command.file);
  if (!mail) return tell(mail.error());
  if (filter::is_patch(*mail)) return done;
  if (!command.header.empty()) {
    const Result<std::string> header = bytes_of(command.header);
    if (!header) return tell(header.error());
    *mail = filter::with_header(*header, *mail);
  }
  const Result<Judging> judging = make_filter_judging(command.filter.judging);
  if (!judging) return tell(judging.error());
  const JudgedMail judged = judge_mail(judging->linter, *mail, command.file);
  if (!fails(judged.report, fail_on_of(command.filter, judging->config))) return done;
  const std::string text = findings_text(judged, command.filter);
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fputs("\noutlint: not sent. Mend it, or send it as it is with git send-email --no-validate\n", stderr);
  return found;
}

}  // namespace

void add_filter_git(CLI::App& group, Run& run_command) {
  CLI::App* command = group.add_subcommand("git", "The hook sendemail-validate: patches pass, a cover letter is judged");
  auto options = std::make_shared<GitCommand>();
  command->add_option("FILE", options->file, "The mail that is to be sent")->required()->type_name("");
  command->add_option("HEADER", options->header, "A file with the header that it will get (git 2.41 and later)")->type_name("");
  add_filter_options(*command, options->filter);
  command->footer("The hook, .git/hooks/sendemail-validate:\n  #!/bin/sh\n  exec outlint filter git \"$@\"");
  command->callback([options, &run_command] { run_command = [options] { return run(*options); }; });
}

}  // namespace outlint::cli
