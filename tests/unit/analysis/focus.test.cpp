// SPDX-License-Identifier: Apache-2.0
// Whom a sentence is about, by more than its pronouns.
#include <string>

#include <outlint/outlint.hpp>

#include "catch.hpp"

namespace {

/// `sender`, `recipient` (both of them included), `neither` or `skipped`: what one sentence counts as.
std::string about(const std::string& sentence) {
  static const outlint::Linter linter(outlint::Ruleset::builtin());
  outlint::Message message = outlint::message_from_text(sentence);
  message.is_template = true;
  const outlint::Measures measures = linter.lint(outlint::Document(std::move(message))).measures;
  if (measures.sentences == 0) return "skipped";
  if (measures.about_sender > 0) return "sender";
  return measures.about_recipient > 0 ? "recipient" : "neither";
}

}  // namespace

TEST_CASE("a sentence is about whom it tells of, not about every pronoun in it") {
  const std::pair<std::string, std::string> cases[] = {
      {"I have mended ferries for nine years.", "sender"},
      {"I want to work at your company.", "sender"},
      {"I came across your profile last week.", "sender"},
      {"I am writing to you about my studies in silt.", "sender"},
      {"Twelve years in logistics, mostly ports.", "sender"},
      {"- Built two ferries and a crane", "sender"},
      {"As [your role] I mend nets in Ghent.", "sender"},
      {"Your talk on tidal mills made me buy a boat.", "recipient"},
      {"I read your paper on eels with great pleasure.", "recipient"},
      {"You built the bridge that I cross each morning.", "recipient"},
      {"I smiled at [a detail of their work].", "recipient"},
      {"We met at the regatta.", "recipient"},
      {"The harbour is frozen until May.", "neither"},
      {"Could you refer me to the yard?", "neither"},
      {"I hope this letter finds you well.", "skipped"},
      {"Thank you for your time and consideration.", "skipped"},
  };
  for (const auto& [sentence, expected] : cases) {
    CAPTURE(sentence);
    CHECK(about(sentence) == expected);
  }
}
