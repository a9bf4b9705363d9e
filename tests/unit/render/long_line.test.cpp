// SPDX-License-Identifier: Apache-2.0
// A draft that is one endless line is shown around each finding, and its places stay exact.
#include <string>
#include <vector>

#include <outlint/linter.hpp>
#include <outlint/read.hpp>
#include <outlint/render.hpp>

#include "catch.hpp"
#include "text/line_index.hpp"

using namespace outlint;

TEST_CASE("of an endless line the words around a finding are shown", "[render]") {
  std::string text = "We have never met. ";
  while (text.size() < 60'000) text += "Zo\u00EB went down to the quiet harbour again. ";
  const std::size_t ask = text.size();
  text += "Could you refer me for the data role? ";
  while (text.size() < 200'000) text += "Then the rain came. ";
  LintOptions options;
  options.select = {"premature-ask"};
  const Document document(message_from_text(text));
  const Report report = Linter(Ruleset::builtin(), options).lint(document);
  REQUIRE(report.diagnostics.size() == 1);
  REQUIRE(report.diagnostics.front().place);
  CHECK(report.diagnostics.front().place->span.start == ask);
  const std::string shown = render_text(report, document);
  CHECK(shown.size() < 6'000);
  CHECK(shown.find("Could you refer me for the data role?") != std::string::npos);
  CHECK(shown.find("^^^^^") != std::string::npos);
}

TEST_CASE("of hundreds of findings of one rule the first are told", "[render]") {
  std::string text = "We have never met.";
  for (int more = 0; more < 400; ++more) text += " Could you refer me for role " + std::to_string(more) + "?";
  LintOptions options;
  options.select = {"premature-ask/referral"};
  const Document document(message_from_text(text));
  const Report report = Linter(Ruleset::builtin(), options).lint(document);
  CHECK(report.diagnostics.size() == 200);
  CHECK(report.notes == std::vector<std::string>{"premature-ask/referral has more than 200 findings; the others are not told"});
}

TEST_CASE("columns are counted alike in short lines and in endless ones", "[render]") {
  std::string text;
  for (int more = 0; more < 700; ++more) text += more % 50 == 0 ? "x\u00E9\U0001F600\n" : "\u00E9\u4E2D\U0001F600 ab ";
  const text::LineIndex index(text);
  std::size_t line = 1, column = 1, utf16 = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if ((byte & 0xC0) == 0x80) continue;
    const text::LineColumn place = index.at(at);
    REQUIRE(place.line == line);
    REQUIRE(place.column == column);
    REQUIRE(index.utf16(at) == utf16);
    ++column;
    utf16 += byte >= 0xF0 ? 2 : 1;
    if (byte == '\n') ++line, column = 1;
  }
}
