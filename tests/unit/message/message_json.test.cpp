// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include <outlint/read.hpp>

#include "catch.hpp"

using namespace outlint;

namespace {

std::vector<Result<Record>> read(std::string_view bytes, InputKind kind = InputKind::json) {
  std::vector<Result<Record>> out;
  ReadOptions options;
  options.input = kind;
  read_bytes(bytes, "-", options, [&](Result<Record> record) {
    out.push_back(std::move(record));
    return true;
  });
  return out;
}

Message message_of(std::string_view json) {
  auto records = read(json);
  REQUIRE(records.size() == 1);
  REQUIRE(records[0].has_value());
  return std::move(records[0]->message);
}

/// `line:column message (hint)` of each problem, one a line.
std::string problems_of(std::string_view json, InputKind kind = InputKind::json) {
  std::string out;
  for (const auto& record : read(json, kind)) {
    if (record) continue;
    for (const Problem& problem : record.error()) {
      out += std::to_string(problem.line) + ':' + std::to_string(problem.column) + ' ' + problem.message;
      if (!problem.hint.empty()) out += " (" + problem.hint + ')';
      out += '\n';
    }
  }
  return out;
}

}  // namespace

TEST_CASE("message JSON: every key") {
  const Message message = message_of(R"({"id": "a7", "channel": "inmail", "subject": "Lamps \u2014 a question",
    "from": "ida@example.org", "to": ["Olu Ade <olu@example.com>", {"name": "Per"}], "cc": [], "bcc": null,
    "date": "2026-03-02T09:30:00Z", "headers": {"In-Reply-To": "<p1@example.com>", "X-Tag": ["one", "two"]},
    "attachments": [{"name": "plan.pdf", "type": "Application/PDF"}], "batch": "spring", "template": true,
    "context": {"stage": "lapsed", "they_asked_for_resume": false, "invited": ["call"]}, "text": "Dear Olu,\nthanks."})");
  CHECK(message.id == "a7");
  CHECK(message.channel == Channel::inmail);
  CHECK(message.subject == "Lamps — a question");
  CHECK(message.from == std::vector<Address>{{"", "ida@example.org"}});
  CHECK(message.to == std::vector<Address>{{"Olu Ade", "olu@example.com"}, {"Per", ""}});
  REQUIRE(message.cc.has_value());
  CHECK(message.cc->empty());
  CHECK_FALSE(message.bcc.has_value());
  CHECK(message.date == "2026-03-02T09:30:00Z");
  CHECK(message.in_reply_to == "p1@example.com");
  CHECK(message.headers.size() == 3);
  REQUIRE(message.attachments.has_value());
  CHECK(message.attachments->at(0).type == "application/pdf");
  CHECK(message.batch == "spring");
  CHECK(message.is_template);
  CHECK(message.context.stage == Stage::lapsed);
  CHECK(message.context.they_asked_for_resume == false);
  CHECK(message.context.invited == std::vector<std::string>{"call"});
  CHECK(message.body().text == "Dear Olu,\nthanks.");
}

TEST_CASE("message JSON: an absent key is unknown, an empty list is none") {
  const Message bare = message_of(R"({"text": "Hello"})");
  CHECK_FALSE(bare.to.has_value());
  CHECK_FALSE(bare.attachments.has_value());
  CHECK_FALSE(bare.subject.has_value());
  CHECK_FALSE(bare.context.they_asked_for_resume.has_value());
  CHECK(message_of(R"({"text": "Hello", "attachments": []})").attachments->empty());
}

TEST_CASE("message JSON: what is wrong is named with its place") {
  struct Case {
    std::string_view json, problems;
  };
  const Case cases[] = {
      {R"({"text": "a", "sbuject": "b"})", "1:15 unknown key \"sbuject\" (did you mean \"subject\"?)\n"},
      {R"({"text": "a", "zzz": 1})", "1:15 unknown key \"zzz\"\n"},
      {"{\"text\": \"a\",\n  \"text\": \"b\"}", "2:3 repeated key \"text\"\n"},
      {R"({"text": 3})", "1:10 \"text\" is a number; it has to be a string\n"},
      {R"({"text": "é", "to": true})", "1:21 \"to\" is true or false; it has to be an array\n"},
      {R"({"text": "a", "to": ["x@example.org", 4]})", "1:39 \"to\" holds a number; it has to hold strings\n"},
      {R"({"text": "a", "channel": "emial"})", "1:26 unknown channel \"emial\" (did you mean \"email\"?)\n"},
      {R"({"text": "a", "context": {"stage": "friendly"}})",
       "1:36 unknown stage \"friendly\" (one of stranger, thin, lapsed, acquaintance, familiar, close)\n"},
      {R"({"text": "a", "context": {"stagee": "thin"}})", "1:27 unknown key \"stagee\" (did you mean \"stage\"?)\n"},
      {R"({"text": "a", "attachments": ["cv.pdf"]})",
       "1:31 an attachment is a string; it has to be an object (write it like {\"name\": \"plan.pdf\"})\n"},
      {R"({"text": "a", "headers": {"To": "x", "to": "y"}})", "1:38 repeated key \"to\" (give several values as an array)\n"},
      {R"({"subject": "a"})", "1:1 neither \"text\" nor \"html\" is given\n"},
      {R"({"text": "a", "template": "yes", "cc": 1})",
       "1:27 \"template\" is a string; it has to be true or false\n1:40 \"cc\" is a number; it has to be an array\n"},
      {R"("text")", "1:1 a message is a string; it has to be an object\n"},
      {"[{\"text\": \"a\"},\n 7, {\"text\": \"b\"}]", "2:2 a message is a number; it has to be an object\n"},
  };
  for (const Case& one : cases) {
    INFO(one.json);
    CHECK(problems_of(one.json) == one.problems);
  }
}

