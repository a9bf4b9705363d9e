// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <outlint/outlint.hpp>

using namespace outlint;

namespace {

/// The asks of a text as `kind: words`, in order, without the light ones.
std::vector<std::string> asks_of(const std::string& text) {
  const Document document(message_from_text(text));
  std::vector<std::string> out;
  for (const Ask& ask : Linter(Ruleset::builtin()).lint(document).asks) {
    const bool light = ask.kind == "question" || ask.kind == "connect";
    if (!light && ask.place) out.push_back(ask.kind + ": " + std::string(ask.place->span.of(document.text())));
  }
  return out;
}

using Asks = std::vector<std::string>;

}  // namespace

TEST_CASE("the span of an ask is its clause, without the mark that ends it") {
  CHECK(asks_of("Hi Bo, I came across your profile. Any openings in your team?") == Asks{"job-leads: Any openings in your team"});
  CHECK(asks_of("Hi Bo, I came across your profile. I weld (could you refer me to your yard?), and I sing.") == Asks{"referral: could you refer me to your yard"});
  CHECK(asks_of("Hi Bo,could you refer me to your yard?") == Asks{"referral: could you refer me to your yard"});
  CHECK(asks_of("Hi Bo, it would mean a lot if you passed my CV to your HR.") == Asks{"forward-resume: if you passed my CV to your HR"});
}

TEST_CASE("an ask that begins clauses before its words stands instead of the lighter one there") {
  CHECK(asks_of("Hi Bo, could you please let me know if there are any vacancies for a welder?") ==
        Asks{"job-leads: if there are any vacancies for a welder"});
}

TEST_CASE("an announced favour is none beside the ask that it announces") {
  CHECK(asks_of("Hi Bo, I have a favour to ask. A kind word to your manager would help.") ==
        Asks{"referral: A kind word to your manager would help"});
  CHECK(asks_of("Hi Bo, I came across your profile. I have a favour to ask.") == Asks{"favour: I have a favour to ask"});
}

TEST_CASE("words of a topic are an ask only next to words that ask") {
  CHECK(asks_of("Hi Bo, I came across your profile. Would your name beside mine be too much to ask?") ==
        Asks{"referral: Would your name beside mine be too much to ask"});
  CHECK(asks_of("Hi Bo, I came across your profile. I saw your name on the door of the hall.").empty());
}

TEST_CASE("a second deed after a joining word is an ask of its own") {
  CHECK(asks_of("Hi Bo, could you refer me or fwd my CV to the foreman?") ==
        Asks{"forward-resume: fwd my CV to the foreman", "referral: could you refer me"});
}
