// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <string>

#include "ruleset/compiler.hpp"

using outlint::ruleset::glob_matches;

TEST_CASE("a star stands for any letters, and many of them take no longer than one") {
  struct Row {
    const char *glob, *id;
    bool matches;
  };
  for (const Row& row : {Row{"premature-ask/*", "premature-ask/referral", true}, Row{"*", "", true}, Row{"", "", true}, Row{"a", "", false}, Row{"a*b", "ab", true},
                         Row{"a*b*c", "a-b-b-c", true}, Row{"a*b*c", "a-c-b", false}, Row{"*ask*", "premature-ask/coffee", true}, Row{"*ask", "ask/ask", true},
                         Row{"ab", "abc", false}, Row{"a**", "a", true}, Row{"a*aab", "aaaab", true}}) {
    INFO(row.glob << " and " << row.id);
    CHECK(glob_matches(row.glob, row.id) == row.matches);
  }
  std::string stars;
  for (int each = 0; each < 2000; ++each) stars += "*a";
  CHECK_FALSE(glob_matches(stars, std::string(1500, 'a') + "b"));
  CHECK_FALSE(glob_matches("premat" + std::string(200, '*') + "ure-ask", "premature-ask/referral"));
}
