// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <string_view>

#include "text/utf8.hpp"

using namespace outlint::text;

TEST_CASE("a character is read where it begins, and none at the end of a text") {
  struct Case {
    std::string_view text;
    std::size_t at;
    char32_t point;
    std::size_t length;
  };
  constexpr std::string_view whole = "a\xC3\xA9\xF0\x9F\x91\x8B";
  const Case cases[] = {{whole, 0, U'a', 1}, {whole, 1, 0xE9, 2}, {whole, 3, 0x1F44B, 4}, {whole, 7, 0, 0}, {"", 0, 0, 0},
                        {whole.substr(0, 2), 1, 0xFFFD, 1}, {whole, 2, 0xFFFD, 1}, {std::string_view("\0b", 2), 0, 0, 1}};
  for (const Case& each : cases) {
    CAPTURE(each.text, each.at);
    const Decoded read = decode(each.text, each.at);
    CHECK(read.point == each.point);
    CHECK(read.length == each.length);
  }
}
