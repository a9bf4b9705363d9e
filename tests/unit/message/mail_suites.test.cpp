// SPDX-License-Identifier: Apache-2.0
// Test cases of other projects, read where they lie.
#include "catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "message/addresses.hpp"
#include "message/charset.hpp"
#include "message/dates.hpp"
#include "message/mail.hpp"
#include "shared.hpp"
#include "text/utf8.hpp"

using namespace outlint::message;
using nlohmann::json;

namespace {

std::vector<json> cases_of(const std::filesystem::path& file) {
  std::vector<json> out;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) out.push_back(json::parse(line));
  }
  return out;
}

json or_null(const std::string& text) { return text.empty() ? json() : json(text); }

json as_json(const std::vector<outlint::Address>& members) {
  json out = json::array();
  for (const outlint::Address& one : members)
    out.push_back({{"name", or_null(one.name)}, {"address", or_null(one.address)}});
  return out;
}

json as_json(const std::vector<AddressGroup>& groups, bool grouped) {
  if (!grouped) return {{"List", as_json(groups.empty() ? std::vector<outlint::Address>() : groups.front().members)}};
  json out = json::array();
  for (const AddressGroup& group : groups)
    out.push_back({{"name", or_null(group.name)}, {"addresses", as_json(group.members)}});
  return {{"Group", out}};
}

/// Their fields as RFC 3339. West of Greenwich they say "before".
std::string as_date(const json& parts) {
  const int hours = parts["tz_hour"], minutes = parts["tz_minute"];
  const std::string zone =
      hours == 0 && minutes == 0
          ? "Z"
          : fmt::format("{}{:02}:{:02}", parts["tz_before_gmt"].get<bool>() ? '-' : '+', hours, minutes);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}", parts["year"].get<int>(), parts["month"].get<int>(),
                     parts["day"].get<int>(), parts["hour"].get<int>(), parts["minute"].get<int>(),
                     parts["second"].get<int>(), zone);
}

}  // namespace

TEST_CASE("addresses and dates of stalwart's mail parser") {
  const auto folder = outlint::tests::shared("suites/stalwart_headers");
  if (!folder) return;
  int addresses = 0, dates = 0, all_dates = 0, wrongly_dated = 0;
  for (const json& one : cases_of(*folder / "cases.jsonl")) {
    const std::string input = one["input"];
    const json& expected = one["expected"];
    if (one["header_kind"] == "address") {
      const json got = as_json(read_address_groups(input), expected.contains("Group"));
      addresses += got == expected ? 1 : 0;
      if (got != expected) UNSCOPED_INFO(input << "\n  expected " << expected.dump() << "\n  got      " << got.dump());
    } else if (one["header_kind"] == "date") {
      const auto got = read_date(input);
      all_dates += expected.is_null() ? 0 : 1;
      if (expected.is_null()) {
        wrongly_dated += got ? 1 : 0;
      } else {
        dates += got == as_date(expected) ? 1 : 0;
      }
      if (expected.is_null() ? got.has_value() : got != as_date(expected))
        UNSCOPED_INFO(input << " gave " << got.value_or("nothing"));
    }
  }
  CHECK(addresses >= 50);
  CHECK(dates >= 30);
  CHECK(dates <= all_dates);
  CHECK(wrongly_dated == 0);
}

TEST_CASE("texts of gmime in their charsets, declared and undeclared") {
  const auto folder = outlint::tests::shared("suites/charsets");
  if (!folder) return;
  for (const json& one : cases_of(*folder / "cases.jsonl")) {
    CAPTURE(one["id"].get<std::string>());
    const std::string bytes = outlint::tests::bytes_of(*folder / one["input_path"].get<std::string>());
    const std::string expected = one["expected"]["text"], charset = one["expected"]["charset"];
    CHECK((decode_text(bytes, charset).text == expected));
    CHECK((decode_text(bytes, "").text == expected));
    const std::string letter = "Content-Type: text/plain; charset=" + charset + "\n\n" + bytes;
    CHECK((read_mail(letter).body().text == expected));
  }
}

TEST_CASE("each mail of the collections gives a message whose spans stand") {
  std::size_t count = 0;
  for (const char* name : {"suites/mail_gem", "suites/mime4j/input", "corpus/ordinary/spamassassin-easy"}) {
    const auto folder = outlint::tests::shared(name);
    if (!folder) continue;
    for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
      if (!entry.is_regular_file()) continue;
      CAPTURE(entry.path().string());
      const outlint::Message message = read_mail(outlint::tests::bytes_of(entry.path()));
      ++count;
      for (const outlint::Part& part : message.parts) {
        bool sound = outlint::text::is_valid_utf8(part.text);
        for (const auto& segment : part.map.segments()) {
          sound = sound && segment.text + segment.text_length <= part.text.size() &&
                  segment.raw + segment.raw_length <= message.raw->size();
          sound = sound && (!segment.verbatim || part.text.compare(segment.text, segment.text_length, *message.raw,
                                                                   segment.raw, segment.raw_length) == 0);
        }
        if (!sound) FAIL_CHECK("part " << part.id << " does not stand");
      }
    }
  }
  SUCCEED(count << " mails");
}
