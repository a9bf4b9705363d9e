// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>
#include <vector>

#include <zip.h>

#include "catch.hpp"
#include "message/csv.hpp"
#include "message/linkedin_markup.hpp"
#include "message/linkedin_rows.hpp"
#include "message/linkedin_table.hpp"
#include "unit/message/reading.hpp"

using namespace outlint;
using namespace outlint::test;

namespace {

using Words = std::vector<std::string>;

constexpr std::string_view head = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT\n";

std::string table(std::string_view rows) { return std::string(head) + std::string(rows); }

constexpr std::string_view ida = "c1,Ida Ek,https://www.linkedin.com/in/ida-ek,Olu Ade,https://www.linkedin.com/in/olu,2026-03-02 09:30:00 UTC,,Hello Olu.,INBOX,,No\n";
constexpr std::string_view olu = "c1,Olu Ade,https://www.linkedin.com/in/olu,Ida Ek,https://www.linkedin.com/in/ida-ek,2026-03-02 10:30:00 UTC,,Hello Ida.,INBOX,,No\n";

ReadOptions parse() {
  ReadOptions options;
  options.all_messages = true;
  return options;
}

Message message_of(std::string_view content, const ReadOptions& options = parse()) {
  auto records = records_of(table("c1,Ida Ek,u/ida,Olu Ade,u/olu,2026-03-02 09:30:00 UTC,," + std::string(content) + ",INBOX,,No\n"), options);
  REQUIRE(records.size() == 1);
  REQUIRE(records[0].has_value());
  return std::move(records[0]->message);
}

Words bodies(const std::vector<Result<Record>>& records) {
  Words out;
  for (const auto& record : records) {
    if (!record) out.push_back("!" + record.error().at(0).message);
    else out.push_back(record->connection ? "+" + record->connection->name : record->message.body().text);
  }
  return out;
}

/// The cells of all rows, `|` between them, `/` behind each row.
std::string cells(std::string_view bytes, std::size_t step) {
  std::string out;
  message::CsvReader reader(',', 0, [&](const message::CsvRow& row) {
    for (const message::CsvField& field : row) out += field.text + '|';
    out += '/';
    return true;
  });
  for (std::size_t at = 0; at < bytes.size(); at += step) reader.feed(bytes.substr(at, step));
  reader.finish();
  return out;
}

}  // namespace

TEST_CASE("tables are read alike in pieces of any size") {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"a,b\nc,d\n", "a|b|/c|d|/"},
      {"a,b\r\nc,d", "a|b|/c|d|/"},
      {"a,\r\rb\n", "a||/b|/"},
      {"\"a,b\",\"c\nd\"\n", "a,b|c\nd|/"},
      {"\"a \"\"b\"\"\",\"\"\n", "a \"b\"||/"},
      {" a , b \n", " a | b |/"},
      {"a \"b\" c,d\n", "a \"b\" c|d|/"},
      {"\n\na\n\n", "a|/"},
      {"\"a \"b\" c\",d\n", "a \"b\" c|d|/"},
      {"a,\"b\nc", "a|b\nc|/"},
      {"", ""},
  };
  for (const auto& [bytes, rows] : cases) {
    for (const std::size_t step : {1, 2, 3, 100}) {
      INFO(bytes << " by " << step);
      CHECK(cells(bytes, step) == rows);
    }
  }
}

TEST_CASE("a cell leads back to its bytes") {
  const std::string bytes = table("c1,Ida,u,Olu,v,2026-03-02 09:30:00 UTC,\"Lamps, please\",\"Dear Olu,\r\nthe \"\"red\"\" lamp\",INBOX,,No\r\n" + std::string(olu));
  for (const std::string& input : {bytes, "\xEF\xBB\xBF" + bytes}) {
    const auto records = records_of(input, parse());
    REQUIRE(records.size() == 2);
    const Part& body = records[0]->message.body();
    CHECK(body.text == "Dear Olu,\r\nthe \"red\" lamp");
    CHECK(raw_of(body, "Olu,\r\nthe ", input) == "Olu,\r\nthe ");
    CHECK(raw_of(body, "red", input) == "red");
    CHECK(raw_of(body, "\"red\"", input) == "(none)");
    CHECK(raw_of(body, " lamp", input) == " lamp");
    const auto subject = records[0]->message.subject_map.verbatim({0, 13});
    REQUIRE(subject.has_value());
    CHECK(subject->of(input) == "Lamps, please");
    CHECK(raw_of(records[1]->message.body(), "Hello Ida.", input) == "Hello Ida.");
  }
}