TEST_CASE("message JSON: broken syntax is a problem with its place") {
  struct Case {
    std::string_view json, start;
  };
  const Case cases[] = {
      {R"({"text": "a")", "1:13 broken JSON: "},
      {"{\"text\": \"a\",\n \"to\" [\"x\"]}", "2:7 broken JSON: "},
      {R"({"text": "ü", "id" "x"})", "1:20 broken JSON: unexpected string literal"},
      {R"({"text": "a"} {"text": "b"})", "1:15 broken JSON: "},
      {"{\"text\": \"a\nb\"}", "1:12 broken JSON: invalid string"},
      {"", "1:1 broken JSON: "},
  };
  for (const Case& one : cases) {
    INFO(one.json);
    const std::string problems = problems_of(one.json);
    INFO(problems);
    CHECK(problems.starts_with(one.start));
  }
  CHECK(problems_of(std::string(5000, '[')) == "1:33 broken JSON: nested too deeply\n");
}

TEST_CASE("message JSON: an array is read item by item, around what is broken") {
  const auto records = read(R"([{"id": "1", "text": "a"}, {"id": "2"}, {"id": "3", "text": "c"}])");
  REQUIRE(records.size() == 3);
  CHECK(records[0]->message.source == "-#0");
  CHECK_FALSE(records[1].has_value());
  CHECK(records[2]->message.id == "3");
  CHECK(records[2]->message.source == "-#2");
  CHECK(read("[]").empty());
}

TEST_CASE("message JSONL: a broken line is a problem, the next ones go on") {
  constexpr std::string_view lines =
      "{\"text\": \"one\"}\r\n"
      "\n"
      "{\"text\": \"two\"\n"
      "{\"text\": \"three\", \"bogus\": 1}\n"
      "[{\"text\": \"four\"}]\n"
      "{\"text\": \"five\"}";
  const auto records = read(lines, InputKind::jsonl);
  REQUIRE(records.size() == 5);
  CHECK(records[0]->message.body().text == "one");
  CHECK(records[1].error().at(0).line == 3);
  CHECK(records[2].error().at(0).line == 4);
  CHECK(records[2].error().at(0).column == 19);
  CHECK(records[3].error().at(0).message == "a line is an array; it has to be an object");
  CHECK(records[4]->message.body().text == "five");
  CHECK(records[4]->message.source == "-#4");
}

TEST_CASE("message JSON: spans lead back to the bytes of the input") {
  const std::string json = R"({"id":1,"text":"tea\nand \ud83c\udf70 \"cake\" – now"})";
  for (const auto kind : {InputKind::json, InputKind::jsonl}) {
    const std::string input = kind == InputKind::jsonl ? "{\"text\": \"x\"}\n" + json + "\n" : json;
    auto records = read(input, kind);
    const Part& body = records.back()->message.body();
    CHECK(body.text == "tea\nand 🍰 \"cake\" – now");
    const std::size_t now = body.text.find("– now");
    const auto raw = body.map.verbatim({now, body.text.size()});
    REQUIRE(raw.has_value());
    CHECK(raw->of(input) == "– now");
    const std::size_t cake = body.text.find("🍰");
    CHECK_FALSE(body.map.verbatim({cake, cake + 4}).has_value());
    CHECK(body.map.covering({cake, cake + 4})->of(input) == R"(\ud83c\udf70)");
    CHECK(body.map.covering({0, 7})->of(input) == R"(tea\nand)");
  }
}

TEST_CASE("message JSON: text that no text can hold becomes U+FFFD with a note") {
  const Message lone = message_of(R"({"text": "half \ud83d pair"})");
  CHECK(lone.body().text == "half � pair");
  CHECK(lone.notes.size() == 1);
  const Message kept = message_of(R"({"text": "a backslash \\ud83d"})");
  CHECK(kept.body().text == R"(a backslash \ud83d)");
  CHECK(kept.notes.empty());
  CHECK(message_of("{\"text\": \"mal\xFF" "formed\"}").notes.size() == 1);
}

TEST_CASE("message JSON: of two alternatives the HTML is judged") {
  const Message both = message_of(R"({"text": "plain", "html": "<p>rich</p>"})");
  CHECK(both.body().type == "text/html");
  CHECK(both.body().text == "rich");
  CHECK(both.body().source == "<p>rich</p>");
  CHECK(both.parts.size() == 2);
  CHECK(message_of(R"({"text": "plain", "html": " "})").body().text == "plain");
}

TEST_CASE("message JSON: names a hint where the other kind is meant") {
  CHECK(problems_of("{\n\"text\": \"a\"}", InputKind::jsonl).find("--input json)") != std::string::npos);
  CHECK(problems_of("{\"text\": \"a\"}\n{\"text\": \"b\"}\n").find("--input jsonl)") != std::string::npos);
}
