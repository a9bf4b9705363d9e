// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <nlohmann/json.hpp>

#include "render/json_writer.hpp"
#include "text/json_string.hpp"

using outlint::render::JsonWriter;
using outlint::text::json_string;

TEST_CASE("values come out in the order they went in") {
  JsonWriter json;
  json.begin_object().field("b", 1).field("a", std::string("x")).key("list").begin_array();
  json.value(true).null().value(0.5).value(std::size_t{7}).begin_object().end_object().end_array();
  json.field("none", std::optional<std::string>()).field_or_null("empty", "").end_object();
  CHECK(json.take() == R"({"b": 1, "a": "x", "list": [true, null, 0.5, 7, {}], "none": null, "empty": null})");
}

TEST_CASE("strings are escaped so that any reader gives them back") {
  for (const std::string& text : {std::string("quote \" and \\"), std::string("\x01\x1b[31m\x7f\r\n\t"), std::string("\0x", 2),
                                  std::string("żółw 🐢 👩‍💻"), std::string()}) {
    CHECK(nlohmann::json::parse(json_string(text)).get<std::string>() == text);
  }
}

TEST_CASE("bytes that are no UTF-8 do not reach the output") {
  CHECK(nlohmann::json::parse(json_string("a\xFF" "b\xC3")).get<std::string>() == "a\uFFFDb\uFFFD");
}
