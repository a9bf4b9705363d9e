// SPDX-License-Identifier: Apache-2.0
// The examples of rules and acts: message JSON with the expected spans marked by [[ ]].
#include <algorithm>

#include <nlohmann/json.hpp>

#include "ruleset/compiler.hpp"

namespace outlint::ruleset {
namespace {

/// Takes the marks out of a text and notes what stood between them.
std::string without_marks(const std::string& marked, const std::string& part, std::vector<Place>& expected) {
  std::string plain;
  std::size_t start = 0;
  for (std::size_t at = 0; at < marked.size();) {
    if (marked.compare(at, 2, "[[") == 0) {
      start = plain.size();
      at += 2;
    } else if (marked.compare(at, 2, "]]") == 0) {
      expected.push_back({part, {start, plain.size()}});
      at += 2;
    } else {
      plain += marked[at++];
    }
  }
  return plain;
}

nlohmann::ordered_json to_json(const Node& node) {
  switch (node.kind) {
    case Node::Kind::map: {
      auto object = nlohmann::ordered_json::object();
      for (const auto& [key, value] : node.fields) object[key.scalar] = to_json(value);
      return object;
    }
    case Node::Kind::sequence: {
      auto array = nlohmann::ordered_json::array();
      for (const Node& item : node.items) array.push_back(to_json(item));
      return array;
    }
    case Node::Kind::scalar:
      if (!node.quoted && (node.scalar == "true" || node.scalar == "false")) return node.scalar == "true";
      return node.scalar;
    case Node::Kind::null: break;
  }
  return nullptr;
}

using Count = std::size_t TieFacts::*;
using Days = std::optional<std::size_t> TieFacts::*;

constexpr std::pair<std::string_view, Count> counts[] = {
    {"sent", &TieFacts::sent},           {"received", &TieFacts::received},
    {"unanswered", &TieFacts::unanswered}, {"asks", &TieFacts::asks},
    {"open_asks", &TieFacts::open_asks}, {"asks_since_gift", &TieFacts::asks_since_gift},
    {"gifts", &TieFacts::gifts},         {"granted", &TieFacts::granted},
    {"unthanked", &TieFacts::unthanked}, {"resumes_sent", &TieFacts::resumes_sent},
    {"same_text_people", &TieFacts::same_text_people}};
constexpr std::pair<std::string_view, Days> days[] = {{"days_since_sent", &TieFacts::days_since_sent},
                                                      {"days_since_received", &TieFacts::days_since_received},
                                                      {"days_known", &TieFacts::days_known}};

/// `history: {sent: 3, days_since_sent: 2}`: the tie as a store would tell it. The table of keys has checked it.
TieFacts read_tie(YamlReader& read, const Node& map) {
  TieFacts tie;
  const auto number = [&](const Node& node) { return static_cast<std::size_t>(std::max(0.0, read.number(node).value_or(0))); };
  for (const auto& [key, member] : counts) {
    if (const Node* node = map.find(key)) tie.*member = number(*node);
  }
  for (const auto& [key, member] : days) {
    if (const Node* node = map.find(key)) tie.*member = number(*node);
  }
  if (const Node* node = map.find("they_wrote_first")) tie.they_wrote_first = read.boolean(*node);
  if (const Node* node = map.find("connected")) tie.connected = read.boolean(*node).value_or(false);
  if (const Node* node = map.find("introduced")) tie.introduced = read.boolean(*node).value_or(false);
  if (const Node* node = map.find("stage")) tie.stage = stage_from_string(node->scalar);
  return tie;
}

/// The table of keys has checked the words.
ExpectedJudgement read_judged(const Node& map) {
  ExpectedJudgement judged;
  if (const Node* node = map.find("severity")) judged.severity = severity_from_string(node->scalar);
  if (const Node* node = map.find("occasion")) judged.occasion = node->scalar == to_string(Occasion::outreach) ? Occasion::outreach : Occasion::other;
  if (const Node* node = map.find("stage")) judged.stage = stage_from_string(node->scalar);
  return judged;
}

RuleExample read_example(YamlReader& read, const Node& item) {
  RuleExample example;
  example.line = item.mark.line;
  auto message = nlohmann::ordered_json::object();
  if (item.is_scalar()) {
    message["text"] = without_marks(item.scalar, "body", example.expected);
  } else if (item.is_map()) {
    for (const auto& [key, value] : item.fields) {
      if (key.scalar == "text") message["text"] = without_marks(value.scalar, "body", example.expected);
      else if (key.scalar == "subject") message["subject"] = without_marks(value.scalar, "subject", example.expected);
      else if (key.scalar == "fixed") example.fixed = value.scalar;
      else if (key.scalar == "history") example.tie = read_tie(read, value);
      else if (key.scalar == "judged") example.judged = read_judged(value);
      else message[key.scalar] = to_json(value);
    }
  } else {
    read.problem(item, "an example is a text, or message JSON with a text");
  }
  if (!message.contains("text") && !message.contains("html")) read.problem(item, "an example without a text");
  example.message = message.dump();
  return example;
}

}  // namespace

void Compiler::examples(const ParsedFile& file, const std::string& id, std::vector<RuleExample>& list) {
  const Node* node = file.root.find("examples");
  YamlReader read = reader(file);
  if (node == nullptr) return;
  for (const std::string_view kind : {"flags", "passes"}) {
    const Node* items = node->find(kind);
    if (items == nullptr) continue;
    if (!items->is_sequence()) read.problem(*items, "examples are a list");
    std::size_t number = 0;
    for (const Node& item : items->items) {
      RuleExample example = read_example(read, item);
      example.flags = kind == "flags";
      example.name = id + "/" + std::string(kind) + "/" + std::to_string(++number);
      example.file = file.source->shown;
      list.push_back(std::move(example));
    }
  }
}

}  // namespace outlint::ruleset
