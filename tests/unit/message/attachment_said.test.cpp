// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <outlint/outlint.hpp>

using namespace outlint;

namespace {

/// The roles of the files of a message with that text, in order.
std::string roles(const std::string& text, std::vector<std::string> names) {
  Message message = message_from_text(text);
  message.attachments.emplace();
  for (const std::string& name : names) {
    Attachment file;
    file.name = name;
    message.attachments->push_back(file);
  }
  const Document document(std::move(message));
  std::string out;
  for (const Attachment& file : *document.message().attachments) out += (out.empty() ? "" : " ") + std::string(to_string(file.role));
  return out;
}

}  // namespace

TEST_CASE("the sender's words tell what a file is that its name does not tell of") {
  CHECK(roles("Hello Bo,\n\nmy resume is attached.\n", {"scan0012.pdf"}) == "resume");
  CHECK(roles("Hallo Bo,\n\nmein Lebenslauf liegt im Anhang.\n", {"dokument.pdf"}) == "resume");
  CHECK(roles("Hi Bo,\n\nI have attached my portfolio.\n", {"final.pdf"}) == "portfolio");
  CHECK(roles("Hi Bo,\n\nI have attached the minutes.\n", {"final.pdf"}) == "other");
  CHECK(roles("Hi Bo,\n\nhis resume is attached.\n", {"scan0012.pdf"}) == "other");
  CHECK(roles("Hi Bo,\n\nmy resume is attached.\n", {"a.pdf", "b.pdf"}) == "other other");
  CHECK(roles("Hi Bo,\n\nmy resume is attached.\n", {"photo.jpg"}) == "other");
  CHECK(roles("Fine.\n\n> my resume is attached\n", {"scan.pdf"}) == "other");
}
