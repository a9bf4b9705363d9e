// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <string>

#include "text/explosive.hpp"
#include "text/pattern.hpp"

using namespace outlint::text;

TEST_CASE("patterns that can explode are told from those that only repeat") {
  for (const char* pattern : {"(a+)+$", "(\\w+\\s*)+!", "(?:\\w*)*", "((?:a+)b?)+", "(?:\\w|\\d)+x", "x(?:(?:[a-z]+)+)", "(?:a{2,})+"}) {
    INFO(pattern);
    CHECK(why_explosive(pattern));
  }
  for (const char* pattern : {"(?:\\w+ )+call", "(?:[\\w']+ ){0,3}?cv", "(?:very |really )+busy", "((very|really|so)\\s+)+busy", "a+b+c+", "(?:a|b)+", "\\w+",
                              "(?:please )*refer", "(?:can|could) you(?: please| kindly)* refer"}) {
    INFO(pattern);
    CHECK_FALSE(why_explosive(pattern));
  }
}

TEST_CASE("a search that takes too many steps gives up and says so") {
  std::optional<Pattern::Error> error;
  const Pattern pattern = Pattern::compile("(\\w+\\s*)+!", error);
  REQUIRE_FALSE(error);
  std::string text;
  for (int word = 0; word < 4000; ++word) text += "words ";
  bool gave_up = false;
  CHECK_FALSE(pattern.search(text, 0, gave_up));
  CHECK(gave_up);
}

TEST_CASE("a comment within a pattern is refused where it stands: the library could be kept busy by one for ever") {
  const std::pair<const char*, std::size_t> patterns[] = {{"a++(?#why)b", 3}, {"tea(?#", 3}, {"(?#)tea", 0}};
  for (const auto& [source, place] : patterns) {
    INFO(source);
    std::optional<Pattern::Error> error;
    Pattern::compile(source, error);
    REQUIRE(error);
    CHECK(error->position == place);
  }
  std::optional<Pattern::Error> error;
  Pattern::compile("tea\\(?#", error);
  CHECK_FALSE(error);
}
