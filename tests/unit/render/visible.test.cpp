// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "render/visible.hpp"

using namespace outlint::render;

TEST_CASE("what a terminal would obey is shown instead") {
  CHECK(visible("\x1b[2Jboo") == "␛[2Jboo");
  CHECK(visible("a\tb\r\n") == "a    b␍␊");
  CHECK(visible("bell\a del\x7f") == "bell␇ del␡");
  CHECK(visible("ev\u202Eil\u200B") == "ev\\u{202e}il\\u{200b}");
  CHECK(visible("c1 \u009B31m") == "c1 \\u{9b}31m");
  CHECK(visible("bad \xFF") == "bad \uFFFD");
  CHECK(visible_line("two\r\nlines\x1b") == "two lines␛");
}

TEST_CASE("columns are those of a terminal") {
  CHECK(columns("abc") == 3);
  CHECK(columns("e\u0301te\u0301") == 3);
  CHECK(columns("漢字") == 4);
  CHECK(columns("한") == 2);
  CHECK(columns("🐢") == 2);
  CHECK(columns("👩‍💻") == 2);
  CHECK(columns("👍🏽") == 2);
  CHECK(columns("🇵🇱") == 2);
}

TEST_CASE("long text is broken at spaces") {
  CHECK(wrapped("one two three four", 9, "  ") == "one two\n  three\n  four");
  CHECK(wrapped("unbreakable", 3, "  ") == "unbreakable");
  CHECK(wrapped("", 3, "  ").empty());
}
