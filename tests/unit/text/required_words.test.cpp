// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <string>

#include "text/phrase_index.hpp"
#include "text/required_words.hpp"

using namespace outlint::text;

namespace {

/// The choices in one line: `could|can & refer`.
std::string spelled(const std::string& pattern) {
  std::string out;
  for (const WordChoice& choice : required_words(pattern)) {
    if (!out.empty()) out += " & ";
    for (std::size_t at = 0; at < choice.size(); ++at) out += (at > 0 ? "|" : "") + choice[at];
  }
  return out;
}

}  // namespace

TEST_CASE("a pattern demands the words that stand in every match of it, whole") {
  CHECK(spelled("refer me") == "refer & me");
  CHECK(spelled("(?:can|could) you refer") == "can|could & you & refer");
  CHECK(spelled("refer(?:ring)? me") == "me");
  CHECK(spelled("refer(?: me)? to") == "refer & to");
  CHECK(spelled("(?:a |the )?call") == "call");
  CHECK(spelled("refer\\w* me") == "me");
  CHECK(spelled("i'd love") == "i & d & love");
  CHECK(spelled("colou?r me") == "me");
  CHECK(spelled("(?:refer|recommend (?:me|us)|vouch)") == "recommend|refer|vouch");
  CHECK(spelled("(?:[\\w']+ ){0,3}?cv") == "cv");
  CHECK(spelled("(?:\\d+|two) minutes") == "minutes");
  CHECK(spelled("x+ y").find("x") == std::string::npos);
  CHECK(spelled("(?!no)thing") == "");
  CHECK(spelled("one|two") == "one|two");
  CHECK(spelled("one|t.o").empty());
}

TEST_CASE("the index gives every pattern that may match") {
  PhraseIndex index;
  index.add(0, "(?:can|could) you (?:please )?refer me", {"can", "me", "you"});
  index.add(1, "\\d+ minutes?", {});
  index.add(2, "cv", {});
  CHECK(index.candidates("could you refer me?") == std::vector<std::uint32_t>{0, 1});
  CHECK(index.candidates("you could refer your cv") == std::vector<std::uint32_t>{1, 2});
  CHECK(index.candidates("nothing here") == std::vector<std::uint32_t>{1});
}
