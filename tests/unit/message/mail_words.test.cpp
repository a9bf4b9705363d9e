// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <algorithm>
#include <array>

#include "message/mail_words.hpp"

using namespace outlint::message;

TEST_CASE("the word lists of mail are built in, folded and sorted") {
  const auto verbs = mail_words("wrote-verbs");
  REQUIRE_FALSE(verbs.empty());
  CHECK(std::is_sorted(verbs.begin(), verbs.end()));
  CHECK(has_word(verbs, "wrote"));
  CHECK(has_word(verbs, "a écrit"));
  CHECK(has_word(mail_words("header-subject"), "ämne"));
  CHECK(mail_words("no-such-list").empty());
}

TEST_CASE("the longest leading word ends where a word ends") {
  constexpr std::array<std::string_view, 5> words{"best", "best regards", "bester", "hi", "谢谢"};
  CHECK(leading_word(words, "best regards, ana") == "best regards");
  CHECK(leading_word(words, "best of all") == "best");
  CHECK(leading_word(words, "bestial") == std::nullopt);
  CHECK(leading_word(words, "hi") == "hi");
  CHECK(leading_word(words, "h") == std::nullopt);
  CHECK(leading_word(words, "谢谢你") == "谢谢");
  CHECK(leading_word(words, "") == std::nullopt);
}