TEST_CASE("tables in other dress") {
  const std::string plain = table(ida);
  std::string semicolons = plain;
  for (char& byte : semicolons) byte = byte == ',' ? ';' : byte;
  std::string wide = "\xFF\xFE";
  for (const char byte : plain) wide += {byte, '\0'};
  for (const std::string& input : {semicolons, wide}) {
    const auto records = records_of(input, parse());
    REQUIRE(records.size() == 1);
    CHECK(records[0]->message.body().text == "Hello Olu.");
    CHECK(records[0]->message.from->at(0).name == "Ida Ek");
  }
  CHECK(message_of("Caf\xE9 by the sea\xE0").body().text == "Café by the seaà");
}

TEST_CASE("whose messages an export's are") {
  const std::string both = table(std::string(ida) + std::string(olu));
  const std::vector<std::pair<std::string, Words>> cases = {
      {"", {"Hello Olu.", "Hello Ida."}},
      {"https://www.linkedin.com/in/ida-ek/", {"Hello Olu."}},
      {"http://se.linkedin.com/in/IDA-EK?trk=x", {"Hello Olu."}},
      {"in/olu", {"Hello Ida."}},
      {"olu", {"Hello Ida."}},
      {"ida ek", {"Hello Olu."}},
      {"Ida Ek <ida@example.org>", {"Hello Olu."}},
      {"ida@example.org", {"Hello Olu.", "Hello Ida."}},
      {"nobody-else", {}},
  };
  for (const auto& [me, judged] : cases) {
    ReadOptions options;
    if (!me.empty()) options.me = {me};
    const auto records = records_of(both, options);
    INFO(me);
    CHECK(bodies(records) == judged);
    const bool unknown = judged.size() == 2;
    for (const auto& record : records) {
      CHECK(record->message.notes.empty() != unknown);
      CHECK(record->message.linkedin->direction == (unknown ? "" : "sent"));
    }
    options.all_messages = true;
    CHECK(bodies(records_of(both, options)).size() == 2);
  }
  ReadOptions options = parse();
  options.me = {"in/ida-ek"};
  const auto records = records_of(both, options);
  CHECK(records[0]->message.linkedin->direction == "sent");
  CHECK(records[1]->message.linkedin->direction == "received");
  CHECK(records[0]->message.linkedin->profile == "https://www.linkedin.com/in/olu");
  CHECK(records[1]->message.linkedin->profile == "https://www.linkedin.com/in/olu");
}

TEST_CASE("a table's own direction counts where nobody says who the user is") {
  const std::string rows = "From,To,Date,Subject,Content,Direction,Folder\nIda,Olu,\"3/2/26, 9:30 AM\",,Hello Olu.,OUTGOING,SENT\nOlu,Ida,\"3/2/26, 1:05 PM\",,Hello Ida.,INCOMING,INBOX\n";
  const auto judged = records_of(rows);
  CHECK(bodies(judged) == Words{"Hello Olu."});
  CHECK(judged[0]->message.notes.empty());
  CHECK(judged[0]->message.date == "2026-03-02T09:30:00Z");
  const auto all = records_of(rows, parse());
  CHECK(all.at(1)->message.linkedin->direction == "received");
  CHECK(all.at(1)->message.date == "2026-03-02T13:05:00Z");
}

TEST_CASE("dates as LinkedIn has written them") {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"2026-03-02 09:30:00 UTC", "2026-03-02T09:30:00Z"}, {"3/2/26, 9:30 AM", "2026-03-02T09:30:00Z"},
      {"12/31/19, 12:00 AM", "2019-12-31T00:00:00Z"},      {"12/31/19, 12:01 PM", "2019-12-31T12:01:00Z"},
      {"3/2/2026, 21:30", "2026-03-02T21:30:00Z"},         {"3/2/26, 9:30\u202FPM", "2026-03-02T21:30:00Z"},
      {"13/40/26, 9:30 AM", ""},                           {"yesterday", ""},
      {"", ""}};
  for (const auto& [written, date] : cases) {
    INFO(written);
    CHECK(message::read_linkedin_date(written).value_or("") == date);
  }
}

