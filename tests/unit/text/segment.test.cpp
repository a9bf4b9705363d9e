// SPDX-License-Identifier: Apache-2.0
// Words by the table for ASCII are the words that ICU finds.
#include "text/segment.hpp"

#include <cstdint>
#include <string>

#include "catch.hpp"

using namespace outlint;

namespace {

std::string marked(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  for (const Span word : text::words(text)) {
    out += std::string(text.substr(at, word.start - at)) + "[" + std::string(word.of(text)) + "]";
    at = word.end;
  }
  return out + std::string(text.substr(at));
}

/// A letter that is not ASCII, and a blank: with them in front ICU is asked.
constexpr std::string_view asks_icu = "\u00e9 ";

}  // namespace

TEST_CASE("words are what holds a letter or a digit") {
  const std::pair<std::string, std::string> cases[] = {
      {"I'm in", "[I'm] [in]"},
      {"3.5%, 1,000; U.S.A.", "[3.5]%, [1,000]; [U.S.A]."},
      {"me@example.org or a:b", "[me@example.org] [or] [a]:[b]"},
      {"snake_case _ __ a_", "[snake_case] _ [__] [a_]"},
      {"ice-cream 4x4 c3,po", "[ice]-[cream] [4x4] [c3],[po]"},
      {"", ""},
  };
  for (const auto& [text, expected] : cases) CHECK(marked(text) == expected);
}

TEST_CASE("of any ASCII the words are those of ICU") {
  constexpr std::string_view telling = "ab1_.',;@:- \"\n\r\tZ9";
  std::uint32_t state = 11;
  const auto next = [&](std::uint32_t below) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8) % below;
  };
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::uint32_t left = 1 + next(14); left > 0; --left) text += round % 3 == 0 ? static_cast<char>(next(128)) : telling[next(telling.size())];
    const std::string by_icu = marked(std::string(asks_icu) + text);
    CAPTURE(text);
    REQUIRE("[\u00e9] " + marked(text) == by_icu);
  }
}
