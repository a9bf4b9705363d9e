// SPDX-License-Identifier: Apache-2.0
#include "filter/networks.hpp"

#include "catch.hpp"

using outlint::filter::Network;

TEST_CASE("networks hold the addresses below their prefix", "[filter]") {
  struct Row {
    const char* network;
    const char* address;
    bool within;
  };
  const Row rows[] = {
      {"127.0.0.0/8", "127.8.9.10", true},   {"127.0.0.0/8", "128.0.0.1", false},   {"192.0.2.7", "192.0.2.7", true},
      {"192.0.2.7", "192.0.2.8", false},     {"192.0.2.128/25", "192.0.2.129", true}, {"192.0.2.128/25", "192.0.2.127", false},
      {"0.0.0.0/0", "203.0.113.9", true},    {"0.0.0.0/0", "2001:db8::1", false},   {"::/0", "2001:db8::1", true},
      {"2001:db8::/32", "2001:db8:1::", true}, {"2001:db8::/32", "2001:db9::", false}, {"127.0.0.0/8", "::ffff:127.0.0.1", true},
      {"::1", "", false},                    {"::1", "localhost", false},
  };
  for (const Row& row : rows) {
    const auto network = Network::parse(row.network);
    CAPTURE(row.network, row.address);
    REQUIRE(network);
    CHECK(network->contains(row.address) == row.within);
  }
}

TEST_CASE("what is no network is refused", "[filter]") {
  for (const char* text : {"", "here", "192.0.2.0/33", "192.0.2.0/", "192.0.2.0/2x", "192.0.2.1/24", "192.0.2", "::/129", "2001:db8::1/32"}) {
    CAPTURE(text);
    CHECK_FALSE(Network::parse(text));
  }
}