TEST_CASE("what an export tells, and what it leaves open") {
  const auto drafted = records_of(table("c1,Ida Ek,u/ida,\"Olu Ade,Per Bo\",\"u/olu,u/per\",,,Hello,INBOX,https://example.org/f/plan.pdf?x=1,Yes\n"), parse());
  const Message& message = drafted.at(0)->message;
  CHECK(message.channel == Channel::linkedin_message);
  CHECK(message.linkedin->draft);
  CHECK(message.linkedin->direction == "sent");
  CHECK(message.to == std::vector<Address>{{"Olu Ade", "u/olu"}, {"Per Bo", "u/per"}});
  CHECK(message.attachments->at(0).name == "plan.pdf");
  CHECK_FALSE(message.date.has_value());
  CHECK(message_of("Hello").attachments->empty());
  const auto bare = records_of("FROM,TO,DATE,CONTENT\nIda,\"Olu Ade, PhD\",,Hello\n", parse());
  CHECK_FALSE(bare.at(0)->message.attachments.has_value());
  CHECK_FALSE(bare.at(0)->message.subject.has_value());
  CHECK(bare.at(0)->message.to == std::vector<Address>{{"Olu Ade, PhD", ""}});
}

TEST_CASE("rows that are not as they should be") {
  const auto records = records_of(table("c1,Ida Ek,u\nc2,Olu,u,Ida,v,,,\"Hello Ida, and so\non" + std::string()), parse());
  REQUIRE(records.size() == 2);
  CHECK(records[0]->message.notes == Words{"the row has 3 cells, the table 11 columns"});
  CHECK(records[0]->message.body().text.empty());
  CHECK(records[1]->message.notes.back() == "a quote is not closed, so that this row holds the rest of the table");
  CHECK(bodies(records_of(table(""), parse())).empty());
  const auto none = records_of("Lamp,Price\nred,3\n", as(InputKind::linkedin));
  CHECK(bodies(none) == Words{"!no table of LinkedIn's: the column names are missing"});
}

TEST_CASE("bodies that hold HTML") {
  using message::Markup;
  const std::pair<std::string_view, Markup> cases[] = {
      {"Hello <3 and a < b > c", Markup::none},
      {"Hello <olu@example.com>", Markup::none},
      {"Tea & cake; more", Markup::none},
      {"Tea &amp; cake", Markup::in_line},
      {"See <a href=\"https://example.org\">this</a>", Markup::in_line},
      {"<p class=\"x\">Hello</p><p>Olu</p>", Markup::page},
      {"Hello<br>Olu", Markup::page},
      {"Hello<br/>Olu", Markup::page},
      {"a <b", Markup::none},
  };
  for (const auto& [body, markup] : cases) {
    INFO(body);
    CHECK(message::markup_of(body) == markup);
  }
  const Message page = message_of("\"<p class=\"\"a\"\">Dear Olu,</p><p>tea &amp; cake?</p>\"");
  CHECK(page.body().type == "text/html");
  CHECK(page.body().text.find("Dear Olu,\n") == 0);
  CHECK(page.body().text.find("tea & cake?") != std::string::npos);
  CHECK(page.body().source == "<p class=\"a\">Dear Olu,</p><p>tea &amp; cake?</p>");
  const Message lines = message_of("\"Dear Olu,\n\nsee <b>this</b> &amp; that\"");
  CHECK(lines.body().text == "Dear Olu,\n\nsee this & that");
  const std::string input = table("c1,Ida,u,Olu,v,,,\"Dear Olu,\nsee <b>this</b>\",INBOX,,No\n");
  CHECK(raw_of(records_of(input, parse()).at(0)->message.body(), "Olu,\nsee ", input) == "Olu,\nsee ");
  CHECK(raw_of(records_of(input, parse()).at(0)->message.body(), "this", input) == "this");
}

