// SPDX-License-Identifier: Apache-2.0
#include "cli/standard_input.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include <sys/stat.h>
#include <unistd.h>

#include "filter/spool.hpp"

namespace outlint::cli {
namespace {

/// More than this through a pipe is not held in memory.
constexpr std::size_t most_held = std::size_t{4} << 20;

void say_that_it_is_waited_for() {
  if (isatty(STDIN_FILENO) == 1) std::fputs("outlint: reading a draft from the terminal; Ctrl-D ends it\n", stderr);
}

}  // namespace

Result<std::string> standard_input() {
  say_that_it_is_waited_for();
  std::string all;
  std::array<char, 1 << 16> buffer{};
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), stdin)) all.append(buffer.data(), count);
  if (std::ferror(stdin) == 0) return all;
  Problem problem;
  problem.file = "-";
  problem.message = std::string("cannot be read to its end: ") + std::strerror(errno);
  return failure(std::move(problem));
}

Result<bool> StandardInput::prepare() {
  prepared_ = true;
  struct stat facts {};
  if (fstat(STDIN_FILENO, &facts) == 0 && S_ISREG(facts.st_mode)) {
    start_ = ftello(stdin);
    return true;
  }
  say_that_it_is_waited_for();
  Result<std::string> head = filter::read_head(STDIN_FILENO, most_held);
  if (!head) {
    held_ = "";
    return Failure{head.error()};
  }
  if (head->size() < most_held) {
    held_ = *std::move(head);
    return true;
  }
  const Result<int> file = filter::spooled(*head, STDIN_FILENO);
  if (!file) {
    held_ = "";
    return Failure{file.error()};
  }
  dup2(*file, STDIN_FILENO);
  close(*file);
  return true;
}

void StandardInput::read(const ReadOptions& options, const RecordSink& sink) {
  if (!prepared_) {
    if (const Result<bool> ready = prepare(); !ready) {
      sink(Failure{ready.error()});
      return;
    }
  }
  if (held_) {
    read_bytes(*held_, options.filename.empty() ? "-" : options.filename, options, sink);
    return;
  }
  fseeko(stdin, start_, SEEK_SET);
  read_path("-", options, sink);
}

}  // namespace outlint::cli
