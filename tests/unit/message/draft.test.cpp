// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "catch.hpp"
#include "unit/message/reading.hpp"

using namespace outlint;
using namespace outlint::test;

namespace {

Message draft(std::string_view bytes, InputKind kind = InputKind::markdown) {
  auto records = records_of(bytes, as(kind));
  REQUIRE(records.size() == 1);
  REQUIRE(records[0].has_value());
  return std::move(records[0]->message);
}

}  // namespace

TEST_CASE("a draft's header block") {
  const Message message = draft(
      "To: Olu Ade <olu@example.com>, per@example.net\n"
      "Subject: Two lamps\n  for the hall\n"
      "Cc: cleo@example.org\n"
      "from: Ida <ida@example.org>\n"
      "Attach: plan.pdf, \"a, b.odt\"\n"
      "Channel: InMail\n"
      "Stage: thin\n"
      "Date: 2026-03-02\n"
      "Batch: spring\n"
      "Template: yes\n"
      "\n"
      "Dear Olu,\n\nthe lamps came.\n");
  CHECK(message.to == std::vector<Address>{{"Olu Ade", "olu@example.com"}, {"", "per@example.net"}});
  CHECK(message.subject == "Two lamps for the hall");
  CHECK(message.cc->size() == 1);
  CHECK_FALSE(message.bcc.has_value());
  CHECK(message.from->at(0).name == "Ida");
  REQUIRE(message.attachments.has_value());
  REQUIRE(message.attachments->size() == 2);
  CHECK(message.attachments->at(0).name == "plan.pdf");
  CHECK(message.attachments->at(1).name == "a, b.odt");
  CHECK(message.channel == Channel::inmail);
  CHECK(message.context.stage == Stage::thin);
  CHECK(message.date == "2026-03-02");
  CHECK(message.batch == "spring");
  CHECK(message.is_template);
  CHECK(message.body().text == "Dear Olu,\n\nthe lamps came.\n");
  CHECK(message.notes.empty());
  CHECK(message.headers.size() == 10);
}

TEST_CASE("where a draft's body begins") {
  struct Case {
    std::string_view draft, body;
  };
  const Case cases[] = {
      {"Hello Ida,\nTo: be or not.\n", "Hello Ida,\nTo: be or not.\n"},
      {"To: ida@example.org\r\n\r\nHello.\r\n", "Hello.\r\n"},
      {"To: ida@example.org\n \nHello.\n", "Hello.\n"},
      {"To: ida@example.org\nHello Ida.\n", "Hello Ida.\n"},
      {"Subject: lamps\nPS: bring one.\n\nHello.\n", "PS: bring one.\n\nHello.\n"},
      {"Subject: lamps\nX-Tag: hall\n\nHello.\n", "Hello.\n"},
      {"From: ida@example.org\n\nHello.\n", "From: ida@example.org\n\nHello.\n"},
      {"To: ida@example.org", ""},
      {"subject:lamps\n\n\nHello.", "\nHello."},
      {"\nTo: ida@example.org\n\nHello.", "\nTo: ida@example.org\n\nHello."},
      {"", ""},
  };
  for (const Case& one : cases) {
    INFO(one.draft);
    CHECK(draft(one.draft).body().text == one.body);
  }
}

TEST_CASE("the text kind takes every byte as body") {
  const std::string bytes = "To: ida@example.org\n\nHello.\n";
  const Message message = draft(bytes, InputKind::text);
  CHECK(message.body().text == bytes);
  CHECK_FALSE(message.to.has_value());
  CHECK_FALSE(message.attachments.has_value());
}

TEST_CASE("a draft's words of ours that are misspelt are notes") {
  struct Case {
    std::string_view line, note;
  };
  const Case cases[] = {
      {"Channel: emial", "unknown channel \"emial\" (did you mean \"email\"?)"},
      {"Stage: pals", "unknown stage \"pals\": one of stranger, thin, lapsed, acquaintance, familiar, close"},
      {"Subjetc: x", "unknown header \"Subjetc\" (did you mean \"Subject\"?)"},
      {"Date: someday", "the date \"someday\" is none"},
  };
  for (const Case& one : cases) {
    const Message message = draft("To: ida@example.org\n" + std::string(one.line) + "\n\nHello.\n");
    CHECK(message.notes == std::vector<std::string>{std::string(one.note)});
    CHECK(message.body().text == "Hello.\n");
  }
}

