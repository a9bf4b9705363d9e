// SPDX-License-Identifier: Apache-2.0
// What a history keeps of a text tells how alike two are, and nothing of texts that are too short.
#include "catch.hpp"

#include <string>

#include <outlint/document.hpp>
#include <outlint/tie.hpp>

using namespace outlint;

namespace {

std::vector<std::uint16_t> sketch(const std::string& text) {
  Message message;
  Part body;
  body.id = "body";
  body.text = text;
  message.parts.push_back(std::move(body));
  return sketch_of(Document(std::move(message)));
}

const std::string letter = "the kiln that you built by the harbour has stood for nine winters, and we still bake bread and tiles in it every week of the year";

}  // namespace

TEST_CASE("a sketch knows a text again, under another name too, and tells others apart") {
  CHECK(similarity_of(sketch("Hi Bo,\n\n" + letter + ".\n"), sketch("Hi Ana,\n\n" + letter + ".\n")) > 0.8);
  CHECK(similarity_of(sketch(letter), sketch("last summer my brother and I walked the whole coast from the lighthouse to the mill and never met a soul but one old dog")) < 0.2);
}

TEST_CASE("a text too short for a sketch is like none") {
  CHECK(sketch("Thanks a lot!").empty());
  CHECK(similarity_of({}, {}) == 0);
  CHECK(similarity_of(sketch(letter), {}) == 0);
  CHECK(similarity_of({}, sketch(letter)) == 0);
}
