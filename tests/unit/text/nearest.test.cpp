// SPDX-License-Identifier: Apache-2.0
#include "text/nearest.hpp"

#include <array>
#include <string>

#include "catch.hpp"

TEST_CASE("the word that was meant") {
  using namespace std::string_view_literals;
  constexpr std::array words{"subject"sv, "to"sv, "cc"sv, "attachments"sv};
  struct Case {
    std::string_view word, meant;
  };
  const Case cases[] = {{"sbuject", "subject"}, {"Subject", "subject"}, {"subjct", "subject"},  {"attachment", "attachments"},
                        {"tо", ""},             {"t", "to"},            {"zzz", ""},            {"", ""},
                        {"ot", "to"},           {"atachmets", "attachments"}};
  for (const Case& one : cases) {
    INFO(one.word);
    CHECK(outlint::text::nearest(one.word, words).value_or("") == one.meant);
  }
  CHECK_FALSE(outlint::text::nearest(std::string(100000, 'a'), words).has_value());
}