TEST_CASE("a draft's spans lead back to its bytes, in any encoding") {
  const std::string plain = "Subject: Caf\xC3\xA9\n\nHello caf\xC3\xA9, hello tea.\n";
  const Message message = draft(plain);
  CHECK(raw_of(message.body(), "café, hello", plain) == "café, hello");
  CHECK(message.subject_map.verbatim({0, 5}) == Span{9, 14});
  CHECK(message.body().charset == "utf-8");

  const std::string marked = "\xEF\xBB\xBF" + plain;
  CHECK(raw_of(draft(marked).body(), "café, hello", marked) == "café, hello");
  CHECK(draft(marked).subject == "Café");

  const std::string latin = "Subject: Caf\xE9\n\nHello caf\xE9, hello tea, and tr\xE8s bien \xE0 vous.\n";
  const Message old = draft(latin);
  CHECK(old.subject == "Café");
  CHECK(old.body().text == "Hello café, hello tea, and très bien à vous.\n");
  CHECK(raw_of(old.body(), ", hello tea", latin) == ", hello tea");
  CHECK(raw_of(old.body(), "café", latin) == "(none)");
  CHECK(old.notes.size() == 1);
  CHECK(old.body().size == latin.size() - latin.find("Hello"));

  for (const std::string_view mark : {std::string_view("\xFF\xFE", 2), std::string_view("", 0)}) {
    std::string wide(mark);
    for (const char byte : std::string_view("Subject: Tea\n\nHello.\n")) wide += {byte, '\0'};
    const Message utf16 = draft(wide);
    CHECK(utf16.subject == "Tea");
    CHECK(utf16.body().text == "Hello.\n");
    const auto hello = utf16.body().map.covering({0, 5});
    REQUIRE(hello.has_value());
    CHECK(*hello == Span{mark.size() + 28, mark.size() + 38});
  }
}

TEST_CASE("a draft that is no text is a message with a note") {
  const Message empty = draft("");
  CHECK(empty.body().text.empty());
  const std::string bytes("\x7F" "ELF\x02\x01\0\0\0garbage\0\0\0", 19);
  const Message binary = draft(bytes);
  CHECK(binary.notes == std::vector<std::string>{"this looks like a binary file, not like text"});
  CHECK(binary.body().text.empty());
  CHECK(binary.body().size == bytes.size());
}

TEST_CASE("files that a draft attaches are looked at where they are there") {
  const Folder folder;
  folder.write("plan.txt", "three lamps\n");
  folder.write("draft.md", "To: olu@example.com\nAttach: plan.txt\nAttach: gone.pdf\nAttach: .\n\nHello.\n");
  auto records = records_at(folder.path("draft.md"));
  REQUIRE(records.size() == 1);
  const Message& message = records[0]->message;
  REQUIRE(message.attachments->size() == 3);
  CHECK(message.attachments->at(0).size == 12);
  CHECK(message.attachments->at(0).sha256.size() == 64);
  CHECK_FALSE(message.attachments->at(1).size.has_value());
  CHECK(message.notes == std::vector<std::string>{"attachment \"gone.pdf\": no such file", "attachment \".\": not a regular file, not read"});
  CHECK(message.body().type == "text/markdown");
}

TEST_CASE("message JSON opens no file outside its folder") {
  const Folder folder;
  folder.write("secret.txt", "mine\n");
  folder.write("in/plan.txt", "lamps\n");
  std::filesystem::create_symlink(folder.path("secret.txt"), folder.path("in/link.txt"));
  const auto attached = [&](const std::string& path) {
    folder.write("in/m.json", R"({"text": "Hello.", "attachments": [{"path": ")" + path + R"("}]})");
    auto records = records_at(folder.path("in/m.json"));
    REQUIRE(records.size() == 1);
    REQUIRE(records[0].has_value());
    return std::move(records[0]->message);
  };
  const Message plan = attached("plan.txt");
  CHECK(plan.attachments->at(0).name == "plan.txt");
  CHECK(plan.attachments->at(0).size == 6);
  CHECK(plan.notes.empty());
  for (const std::string& path : {std::string("../secret.txt"), std::string("link.txt"), folder.path("secret.txt"), std::string("/dev/null")}) {
    const Message refused = attached(path);
    CHECK_FALSE(refused.attachments->at(0).size.has_value());
    CHECK(refused.attachments->at(0).sha256.empty());
    REQUIRE(refused.notes.size() == 1);
    CHECK(refused.notes[0].ends_with("outside the folder of the message, not read"));
  }
}
