// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <optional>
#include <string>
#include <string_view>

#include "message/dates.hpp"

using outlint::message::read_date;

TEST_CASE("a date of mail, JSON or LinkedIn becomes RFC 3339 with its own offset") {
  struct Case {
    std::string_view written, expected;
  };
  const Case cases[] = {
      {"Mon, 2 Mar 2026 09:30:00 +0100", "2026-03-02T09:30:00+01:00"},
      {"2 Mar 2026 09:30 -0330", "2026-03-02T09:30:00-03:30"},
      {"Mon, 02 Mar 2026 09:30:00 GMT", "2026-03-02T09:30:00Z"},
      {"Mon, 02 Mar 2026 09:30:00 -0000 (nobody (really) knows)", "2026-03-02T09:30:00Z"},
      {"Mon,\r\n 2 March 2026 9:05:07 PST", "2026-03-02T09:05:07-08:00"},
      {"Mon Mar  2 09:30:00 2026", "2026-03-02T09:30:00Z"},
      {"Mon Mar  2 09:30:00 EST 2026", "2026-03-02T09:30:00-05:00"},
      {"2 Mar 98 09:30:00 Z", "1998-03-02T09:30:00Z"},
      {"2-Mar-2026 09:30:00+0200", "2026-03-02T09:30:00+02:00"},
      {"by mx.example.org with ESMTP id 1;\n\tMon, 2 Mar 2026 09:30:00 +0000", "2026-03-02T09:30:00Z"},
      {"2026-03-02T09:30:00.250Z", "2026-03-02T09:30:00Z"},
      {"2026-03-02T09:30:00+05:30", "2026-03-02T09:30:00+05:30"},
      {"2026-03-02 09:14:00 UTC", "2026-03-02T09:14:00Z"},
      {"2026-03-02", "2026-03-02"},
      {"29 Feb 2024 00:00:00 +0000", "2024-02-29T00:00:00Z"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.written);
    CHECK(read_date(one.written) == std::optional<std::string>(one.expected));
  }
}

TEST_CASE("what is no date gives nothing") {
  for (const std::string_view written : {"", "soon", "Mon, 2 Bar 2026 09:30:00 +0000", "31 Apr 2026 09:30:00 +0000",
                                         "29 Feb 2026", "2 Mar 2026 (open 09:30", "2026-13-02",
                                         "2 Mar 2026 25:00:00 +0000", "one 2 3 things", "2026-03-02T09:30:00x9"}) {
    CAPTURE(written);
    CHECK_FALSE(read_date(written));
  }
}
