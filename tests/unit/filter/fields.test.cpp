// SPDX-License-Identifier: Apache-2.0
#include "filter/fields.hpp"

#include "catch.hpp"

using namespace outlint::filter;

TEST_CASE("fields are told from everything else", "[filter]") {
  struct Row {
    std::string mail;
    std::vector<std::string> fields;
  };
  const std::vector<Row> rows{
      {"", {}},
      {"\n", {}},
      {"A: 1\nB:2\n\nC: 3\n", {"A=1", "B=2"}},
      {"A: 1\r\n two\r\n\tthree\r\nB :\r\n\r\n", {"A=1 two three", "B="}},
      {"From ana Mon Mar  2\nA: 1\n", {"A=1"}},
      {"A: 1\nno field\nB: 2\n", {"A=1"}},
      {"a b: 1\n", {}},
      {": 1\n", {}},
      {"A: 1", {"A=1"}},
      {" A: 1\n", {}},
  };
  for (const Row& row : rows) {
    std::vector<std::string> found;
    for (const Field& each : fields_of(row.mail)) found.push_back(std::string(each.name) + "=" + each.value);
    CAPTURE(row.mail);
    CHECK(found == row.fields);
  }
}

TEST_CASE("only fields of ours are taken out, each whole", "[filter]") {
  CHECK(without_own_fields("A: 1\nX-Outlint-Send: yes\nB: 2\n\nX-Outlint-Send: yes\n") == "A: 1\nB: 2\n\nX-Outlint-Send: yes\n");
  CHECK(without_own_fields("x-outlint-ignore: a,\r\n b\r\nA: 1\r\n\r\n") == "A: 1\r\n\r\n");
  CHECK(without_own_fields("X-Outlintish: a\n\xff\n") == "X-Outlintish: a\n\xff\n");
  CHECK(without_own_fields("X-Outlint-Ignore: a") == "");
}

TEST_CASE("a sender says in so many words that a mail is to go", "[filter]") {
  CHECK(says_send(fields_of("X-OUTLINT-SEND:  Yes \r\n\r\n")));
  CHECK_FALSE(says_send(fields_of("X-Outlint-Send: no\n\n")));
  CHECK_FALSE(says_send(fields_of("A: 1\n\nX-Outlint-Send: yes\n")));
}
