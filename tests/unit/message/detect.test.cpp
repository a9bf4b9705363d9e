// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "message/detect.hpp"

using namespace outlint;

TEST_CASE("the format of an input, by what it holds") {
  struct Case {
    std::string_view bytes;
    InputKind kind;
    std::string_view name = "";
  };
  using enum InputKind;
  const Case cases[] = {
      {"", markdown},
      {"Dear Olu,\n\nthe lamps came.\n", markdown},
      {"To: olu@example.com\nSubject: lamps\n\nHello.\n", markdown},
      {"Subject: lamps\nFrom: ida@example.org\nDate: Mon, 2 Mar 2026 09:30:00 +0000\n\nHello.\n", eml},
      {"Subject: lamps\nFrom: ida@example.org\nDate: Mon, 2 Mar 2026 09:30:00 +0000\nAttach: plan.pdf\n\nHello.\n", markdown},
      {"To: olu@example.com\nIn-Reply-To: <a@example.com>\nStage: thin\n\nHello.\n", markdown},
      {"From: ida@example.org\nTo: olu@example.com\n\nHello.\n", eml},
      {"From: Ida\nSent: Monday\nTo: Olu\nSubject: lamps\n\nHello.\n", markdown},
      {"Received: from a.example.org\nSubject: lamps\n\nHello.\n", eml},
      {"MIME-Version: 1.0\nContent-Type: text/plain\n\nHello.\n", eml},
      {"From ida@example.org Mon Mar  2 09:30:00 2026\nFrom: ida@example.org\n\nHello.\n", mbox},
      {"From what I hear, lamps are dear.\n", markdown},
      {"{\"text\": \"Hello.\"}", json},
      {"\xEF\xBB\xBF {\n \"text\": \"Hello.\"}", json},
      {"[{\"text\": \"Hello.\"}]", json},
      {"[]\n", json},
      {"{\"text\": \"a\"}\n{\"text\": \"b\"}\n", jsonl},
      {"{\"text\": \"a\"}\n{\"text\": oops\n", jsonl},
      {"{first_name}, hello!\n", markdown},
      {"{{first_name}}, hello!\n", markdown},
      {"[Name], hello!\n", markdown},
      {"[] lamps\n", markdown},
      {"<!DOCTYPE html>\n<html><body>Hello.</body></html>", html},
      {"<div class=\"a\">Hello.</div>", html},
      {"<!-- made by hand -->\n<p>Hello.</p>", html},
      {"<name>, hello!", markdown},
      {"<b>Hello</b> Olu", markdown},
      {"FROM,TO,DATE,SUBJECT,CONTENT\nIda,Olu,2026-03-02 09:30:00 UTC,,Hello.\n", linkedin},
      {"Notes:\n\"some words, and more\"\n\nFirst Name,Last Name,URL,Connected On\nIda,Ek,u,02 Mar 2026\n", linkedin},
      {"From;To;Sent At;Message;Direction\nIda;Olu;1/5/26, 9:30 AM;Hello.;OUTGOING\n", linkedin},
      {"Lamp,Price,Shop\nred,3,north\n", markdown},
      {"PK\x03\x04 and so on", linkedin},
      // The name decides where it can mean one thing only.
      {"Dear Olu,\n", eml, "a/draft.EML"},
      {"From: ida@example.org\nTo: olu@example.com\n\nHello.\n", markdown, "notes.md"},
      {"not json", json, "message.json"},
      {"{\"text\": \"a\"}\n{\"text\": \"b\"}\n", jsonl, "messages.json"},
      {"{\"text\": \"a\"}", jsonl, "one.jsonl"},
      {"Hello <b>you</b>", html, "page.htm"},
      {"Hello.\n", mbox, "old.mbox"},
      {"From: ida@example.org\nTo: olu@example.com\n\nHello.\n", eml, "saved.txt"},
      {"Hello.\n", markdown, "saved.txt"},
  };
  for (const Case& one : cases) {
    INFO(one.bytes << " in \"" << one.name << '"');
    CHECK(to_string(message::detect(one.bytes, one.name)) == to_string(one.kind));
  }
}

TEST_CASE("the format of an input in UTF-16") {
  std::string wide = "\xFF\xFE";
  for (const char byte : std::string_view("{\"text\": \"Hello.\"}")) wide += {byte, '\0'};
  CHECK(message::detect(wide, "") == InputKind::json);
}

TEST_CASE("the kinds of input are spelt as on the command line") {
  for (const std::string_view word : {"auto", "eml", "mbox", "maildir", "linkedin", "json", "jsonl", "html", "markdown", "text"}) {
    const auto kind = input_kind_from_string(word);
    REQUIRE(kind.has_value());
    CHECK(to_string(*kind) == word);
  }
  CHECK_FALSE(input_kind_from_string("pdf").has_value());
}
