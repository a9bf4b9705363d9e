// SPDX-License-Identifier: Apache-2.0
// Every case of the shared suite of exports, where it is at hand.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "unit/message/reading.hpp"

using namespace outlint;
using namespace outlint::test;
using nlohmann::json;

namespace {

std::string word(bool yes) { return yes ? "true" : "false"; }

std::string only_name(const std::vector<Address>& people) {
  std::string out;
  for (const Address& person : people) out += (out.empty() ? "" : ", ") + person.name;
  return out;
}

/// `2026-01-05T09:30:00Z` as an export of today writes it.
std::string export_date(const Message& message) {
  const std::string date = message.date.value_or("");
  return date.size() < 20 ? date : date.substr(0, 10) + ' ' + date.substr(11, 8) + " UTC";
}

void check_row(const Record& record, const json& row) {
  const Message& message = record.message;
  const auto is = [&](const char* column, const std::string& value) {
    INFO(column);
    if (row.contains(column)) CHECK(value == row.at(column).get<std::string>());
  };
  if (record.connection) {
    const Connection& one = *record.connection;
    is("URL", one.profile);
    is("Email Address", one.email);
    is("Company", one.company);
    is("Position", one.position);
    is("Connected On", one.connected_on);
    if (row.contains("Last Name")) CHECK(one.name == row.at("First Name").get<std::string>() + ' ' + row.at("Last Name").get<std::string>());
    return;
  }
  is("CONVERSATION ID", message.header("Conversation-ID") ? message.header("Conversation-ID")->value : "");
  is("CONVERSATION TITLE", message.header("Conversation-Title") ? message.header("Conversation-Title")->value : "");
  for (const char* column : {"FROM", "From"}) is(column, message.from->at(0).name);
  for (const char* column : {"SENDER PROFILE URL", "inviterProfileUrl"}) is(column, message.from->at(0).address);
  for (const char* column : {"TO", "To"}) is(column, only_name(*message.to));
  for (const char* column : {"RECIPIENT PROFILE URLS", "inviteeProfileUrl"}) is(column, message.to->at(0).address);
  for (const char* column : {"DATE", "Sent At"}) is(column, export_date(message));
  is("SUBJECT", message.subject.value_or(""));
  for (const char* column : {"CONTENT", "Message"}) is(column, message.body().text);
  is("FOLDER", message.linkedin->folder);
  is("IS MESSAGE DRAFT", word(message.linkedin->draft));
  is("Direction", message.linkedin->direction == "sent" ? "OUTGOING" : "INCOMING");
}

struct Counts {
  std::size_t drafts = 0, multiline = 0, html = 0, sent = 0, received = 0, with_text = 0, sent_with_text = 0;
  std::set<std::string> conversations, folders;
  std::map<std::string, std::size_t> senders;
};

Counts count(const std::vector<Result<Record>>& records) {
  Counts out;
  for (const auto& record : records) {
    const Message& message = record->message;
    if (record->connection) continue;
    const bool has_text = !message.body().text.empty();
    out.drafts += message.linkedin->draft ? 1 : 0;
    out.multiline += message.body().text.find('\n') != std::string::npos ? 1 : 0;
    out.html += message.body().type == "text/html" ? 1 : 0;
    out.sent += message.linkedin->direction == "sent" ? 1 : 0;
    out.received += message.linkedin->direction == "received" ? 1 : 0;
    out.with_text += has_text ? 1 : 0;
    out.sent_with_text += has_text && message.linkedin->direction == "sent" ? 1 : 0;
    if (const Header* header = message.header("Conversation-ID")) out.conversations.insert(header->value);
    out.folders.insert(message.linkedin->folder);
    ++out.senders[message.from->at(0).name];
  }
  return out;
}

void check_case(const std::vector<Result<Record>>& records, const json& want) {
  REQUIRE(records.size() == want.at("rows").get<std::size_t>());
  for (const auto& record : records) REQUIRE(record.has_value());
  const Record& first = *records.front();
  const auto is = [&](const char* key, const auto& value) {
    INFO(key);
    if (want.contains(key)) CHECK(json(value) == want.at(key));
  };
  if (want.contains("first") && want.at("first").is_object()) {
    check_row(first, want.at("first"));
    check_row(*records.back(), want.at("last"));
  } else if (first.connection) {
    is("first", first.connection->name.substr(0, first.connection->name.find(' ')));
    is("company", first.connection->company);
  } else {
    is("from", first.message.from->at(0).name);
    is("to", only_name(*first.message.to));
    is("subject", first.message.subject.value_or(""));
    is("content", first.message.body().text);
  }
  const Counts counts = count(records);
  is("conversations", counts.conversations.size());
  is("folders", counts.folders);
  is("drafts", counts.drafts);
  is("multiline", counts.multiline);
  is("html", counts.html);
  is("with_message", counts.with_text);
  is("outgoing_with_note", counts.sent_with_text);
  if (want.contains("direction")) {
    CHECK(want.at("direction").at("OUTGOING") == counts.sent);
    CHECK(want.at("direction").at("INCOMING") == counts.received);
  }
  if (want.contains("top_sender")) {
    const std::string name = want.at("top_sender").at(0);
    CHECK(want.at("top_sender").at(1) == counts.senders.at(name));
  }
}

}  // namespace

TEST_CASE("every export of the shared suite reads as expected") {
  const std::string folder = std::string(OUTLINT_SOURCE_DIR) + "/../shared/suites/linkedin/";
  std::ifstream cases(folder + "cases.jsonl");
  if (!cases) {
    WARN("no shared suites at hand; nothing was compared");
    REQUIRE(std::getenv("OUTLINT_REQUIRE_SHARED") == nullptr);
    return;
  }
  ReadOptions options;
  options.all_messages = true;
  std::size_t read = 0;
  for (std::string line; std::getline(cases, line); ++read) {
    const json one = json::parse(line);
    INFO(one.at("id").get<std::string>());
    check_case(records_at(folder + one.at("input_path").get<std::string>(), options), one.at("expected"));
  }
  CHECK(read > 0);
}
