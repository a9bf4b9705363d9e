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

TEST_CASE("letters that look Latin in a Latin word read as what they look like") {
  CHECK(found("refer me", "Could you r\u0435fer m\u0435?") == "r\u0435fer m\u0435");
  CHECK(found("refer", "R\u200B\u0415F\u0395R") == "R\u200B\u0415F\u0395R");
  CHECK(found("refer me", "\U0001D42B\U0001D41E\U0001D41F\U0001D41E\U0001D42B \U0001D426\U0001D41E") ==
        "\U0001D42B\U0001D41E\U0001D41F\U0001D41E\U0001D42B \U0001D426\U0001D41E");
  CHECK(found("\u0441\u043F\u0430\u0441\u0438\u0431\u043E", "\u0421\u043F\u0430\u0441\u0438\u0431\u043E!") == "\u0421\u043F\u0430\u0441\u0438\u0431\u043E");  // a Russian word stays one
  CHECK(found("t\u0438p", "t\u0438p") == "t\u0438p");  // no Latin letter looks so
}

TEST_CASE("of a run without spaces that is no word only the beginning is kept") {
  const std::string noise(200'000, 'a');
  const Folded folded = fold(noise + " refer me");
  CHECK(folded.text.size() < 1100);
  CHECK(folded.text.ends_with("a refer me"));
  CHECK(folded.origin.size() == folded.text.size() + 1);
  CHECK(folded.ends.size() == folded.text.size());
  CHECK(found("refer me", noise + " refer me") == "refer me");
}

TEST_CASE("a pattern does not match inside a word") {
  CHECK(found("refer", "I preferred it").empty());
  CHECK(found("refer|refers", "she refers him") == "refers");
  CHECK(found("cv", "écvé").empty());
  CHECK(found("any chance\\?", "any chance? Yes") == "any chance?");
}
