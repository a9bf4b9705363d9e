// SPDX-License-Identifier: Apache-2.0
// A fixed piece of work for callgrind, whose count of instructions no other program on the machine changes:
//   outlint_instructions nothing|segment|judge MESSAGES
#include <cstdio>
#include <string_view>

#include "segmentation.hpp"

int main(int argc, char* argv[]) {
  if (argc != 3) return std::fputs("outlint_instructions nothing|segment|judge MESSAGES\n", stderr), 2;
  const std::string_view what = argv[1];
  const std::vector<outlint::Message> messages = outlint::bench::messages_of(argv[2]);
  const outlint::Linter linter(outlint::Ruleset::builtin());
  outlint::bench::Segmentation segmentation;
  const auto work_on = [&](const outlint::Message& message, bool judged) {
    return judged ? linter.lint(outlint::Document(message)).diagnostics.size() : segmentation(message.body().text);
  };
  // Tables that are made when they are first needed are no part of it.
  std::size_t sum = work_on(messages.front(), true) + work_on(messages.front(), false);
  if (what != "nothing") {
    for (const outlint::Message& message : messages) sum += work_on(message, what == "judge");
  }
  std::printf("%zu messages, %zu\n", messages.size(), sum);
  return 0;
}
