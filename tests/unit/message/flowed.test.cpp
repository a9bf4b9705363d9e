// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "message/flowed.hpp"

using outlint::message::DelSp;
using outlint::message::unflow;

namespace {

struct Case {
  const char* source;
  const char* text;
  DelSp delsp = DelSp::keep;
};

const Case cases[] = {
    {"", ""},
    {"one line", "one line"},
    {"a paragraph \nthat goes on\nand a second\n", "a paragraph that goes on\nand a second\n"},
    {"with CRLF \r\nthat goes on\r\n", "with CRLF that goes on\r\n"},
    {"deleted \nspaces\n", "deletedspaces\n", DelSp::remove},
    {" From the start\n  two spaces\n", "From the start\n two spaces\n"},
    {"> quoted \n> goes on\nmine\n", "> quoted goes on\nmine\n"},
    {">> deep \n> less deep\n", ">> deep \n> less deep\n"},
    {"> > deep \n>> too\n", "> > deep too\n"},
    {"text \n-- \nAna \nLi\n", "text \n-- \nAna Li\n"},
    {"> text \n> -- \n> Ana\n", "> text \n> -- \n> Ana\n"},
    {"last \n", "last \n"},
    {"last ", "last "},
    {" \n \n", "\n\n"},
    {"\n\n\n", "\n\n\n"},
};

}  // namespace

TEST_CASE("flowed text is made whole, and each byte knows where it came from") {
  for (const Case& one : cases) {
    CAPTURE(one.source);
    const auto flowed = unflow(one.source, one.delsp);
    CHECK(flowed.text == one.text);
    std::size_t covered = 0;
    for (const auto& segment : flowed.map.segments()) {
      REQUIRE(segment.verbatim);
      CHECK(flowed.text.substr(segment.text, segment.text_length) ==
            std::string_view(one.source).substr(segment.raw, segment.raw_length));
      covered += segment.text_length;
    }
    CHECK(covered == flowed.text.size());
  }
}
