// SPDX-License-Identifier: Apache-2.0
// Where an edit cuts and where it puts in: paragraphs end at blank lines and at the borders of regions.
#include "catch.hpp"

#include <string>
#include <vector>

#include "engine/stretch.hpp"

using namespace outlint;

namespace {

Message message_of(const std::string& text) {
  Message message;
  Part body;
  body.id = "body";
  body.text = text;
  message.parts.push_back(std::move(body));
  return message;
}

/// The text, its paragraph around the word `here` in `[[ ]]`.
std::string paragraph(const std::string& text) {
  const Document document(message_of(text));
  const std::size_t at = text.find("here");
  const Span span = engine::paragraph_around(document, {at, at + 4});
  return text.substr(0, span.start) + "[[" + text.substr(span.start, span.end - span.start) + "]]" + text.substr(span.end);
}

/// The text, with a line where one may be put in before the sign-off.
std::string with_line(const std::string& text) {
  const Document document(message_of(text));
  return std::string(text).insert(engine::before_sign_off(document), "<line>");
}

/// What is left of a text once its edits are tidied and made, the last first.
std::string mended(std::string text, std::vector<Edit> edits) {
  engine::tidy(text, edits);
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) text.replace(edit->place.span.start, edit->place.span.size(), edit->replacement);
  return text;
}

}  // namespace

TEST_CASE("a paragraph goes to the blank lines around it, and not beyond its region") {
  CHECK(paragraph("Hi Bo,\n\nThe kiln\nis here now.\nIt is hot.\n\nAnd the oven?\n") == "Hi Bo,\n\n[[The kiln\nis here now.\nIt is hot.]]\n\nAnd the oven?\n");
  CHECK(paragraph("The kiln is here now.\n-- \nAna Sato\n") == "[[The kiln is here now.]]\n-- \nAna Sato\n");
  CHECK(paragraph("Hi Bo,\nthe kiln is here now.\n\nOn Monday, Bo wrote:\n> Is it hot?\n> And big?\n") ==
        "Hi Bo,\n[[the kiln is here now.]]\n\nOn Monday, Bo wrote:\n> Is it hot?\n> And big?\n");
}

TEST_CASE("a line before the sign-off stands behind all that is the sender's own") {
  CHECK(with_line("Hi Bo,\n\nThe kiln is hot.\n\nBest wishes,\nAna\n") == "Hi Bo,\n\nThe kiln is hot.\n\n<line>Best wishes,\nAna\n");
  CHECK(with_line("Hi Bo,\n\nThe kiln is hot.\n-- \nAna Sato\n") == "Hi Bo,\n\nThe kiln is hot.\n<line>-- \nAna Sato\n");
}

TEST_CASE("edits are put in order, and of two that clash the first stays") {
  const std::string text = "one two three four";
  CHECK(mended(text, {{{"body", {4, 7}}, "2"}, {{"body", {0, 3}}, "1"}}) == "1 2 three four");
  CHECK(mended(text, {{{"body", {0, 7}}, "1"}, {{"body", {4, 13}}, "2"}}) == "1 three four");
  CHECK(mended(text, {{{"body", {4, 4}}, "and "}, {{"body", {4, 4}}, "or "}}) == "one and two three four");
  CHECK(mended(text, {{{"body", {4, 7}}, "2"}, {{"body", {7, 7}}, "!"}}) == "one 2! three four");
  CHECK(mended(text, {{{"body", {0, 3}}, ""}, {{"body", {4, 7}}, ""}}) == "three four");
}
