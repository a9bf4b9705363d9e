// SPDX-License-Identifier: Apache-2.0
// What went wrong, told on standard error in one form by every command.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <outlint/result.hpp>

namespace outlint::cli {

/// `file:line:column: error: message`, the line meant with a caret, the hint.
std::string problem_text(const Problem& problem);
void print_problems(const Problems& problems);
/// The same, as the end of a command: its exit code.
int tell(const Problems& problems);
void print_error(std::string_view message, std::string_view hint = {});

/// The word of `words` that the user probably meant, as `did you mean "check"?`; empty where none is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& words);

}  // namespace outlint::cli