namespace {

constexpr std::string_view connections = "Notes:\n\"Some words, and more.\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nPer,Bo,u/per,per@example.net,\"Lamps, Ltd\",Baker,02 Mar 2026\n";
constexpr std::string_view invitations = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\nIda Ek,Per Bo,\"3/2/26, 9:30 AM\",Shall we meet?,OUTGOING,u/ida,u/per\nPer Bo,Ida Ek,\"3/2/26, 9:30 AM\",,INCOMING,u/per,u/ida\n";
constexpr std::string_view profile = "First Name,Last Name,Maiden Name,Headline\nIda,Ek,,Baker\n";

void write_zip(const std::string& path, const std::vector<std::pair<std::string, std::string>>& files, bool encrypted = false) {
  int error = 0;
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
  REQUIRE(archive != nullptr);
  for (const auto& [name, bytes] : files) {
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_OVERWRITE);
    REQUIRE(index >= 0);
    if (encrypted) zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, "key");
  }
  REQUIRE(zip_close(archive) == 0);
}

}  // namespace

TEST_CASE("an export as a folder and as a zip") {
  const Folder folder;
  const std::string messages = table(std::string(ida) + std::string(olu));
  const std::vector<std::pair<std::string, std::string>> files = {{"Connections.csv", std::string(connections)},
                                                                  {"Invitations.csv", std::string(invitations)},
                                                                  {"Profile.csv", std::string(profile)},
                                                                  {"Rich_Media.csv", "a,b,c\n"},
                                                                  {"messages.csv", messages}};
  std::vector<std::pair<std::string, std::string>> deeper;
  for (const auto& [name, bytes] : files) {
    folder.write("out/" + name, bytes);
    deeper.emplace_back("Export/" + name, bytes);
  }
  folder.write("out/Articles/one.html", "<p>Lamps</p>");
  write_zip(folder.path("out.zip"), deeper);
  for (const std::string name : {"out", "out.zip"}) {
    INFO(name);
    const std::string path = folder.path(name);
    CHECK(bodies(records_at(path, parse())) == Words{"Hello Olu.", "Hello Ida.", "Shall we meet?", "", "+Per Bo"});
    // Nobody says who the user is but the export's own profile.
    const auto judged = records_at(path);
    CHECK(bodies(judged) == Words{"Hello Olu.", "Shall we meet?", "+Per Bo"});
    CHECK(judged[0]->message.notes.empty());
    CHECK(judged[1]->message.channel == Channel::linkedin_invite);
    CHECK(judged[2]->connection->company == "Lamps, Ltd");
    CHECK(judged[2]->connection->connected_on == "02 Mar 2026");
    ReadOptions options = as(InputKind::linkedin);
    options.me = {"in/olu"};
    CHECK(bodies(records_at(path, options)).at(0) == "Hello Ida.");
  }
  CHECK(records_at(folder.path("out.zip"))[0]->message.source == folder.path("out.zip") + "/Export/messages.csv#0");
  // A folder around them finds both.
  CHECK(records_at(folder.path()).size() == 6);
}

TEST_CASE("zips that are no export") {
  const Folder folder;
  write_zip(folder.path("other.zip"), {{"lamps.txt", "three"}});
  write_zip(folder.path("locked.zip"), {{"messages.csv", table(ida)}}, true);
  folder.write("broken.zip", "PK\x03\x04 and nothing more");
  const auto other = records_at(folder.path("other.zip"));
  REQUIRE(other.at(0).has_value());
  CHECK(other[0]->message.notes.at(0) == "this looks like a binary file, not like text");
  CHECK(records_at(folder.path("broken.zip")).at(0).has_value());
  CHECK(bodies(records_at(folder.path("other.zip"), as(InputKind::linkedin))) == Words{"!no export of LinkedIn's: the zip holds none of its tables"});
  CHECK(bodies(records_at(folder.path("broken.zip"), as(InputKind::linkedin))) == Words{"!not a zip that can be opened"});
  CHECK(bodies(records_at(folder.path("locked.zip"))) == Words{"!cannot be read to its end"});
}
