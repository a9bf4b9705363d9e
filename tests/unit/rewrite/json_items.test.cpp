// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <string>

#include "rewrite/json_items.hpp"

namespace {

/// The JSON without one item of the list of files.
std::string without(const std::string& json, std::size_t number) {
  const auto span = outlint::rewrite::json_item(json, "files", number, json.find("here"));
  if (!span) return "nothing";
  return json.substr(0, span->start) + json.substr(span->end);
}

}  // namespace

TEST_CASE("an item of a JSON list is taken out with its comma, and all else stays") {
  CHECK(without(R"({"files": [{"n": "a"}], "text": "here"})", 0) == R"({"files": [], "text": "here"})");
  CHECK(without(R"({"text": "here", "files": ["a", {"b": [1]}, "c"]})", 0) == R"({"text": "here", "files": [{"b": [1]}, "c"]})");
  CHECK(without(R"({"text": "here", "files": ["a", {"b": [1]}, "c"]})", 1) == R"({"text": "here", "files": ["a", "c"]})");
  CHECK(without(R"({"text": "here", "files": ["a", "]\"}"]})", 1) == R"({"text": "here", "files": ["a"]})");
  CHECK(without(R"([{"files": ["x"], "text": "no"}, {"files": ["y"], "text": "here"}])", 0) == R"([{"files": ["x"], "text": "no"}, {"files": [], "text": "here"}])");
  CHECK(without(R"({"text": "here"})", 0) == "nothing");
}
