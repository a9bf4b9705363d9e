// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.hpp"

#include <cstdio>

#include <unistd.h>

namespace outlint::cli {
namespace {

/// Often enough to be seen moving, seldom enough to cost nothing.
constexpr std::size_t messages_per_step = 50;

}  // namespace

Progress::Progress(std::string_view output)
    : shown_(isatty(STDERR_FILENO) == 1 && (isatty(STDOUT_FILENO) != 1 || (!output.empty() && output != "-"))) {}

void Progress::step() {
  ++count_;
  if (shown_ && count_ % messages_per_step == 0) std::fprintf(stderr, "\routlint: %zu messages", count_);
}

void Progress::clear() {
  if (shown_ && count_ >= messages_per_step) std::fputs("\r\x1b[K", stderr);
}

}  // namespace outlint::cli
