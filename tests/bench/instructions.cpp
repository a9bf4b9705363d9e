// SPDX-License-Identifier: Apache-2.0
// A fixed piece of work for callgrind, whose count of instructions no other program on the machine changes:
//   outlint_instructions nothing|segment|judge MESSAGES
//   outlint_instructions open|type|retype MESSAGES    the first message in a session; with a sentence typed into it letter by
//                                                     letter; with the whole text judged anew at each letter instead
#include <cstdio>
#include <string_view>

#include "segmentation.hpp"

namespace {

/// Types a sentence into the middle of a draft; how many findings there were on the way.
std::size_t type_into(const outlint::Linter& linter, const outlint::Message& draft, std::string_view what) {
  outlint::Session session(linter, draft);
  std::string text(session.document().text());
  std::size_t at = text.find(". ", text.size() / 2) + 1, sum = session.report().diagnostics.size();
  for (const char letter : what == "open" ? std::string_view() : std::string_view(" I would be glad to hear how you found your own way into this work.")) {
    const std::string typed(1, letter);
    text.insert(at, typed);
    if (what == "type") {
      session.edit({outlint::Edit{outlint::Place{"body", {at, at}}, typed}});
      sum += session.report().diagnostics.size();
    } else {
      sum += linter.lint(outlint::Document(outlint::message_from_text(text))).diagnostics.size();
    }
    ++at;
  }
  return sum;
}

}  // namespace

int main(int argc, char* argv[]) {
  if (argc != 3) return std::fputs("outlint_instructions nothing|segment|judge|open|type|retype MESSAGES\n", stderr), 2;
  const std::string_view what = argv[1];
  const std::vector<outlint::Message> messages = outlint::bench::messages_of(argv[2]);
  const outlint::Linter linter(outlint::Ruleset::builtin());
  outlint::bench::Segmentation segmentation;
  const auto work_on = [&](const outlint::Message& message, bool judged) {
    return judged ? linter.lint(outlint::Document(message)).diagnostics.size() : segmentation(message.body().text);
  };
  // Tables that are made when they are first needed are no part of it.
  std::size_t sum = work_on(messages.front(), true) + work_on(messages.front(), false);
  if (what == "open" || what == "type" || what == "retype") {
    sum += type_into(linter, messages.front(), what);
  } else if (what != "nothing") {
    for (const outlint::Message& message : messages) sum += work_on(message, what == "judge");
  }
  std::printf("%zu messages, %zu\n", messages.size(), sum);
  return 0;
}
