// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <string>

#include "text/ere.hpp"

using outlint::text::to_ere;

TEST_CASE("patterns read as POSIX extended regular expressions") {
  const std::pair<const char*, const char*> table[] = {
      {"pass (?:my|the) cv", "pass (my|the) cv"},
      {"colou?r", "colou?r"},
      {"(?:very )?kind", "(very )?kind"},
      {"(?:very |)kind", "(very )?kind"},
      {"a{2,3}b", "a{2,3}b"},
      {"(?:ab){2,}c", "(ab){2,}c"},
      {"to(?= you)", "to"},
      {"(?<!not )able", "able"},
      {"[0-9]+ years", "[0-9]+ years"},
      {"\\d+%", "[0-9]+%"},
      {"[^.]x", "[^.]x"},
      {"why\\?", "why\\?"},
      {"a[\\]b]c", "a(b|])c"},
      {"x??y", "x?y"},
  };
  for (const auto& [pattern, expected] : table) {
    INFO(pattern);
    CHECK(to_ere(pattern).value_or("nothing") == expected);
  }
}

TEST_CASE("what would match anywhere has no such expression") {
  CHECK(!to_ere("(?:please)?"));
  CHECK(!to_ere("(?!x)"));
  CHECK(!to_ere("(x)\\1"));
}
