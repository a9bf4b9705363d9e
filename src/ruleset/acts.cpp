// SPDX-License-Identifier: Apache-2.0
// Acts, guards and decisions from YAML.
#include <algorithm>

#include "ruleset/compiler.hpp"
#include "ruleset/keywords.hpp"
#include "ruleset/schema.hpp"

namespace outlint::ruleset {
using analysis::Scope;

bool glob_matches(std::string_view glob, std::string_view id) {
  // Of the stars only the last one passed can still grow: what stood before it matched as early as it could.
  std::size_t at = 0, next = 0, star = std::string_view::npos, grown = 0;
  while (at < id.size()) {
    if (next < glob.size() && glob[next] == '*') {
      star = next++;
      grown = at;
    } else if (next < glob.size() && glob[next] == id[at]) {
      ++next;
      ++at;
    } else if (star != std::string_view::npos) {
      next = star + 1;
      at = ++grown;
    } else {
      return false;
    }
  }
  return glob.find_first_not_of('*', next) == std::string_view::npos;
}

void Compiler::declare_act(const ParsedFile& file) {
  YamlReader read = reader(file);
  check_object(read, file.root, "act");
  const std::string id = read.required(file.root, "id");
  const std::string_view path = file.source->path;
  const std::size_t from = path.find("acts/");
  const std::string_view expected = path.substr(from + 5, path.size() - from - 5 - 5);
  if (id != expected) {
    const Node* node = file.root.find("id");
    read.problem(node != nullptr ? *node : file.root, "the id has to be the path: \"" + std::string(expected) + "\"");
    return;
  }
  if (act_ids.contains(id)) read.problem(*file.root.find("id"), "the act \"" + id + "\" is there already");
  act_ids.emplace(id, out.vocabulary.acts.size());
  analysis::ActDefinition definition;
  definition.id = id;
  out.vocabulary.acts.push_back(std::move(definition));
}

std::vector<std::size_t> Compiler::acts(const ParsedFile& file, const Node& map, std::string_view key) {
  std::vector<std::size_t> found;
  YamlReader read = reader(file);
  for (const std::string& glob : read.strings(map, key)) {
    const std::size_t before = found.size();
    for (const auto& [id, index] : act_ids) {
      if (glob_matches(glob, id)) found.push_back(index);
    }
    if (found.size() != before) continue;
    std::vector<std::string_view> ids;
    for (const auto& [id, index] : act_ids) ids.push_back(id);
    read.problem(*map.find(key), "there is no act \"" + glob + "\"", did_you_mean(glob, ids));
  }
  return found;
}

std::vector<analysis::Exception> Compiler::exceptions(const ParsedFile& file, const Node& map, std::string_view key) {
  std::vector<analysis::Exception> list;
  const Node* node = map.find(key);
  if (node == nullptr) return list;
  YamlReader read = reader(file);
  if (!node->is_sequence()) read.problem(*node, "\"" + std::string(key) + "\" is a list");
  for (const Node& item : node->items) {
    analysis::Reach reach = analysis::Reach::clause;
    std::string because = "an exception";
    const Node* source = &item;
    if (item.is_map()) {
      if (const Node* within = item.find("reach")) reach = from_words(read, *within, reach_words).value_or(reach);
      because = read.string(item, "because", because);
      source = item.find("pattern") != nullptr ? item.find("pattern") : item.find("patterns");
      if (source == nullptr) {
        read.problem(item, "\"pattern\" is missing");
        continue;
      }
    }
    if (source->is_scalar()) list.push_back({pattern(file, *source, source->scalar), reach, because});
    for (const Node& each : source->items) list.push_back({pattern(file, each, each.scalar), reach, because});
  }
  return list;
}

void Compiler::fill_act(const ParsedFile& file, analysis::ActDefinition& definition) {
  const YamlReader read = reader(file);
  const Node& root = file.root;
  definition.patterns = patterns(file, root, "patterns");
  definition.exceptions = exceptions(file, root, "except");
  if (root.find("scope") != nullptr) definition.scope = scope(file, root, "scope");
}

std::uint16_t Compiler::scope(const ParsedFile& file, const Node& map, std::string_view key) {
  YamlReader read = reader(file);
  const Node* node = map.find(key);
  if (node == nullptr) return 0;
  if (node->is_scalar()) return bit(from_words(read, *node, scope_words).value_or(Scope::own));
  std::uint16_t bits = 0;
  for (const Node& item : node->items) bits = static_cast<std::uint16_t>(bits | bit(from_words(read, item, scope_words).value_or(Scope::own)));
  return bits;
}

void Compiler::compile_act(const ParsedFile& file) {
  YamlReader read = reader(file);
  const Node& root = file.root;
  const auto found = act_ids.find(read.string(root, "id"));
  if (found == act_ids.end()) return;
  analysis::ActDefinition& definition = out.vocabulary.acts[found->second];
  fill_act(file, definition);
  definition.ask = read.string(root, "ask");
  if (!definition.ask.empty() && pack.tables.ask(definition.ask) == nullptr) {
    read.problem(*root.find("ask"), "there is no ask \"" + definition.ask + "\" in the table");
  }
  definition.instead_of = acts(file, root, "instead_of");
  definition.with = acts(file, root, "with");
  if (const Node* focus = root.find("focus")) definition.focus = from_words(read, *focus, focus_words).value_or(analysis::Focus::none);
  if (!definition.ask.empty() && root.find("focus") == nullptr) definition.focus = analysis::Focus::neither;
  definition.weighed = weight_class(file, root, "weighed");
  definition.doubted = weight_class(file, root, "doubted");
  if (const Node* becomes = root.find("becomes")) {
    for (const Node& item : becomes->items) {
      definition.becomes.push_back({read.required(item, "ask"), when(file, item)});
    }
  }
  examples(file, definition.id, catalogue.act_examples);
}

std::size_t Compiler::own_act(const ParsedFile& file, const std::string& rule) {
  analysis::ActDefinition definition;
  definition.id = "rule:" + rule;
  fill_act(file, definition);
  out.vocabulary.acts.push_back(std::move(definition));
  return out.vocabulary.acts.size() - 1;
}

std::vector<analysis::Allowance> Compiler::allowances(const ParsedFile& file, const Node& list) {
  YamlReader read = reader(file);
  std::vector<analysis::Allowance> out_list;
  if (!list.is_sequence()) read.problem(list, "expected a list of cases", "write {asks: [kinds], when: {...}, near: [acts]}");
  for (const Node& item : list.items) {
    analysis::Allowance allowance;
    allowance.asks = read.strings(item, "asks");
    for (const std::string& ask : allowance.asks) {
      if (pack.tables.ask(ask) == nullptr) read.problem(*item.find("asks"), "there is no ask \"" + ask + "\" in the table");
    }
    allowance.when = when(file, item);
    allowance.near = acts(file, item, "near");
    out_list.push_back(std::move(allowance));
  }
  return out_list;
}

void Compiler::compile_scores(const ParsedFile& file, const Node& scores) {
  YamlReader read = reader(file);
  for (const auto& [name, list] : scores.fields) {
    analysis::Score score;
    score.name = name.scalar;
    for (const Node& item : list.items) {
      Node rest = item;
      std::erase_if(rest.fields, [](const auto& field) { return field.key.scalar == "points"; });
      const Node* points = item.find("points");
      if (points == nullptr) read.problem(item, "\"points\" is missing");
      else score.evidence.push_back({read.number(*points).value_or(0), condition(file, rest)});
    }
    out.vocabulary.scores.push_back(std::move(score));
  }
}

void Compiler::compile_judgement(const ParsedFile& file) {
  YamlReader read = reader(file);
  const Node& root = file.root;
  check_object(read, root, "judgement");
  analysis::Vocabulary& words = out.vocabulary;
  if (const Node* clauses = root.find("clauses")) {
    words.clauses.opens = patterns(file, *clauses, "opens");
    words.clauses.joins = patterns(file, *clauses, "joins");
  }
  if (const Node* persons = root.find("persons")) {
    if (const Node* sender = persons->find("sender")) words.sender_words = pattern(file, *sender, sender->scalar);
    if (const Node* recipient = persons->find("recipient")) words.recipient_words = pattern(file, *recipient, recipient->scalar);
  }
  if (const Node* scores = root.find("scores")) compile_scores(file, *scores);
  if (root.find("guards") != nullptr) words.guards = exceptions(file, root, "guards");
  for (const auto& [key, cases] : {std::pair("occasion", &words.occasion), std::pair("stage", &words.stage), std::pair("voice", &words.voice)}) {
    const Node* list = root.find(key);
    for (std::size_t at = 0; list != nullptr && at < list->items.size(); ++at) {
      const Node& item = list->items[at];
      cases->push_back({read.required(item, "is"), read.required(item, "because"), when(file, item)});
    }
  }
  if (const Node* weighing = root.find("weighing")) {
    const auto number = [&](const Node& map, std::string_view key, double fallback) {
      const Node* node = map.find(key);
      return node == nullptr ? fallback : read.number(*node).value_or(fallback);
    };
    const auto shares = [&](const Node& map, const analysis::Shares& without) {
      return analysis::Shares{number(map, "none", without.none), number(map, "alone", without.alone), number(map, "named", without.named),
                              number(map, "overruled", without.overruled)};
    };
    analysis::Weighed& asks = words.weights.asks;
    asks.usual = asks.likely = shares(*weighing, {2, 2, 2, 2});
    asks.general = acts(file, *weighing, "general");
    if (const Node* likely = weighing->find("likely")) {
      asks.where = weight_class(file, *likely, "in");
      asks.from = static_cast<int>(number(*likely, "from", 0));
      asks.likely = shares(*likely, asks.usual);
    }
  }
  if (const Node* leans = root.find("leans")) words.leans = pattern(file, *leans, leans->scalar);
  if (const Node* deeds = root.find("deeds")) {
    for (const Node& item : deeds->items) {
      words.deeds.push_back({read.required(item, "is"), "", when(file, item)});
    }
  }
  if (root.find("graceful") != nullptr) words.graceful = when(file, root, "graceful");
  if (const Node* invited = root.find("invited")) words.invited = allowances(file, *invited);
  if (const Node* owed = root.find("owed")) words.owed = allowances(file, *owed);
}

}  // namespace outlint::ruleset
