// SPDX-License-Identifier: Apache-2.0
// `outlint fix --interactive`: finding by finding, in plain lines that any terminal and any screen reader takes.
#pragma once

#include <string>

#include <outlint/linter.hpp>
#include <outlint/read.hpp>

namespace outlint::cli {

/// Asks on standard output, reads answers from standard input, and writes each change at once: whenever it is stopped,
/// all that was accepted is in the file, and the draft as it was beside it. Gives the exit code.
int fix_interactively(const std::string& input, const ReadOptions& reading, const Linter& linter);

}  // namespace outlint::cli
