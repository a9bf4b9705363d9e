// SPDX-License-Identifier: Apache-2.0
#include "analysis/greeted.hpp"

#include "catch.hpp"

#include <outlint/read.hpp>

using namespace outlint;

namespace {

/// The name greeted that nobody of `to` bears; empty for none.
std::string other(const std::string& text, std::vector<Address> to) {
  Message message = message_from_text(text + "\n\nThe boats are back.\n\nCy\n");
  message.to = std::move(to);
  const Document document(std::move(message));
  const auto greeted = analysis::greeted_other(document);
  if (!greeted) return "";
  CHECK(greeted->place.span.of(document.text()) == greeted->name);
  return greeted->name;
}

}  // namespace

TEST_CASE("a greeting is held against the names of those it goes to") {
  const std::vector<Address> ana{{"Ana Ito", "a.ito@mill.example"}};
  struct Row {
    std::string greeting;
    std::vector<Address> to;
    std::string name;
  };
  const std::vector<Row> rows{
      {"Hi Bo,", ana, "Bo"},
      {"Dear Ms Okoro,", ana, "Okoro"},
      {"Hi Ana,", ana, ""},
      {"Hi ANA!", ana, ""},
      {"Dear Ms Ito,", ana, ""},
      {"Hi Ana and Bo,", ana, ""},
      {"Hello everyone,", ana, ""},
      {"Dear Hiring Manager,", ana, ""},
      {"Hi [First Name],", ana, ""},
      {"Hi there,", ana, ""},
      {"Hi Kate,", {{"Katherine Weiss", "kw@mill.example"}}, ""},
      {"Hi Zoe,", {{"Zoë Weiss", "zw@mill.example"}}, ""},
      {"Hi Sam,", {{"Office of the Mill", "sam.weiss@mill.example"}}, ""},
      {"Hi Bo,", {{"", "ana@mill.example"}}, ""},
      {"Hi Bo,", {{"Ana Ito", "@mill.example"}}, "Bo"},
      {"Hi Bo,", {}, ""},
      {"The boats are back, Bo.", ana, ""},
  };
  for (const Row& row : rows) {
    INFO(row.greeting);
    CHECK(other(row.greeting, row.to) == row.name);
  }
}
