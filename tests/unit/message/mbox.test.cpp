// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <sstream>
#include <string>
#include <vector>

#include "message/mbox.hpp"

namespace {

std::vector<std::string> split(const std::string& box) {
  std::istringstream in(box);
  std::vector<std::string> out;
  outlint::message::split_mbox(in, [&](const auto& mail, std::size_t) {
    out.push_back(*mail);
    return true;
  });
  return out;
}

}  // namespace

TEST_CASE("a mailbox is split where its messages begin, in each dialect") {
  const std::string box =
      "From ana@example.org Mon Mar  2 09:30:00 2026\nSubject: 1\nContent-Length: 3\n\nHi.\n>From here on it is text.\n"
      ">>From a quote.\n\nFrom there to here, 12:30 is no date.\n\n"
      "From - Tue Mar  3 09:30:00 2026\nSubject: 2\n\nBye.\n\n"
      "From bo@example.org Tue Mar  3 09:30:00 +0100 2026 remote from mx\nSubject: 3\n\nEnd.\n";
  const auto mails = split(box);
  REQUIRE(mails.size() == 3);
  CHECK(mails[0] ==
        "Subject: 1\nContent-Length: 3\n\nHi.\nFrom here on it is text.\n>From a quote.\n\nFrom there to here, 12:30 "
        "is no date.\n");
  CHECK(mails[1] == "Subject: 2\n\nBye.\n");
  CHECK(mails[2] == "Subject: 3\n\nEnd.\n");
  CHECK(outlint::message::looks_like_mbox(box));
  CHECK_FALSE(outlint::message::looks_like_mbox(mails[0]));
  CHECK_FALSE(outlint::message::looks_like_mbox("From my side, Mon Mar 2 is fine.\nBo: yes\n"));
}

TEST_CASE("CRLF, nothing before the first separator, nothing at all") {
  const auto mails = split(
      "\r\nFrom a@b Mon Mar  2 09:30:00 2026\r\nSubject: 1\r\n\r\nHi\r\n\r\nFrom a@b Mon Mar  2 09:31:00 "
      "2026\r\nSubject: 2\r\n\r\n");
  REQUIRE(mails.size() == 2);
  CHECK(mails[0] == "Subject: 1\r\n\r\nHi\r\n");
  CHECK(split("").empty());
}
