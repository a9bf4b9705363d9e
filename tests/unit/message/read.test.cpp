// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <vector>

#include "catch.hpp"
#include "unit/message/reading.hpp"

using namespace outlint;
using namespace outlint::test;

namespace {

constexpr std::string_view two_mails =
    "From ida@example.org Mon Mar  2 09:30:00 2026\n"
    "From: Ida <IDA@example.org>\nTo: olu@example.com\nDate: Mon, 2 Mar 2026 09:30:00 +0000\nSubject: one\n\nHello Olu.\n\n"
    "From olu@example.com Mon Mar  2 10:30:00 2026\n"
    "From: Olu <olu@example.com>\nTo: ida@example.org\nDate: Mon, 2 Mar 2026 10:30:00 +0000\nSubject: two\n\nHello Ida.\n";

std::string mail(std::string_view from, std::string_view subject) {
  return "From: " + std::string(from) + "\nTo: x@example.net\nDate: Mon, 2 Mar 2026 09:30:00 +0000\nSubject: " + std::string(subject) + "\n\nHello.\n";
}

/// The subject of each message, `!` for each problem.
std::vector<std::string> subjects(const std::vector<Result<Record>>& records) {
  std::vector<std::string> out;
  for (const auto& record : records) out.push_back(record ? record->message.subject.value_or("?") : "!");
  return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("of a mailbox the user's own messages are handed out") {
  ReadOptions options;
  const auto all = records_of(two_mails, options, "box");
  CHECK(subjects(all) == Words{"one", "two"});
  CHECK(all[1]->message.source == "box#1");
  for (const auto& record : all) {
    REQUIRE_FALSE(record->message.notes.empty());
    CHECK(record->message.notes.back() == "nobody says who the user is, so every message is judged (--me)");
  }
  options.me = {"ida@EXAMPLE.org"};
  CHECK(subjects(records_of(two_mails, options)) == Words{"one"});
  options.me = {"https://www.linkedin.com/in/ida"};
  CHECK(subjects(records_of(two_mails, options)) == Words{"one", "two"});
  options.all_messages = true;
  options.me = {"ida@example.org"};
  const auto parsed = records_of(two_mails, options);
  CHECK(subjects(parsed) == Words{"one", "two"});
  CHECK(parsed[0]->message.notes.empty());
}

TEST_CASE("the channel that a caller states is the message's") {
  ReadOptions options;
  options.channel = Channel::inmail;
  CHECK(records_of("Hello.\n", options)[0]->message.channel == Channel::inmail);
  CHECK(records_of("{\"text\": \"a\", \"channel\": \"email\"}", options)[0]->message.channel == Channel::inmail);
}

TEST_CASE("a folder is read in the order of its names") {
  const Folder folder;
  folder.write("b.eml", mail("ida@example.org", "b"));
  folder.write("a.eml", mail("olu@example.com", "a"));
  folder.write("c/z.md", "Subject: z\n\nHello.\n");
  folder.write("c/y.json", R"({"subject": "y", "text": "Hello."})");
  folder.write("d.jsonl", "{\"subject\": \"d0\", \"text\": \"Hello.\"}\noops\n{\"subject\": \"d2\", \"text\": \"Hello.\"}\n");
  folder.write("inbox", two_mails);
  folder.write("17", mail("ida@example.org", "seventeen"));
  folder.write("picture.png", "\x89PNG\r\n");
  folder.write("Makefile", "all:\n");
  folder.write(".hidden.eml", mail("ida@example.org", "hidden"));
  folder.write("box/cur/1.a:2,S", mail("ida@example.org", "mine"));
  folder.write("box/new/2.b", mail("olu@example.com", "theirs"));
  std::filesystem::create_directory_symlink(folder.path(), folder.path("c/loop"));
  ReadOptions options;
  options.me = {"ida@example.org"};
  const auto records = records_at(folder.path(), options);
  CHECK(subjects(records) == Words{"seventeen", "a", "b", "d0", "!", "d2", "one", "mine", "y", "z"});
  CHECK(records[1]->message.source == folder.path("a.eml"));
  CHECK(records[6]->message.source == folder.path("inbox") + "#0");
}

TEST_CASE("a folder of a stated kind") {
  const Folder folder;
  folder.write("one", "Hello there.\n");
  folder.write("two", "To: x\n\nHello.\n");
  const auto records = records_at(folder.path(), as(InputKind::text));
  REQUIRE(records.size() == 2);
  CHECK(records[1]->message.body().text == "To: x\n\nHello.\n");
  CHECK(records_at(folder.path(), as(InputKind::linkedin)).at(0).error().at(0).message.starts_with("no export of LinkedIn's"));
  CHECK(records_at(folder.path()).at(0).error().at(0).message == "no message is in this folder");
}

TEST_CASE("what cannot be opened is a problem") {
  const auto records = records_at("no/such/draft.md");
  REQUIRE(records.size() == 1);
  REQUIRE_FALSE(records[0].has_value());
  CHECK(records[0].error()[0].file == "no/such/draft.md");
  CHECK(records[0].error()[0].message.starts_with("cannot be opened"));
}

TEST_CASE("a sink that wants no more gets no more") {
  const Folder folder;
  folder.write("a.eml", mail("ida@example.org", "a"));
  folder.write("b.jsonl", "{\"text\": \"1\"}\n{\"text\": \"2\"}\n");
  folder.write("c.mbox", two_mails);
  for (int most = 1; most <= 4; ++most) {
    int count = 0;
    read_path(folder.path(), {}, [&](const Result<Record>&) { return ++count < most; });
    CHECK(count == most);
  }
}

TEST_CASE("a file that is longer than what detection looks at is read whole") {
  const Folder folder;
  std::string lines;
  for (int i = 0; i < 4000; ++i) lines += R"({"id": ")" + std::to_string(i) + R"(", "text": "Hello there, how are the lamps?"})" "\n";
  folder.write("many.jsonl", lines);
  CHECK(records_at(folder.path("many.jsonl")).size() == 4000);
  std::string text(200000, 'a');
  folder.write("long.txt", text);
  CHECK(records_at(folder.path("long.txt"))[0]->message.body().text == text);
}
