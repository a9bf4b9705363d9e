// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "message/addresses.hpp"

using outlint::Address;
using outlint::message::read_address_groups;
using outlint::message::read_addresses;

TEST_CASE("addresses in every dress that mail gives them") {
  struct Case {
    std::string_view written;
    std::vector<Address> expected;
  };
  const Case cases[] = {
      {"bo@example.org", {{"", "bo@example.org"}}},
      {"Bo Li <bo@example.org>", {{"Bo Li", "bo@example.org"}}},
      {"\"Li, Bo\" <bo@example.org>, Ana <ana@example.org>",
       {{"Li, Bo", "bo@example.org"}, {"Ana", "ana@example.org"}}},
      {"bo@example.org (Bo Li)", {{"Bo Li", "bo@example.org"}}},
      {"Bo (he \\) says) <bo(really)@example.org>", {{"Bo (he ) says really)", "bo@example.org"}}},
      {"=?utf-8?q?J=C3=BCrgen?= Schmidt <js@example.org>", {{"Jürgen Schmidt", "js@example.org"}}},
      {"=?utf-8?q?J=C3?= =?utf-8?q?=BCrgen?= <js@example.org>", {{"Jürgen", "js@example.org"}}},
      {"=?utf-8?Q?Li,_Bo?= <bo@example.org>", {{"Li, Bo", "bo@example.org"}}},
      {"\"=?utf-8?b?Qm8=?= Li\" <bo@example.org>", {{"Bo Li", "bo@example.org"}}},
      {"J\xFCrgen <js@example.org>", {{"Jürgen", "js@example.org"}}},
      {"Jürgen <js@example.org>", {{"Jürgen", "js@example.org"}}},
      {"Friends: ana@example.org, Bo <bo@example.org>;", {{"", "ana@example.org"}, {"Bo", "bo@example.org"}}},
      {"undisclosed-recipients:;", {}},
      {"ana@example.org; bo@example.org", {{"", "ana@example.org"}, {"", "bo@example.org"}}},
      {"Li, Bo <bo@example.org>", {{"Li, Bo", "bo@example.org"}}},
      {"Bo Li\r\n  <bo@example.org>,\r\n\tAna <ana@example.org>",
       {{"Bo Li", "bo@example.org"}, {"Ana", "ana@example.org"}}},
      {"Bo <@relay.example:bo@example.org>", {{"Bo", "bo@example.org"}}},
      {"bo @ example . org", {{"", "bo@example.org"}}},
      {"\"bo li\"@example.org", {{"", "\"bo li\"@example.org"}}},
      {"Bo Li", {{"Bo Li", ""}}},
      {"\"Bo <bo@example.org>", {{"Bo", "bo@example.org"}}},
      {"", {}},
      {" , ,", {}},
  };
  for (const Case& one : cases) {
    CAPTURE(one.written);
    const std::vector<Address> got = read_addresses(one.written);
    for (const Address& address : got) UNSCOPED_INFO(address.name << " | " << address.address);
    CHECK(got == one.expected);
  }
}

TEST_CASE("a group keeps its name") {
  const auto groups = read_address_groups("Team A: ana@example.org; bo@example.org");
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].name == "Team A");
  CHECK(groups[1].name.empty());
  CHECK(groups[1].members.size() == 1);
}

TEST_CASE("a list of a million open quotes and brackets is read in one pass") {
  for (const char* piece : {"\"", "<", "(", "=?", "=?a?q?", ":", "\\", "@"}) {
    std::string list;
    while (list.size() < 300'000) list += piece;
    CHECK(read_addresses(list).size() <= list.size());
  }
}
