// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "text/fold.hpp"
#include "text/pattern.hpp"

using outlint::Span;
using namespace outlint::text;

namespace {

/// Finds `pattern` in the folded text and answers the words of the original it stands for.
std::string found(const std::string& pattern, const std::string& text) {
  std::optional<Pattern::Error> error;
  const Pattern compiled = Pattern::compile(pattern, error);
  REQUIRE_FALSE(error);
  const Folded folded = fold(text);
  bool gave_up = false;
  const auto match = compiled.search(folded.text, 0, gave_up);
  return match ? std::string(folded.original(match->span).of(text)) : "";
}

}  // namespace

TEST_CASE("folding lets a pattern find typographic text and gives back the author's bytes") {
  CHECK(found("i'd love", "So I’d LOVE it") == "I’d LOVE");
  CHECK(found("refer me", "Could you re\u00ADfer\u00A0me\u200B?") == "re\u00ADfer\u00A0me");
  CHECK(found("refer me to", "please refer me\r\n   to Ana") == "refer me\r\n   to");
  CHECK(found("cv", "my ＣＶ here") == "ＣＶ");
  CHECK(found("wait\\.\\.\\.", "wait… no") == "wait…");
}

TEST_CASE("a pattern does not match inside a word") {
  CHECK(found("refer", "I preferred it").empty());
  CHECK(found("refer|refers", "she refers him") == "refers");
  CHECK(found("cv", "écvé").empty());
  CHECK(found("any chance\\?", "any chance? Yes") == "any chance?");
}
