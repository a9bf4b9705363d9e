// SPDX-License-Identifier: Apache-2.0
// Everything that a history holds, for other programs and for whoever wants to see what is kept.
#include <fmt/format.h>

#include "cli/history.hpp"
#include "render/json_writer.hpp"

namespace outlint::cli {
namespace {

std::string cell(std::string_view text) {
  // A spreadsheet takes what begins like a formula for one.
  const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  std::string out = "\"";
  if (formula) out += '\'';
  for (const char byte : text) out += byte == '"' ? std::string("\"\"") : std::string(1, byte);
  return out + '"';
}

void write_tie(render::JsonWriter& json, const Correspondent& person) {
  const TieFacts& tie = person.tie;
  json.field("sent", tie.sent).field("received", tie.received).field("replies", person.replies).field("unanswered", tie.unanswered);
  json.field("via_lists", person.via_lists).field_or_null("first", person.first).field_or_null("last", person.last);
  json.field("they_wrote_first", tie.they_wrote_first).field("introduced", tie.introduced).field("connected", tie.connected);
  json.field("asks", tie.asks).field("open_asks", tie.open_asks).field("asks_since_gift", tie.asks_since_gift).field("granted", tie.granted);
  json.field("unthanked", tie.unthanked).field("gifts", tie.gifts).field("resumes_sent", tie.resumes_sent).field_or_null("last_resume", tie.last_resume);
}

void write_events(render::JsonWriter& json, const Correspondent& person) {
  json.key("events").begin_array();
  for (const HistoryEvent& event : person.events) {
    json.begin_object().field_or_null("date", event.date).field("from", event.introduction ? "third" : event.sent ? "you" : "them");
    json.key("deeds").begin_array();
    for (const std::string& deed : event.deeds) json.value(deed);
    json.end_array().end_object();
  }
  json.end_array();
}

}  // namespace

std::string history_json(const std::vector<Correspondent>& people, const Ruleset& ruleset) {
  render::JsonWriter json;
  json.begin_object().field("version", 1).key("people").begin_array();
  for (const Correspondent& person : people) {
    json.begin_object().field_or_null("name", person.name);
    json.key("identities").begin_array();
    for (const std::string& each : person.identities) json.value(each);
    json.end_array();
    const Relationship relationship = relationship_of(person.tie, ruleset);
    json.field("stage", to_string(relationship.stage)).field("credit", relationship.credit).field("evidence", relationship.evidence);
    write_tie(json, person);
    write_events(json, person);
    json.end_object();
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

std::string history_csv(const std::vector<Correspondent>& people, const Ruleset& ruleset) {
  std::string out =
      "name,identities,stage,sent,received,replies,unanswered,via_lists,first,last,they_wrote_first,introduced,connected,asks,open_asks,granted,unthanked,"
      "gifts,resumes_sent\n";
  for (const Correspondent& person : people) {
    const TieFacts& tie = person.tie;
    std::string ids;
    for (const std::string& each : person.identities) ids += (ids.empty() ? "" : " ") + each;
    const std::string wrote_first = tie.they_wrote_first ? (*tie.they_wrote_first ? "true" : "false") : "";
    out += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", cell(person.name), cell(ids), to_string(relationship_of(tie, ruleset).stage),
                       tie.sent, tie.received, person.replies, tie.unanswered, person.via_lists, person.first, person.last, wrote_first, tie.introduced,
                       tie.connected, tie.asks, tie.open_asks, tie.granted, tie.unthanked, tie.gifts, tie.resumes_sent);
  }
  return out;
}

}  // namespace outlint::cli
