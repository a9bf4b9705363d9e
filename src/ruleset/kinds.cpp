// SPDX-License-Identifier: Apache-2.0
// What a rule looks for, from the keys of its kind.
#include <algorithm>

#include "rules/spec.hpp"
#include "ruleset/compiler.hpp"
#include "ruleset/keywords.hpp"

namespace outlint::ruleset {
namespace {


std::size_t count(YamlReader& read, const Node& map, std::string_view key, std::size_t fallback) {
  const Node* node = map.find(key);
  if (node == nullptr) return fallback;
  const auto number = read.number(*node);
  return number && *number >= 0 ? static_cast<std::size_t>(*number) : fallback;
}

void check_asks(Compiler& compiler, YamlReader& read, const Node& root, const std::vector<std::string>& asks) {
  for (const std::string& ask : asks) {
    if (compiler.pack.tables.ask(ask) == nullptr) read.problem(*root.find("asks"), "there is no ask \"" + ask + "\" in the table");
  }
}

rules::AskRule ask_rule(Compiler& compiler, const ParsedFile& file) {
  YamlReader read = compiler.reader(file);
  rules::AskRule rule;
  rule.asks = read.strings(file.root, "asks");
  if (rule.asks.empty()) read.problem(file.root, "\"asks\" is missing");
  check_asks(compiler, read, file.root, rule.asks);
  return rule;
}

rules::PhraseRule phrase_rule(Compiler& compiler, const ParsedFile& file, const std::string& id) {
  YamlReader read = compiler.reader(file);
  const Node& root = file.root;
  rules::PhraseRule rule;
  rule.acts = compiler.acts(file, root, "acts");
  if (root.find("patterns") != nullptr) rule.acts.push_back(compiler.own_act(file, id));
  if (rule.acts.empty()) read.problem(root, "a phrase rule has acts or patterns");
  rule.before = compiler.acts(file, root, "before");
  rule.after = compiler.acts(file, root, "after");
  rule.not_after = compiler.acts(file, root, "not_after");
  rule.absent = compiler.acts(file, root, "absent");
  rule.within = compiler.scope(file, root, "within");
  rule.first_sentences = count(read, root, "first_sentences", 0);
  rule.at_least = count(read, root, "at_least", 1);
  if (const Node* point = root.find("point")) rule.point = from_words(read, *point, point_words).value_or(rule.point);
  if (const Node* every = root.find("every")) rule.every = read.boolean(*every).value_or(false);
  return rule;
}

rules::Limit limit(Compiler& compiler, const ParsedFile& file, const Node& item) {
  YamlReader read = compiler.reader(file);
  rules::Limit out;
  out.when = compiler.when(file, item);
  bool found = false;
  for (const auto& [key, test] : limit_words) {
    const Node* node = item.find(key);
    if (node == nullptr) continue;
    out.test = test;
    out.value = read.number(*node).value_or(0);
    found = true;
  }
  if (!found) read.problem(item, "a limit says more_than, at_least, less_than or at_most");
  if (read.string(item, "certainty") == "vendor" && item.find("as_of") == nullptr) {
    read.problem(item, "a vendor's number without the day on which it was looked up", "as_of: YYYY-MM-DD; vendors change theirs");
  }
  return out;
}

std::vector<rules::Limit> limits_of(Compiler& compiler, const ParsedFile& file) {
  std::vector<rules::Limit> out;
  const Node* list = file.root.find("limits");
  if (list == nullptr) return out;
  if (!list->is_sequence()) compiler.reader(file).problem(*list, "\"limits\" is a list", "write - {more_than: 3, source: …, certainty: …}");
  for (const Node& item : list->items) out.push_back(limit(compiler, file, item));
  return out;
}

/// The fact that a key names, if it is of one of the groups that `fits` takes.
template <class Fits>
std::optional<analysis::Fact> fact_at(YamlReader& read, const Node& root, std::string_view key, Fits fits) {
  const std::string name = read.required(root, key);
  const analysis::FactInfo* info = analysis::find_fact(name);
  if (info != nullptr && fits(*info)) return info->fact;
  std::vector<std::string_view> names;
  for (const analysis::FactInfo& each : analysis::fact_table()) {
    if (fits(each)) names.push_back(each.name);
  }
  if (!name.empty()) read.problem(*root.find(key), "there is no " + std::string(key) + " \"" + name + "\" for this kind of rule", did_you_mean(name, names));
  return std::nullopt;
}

rules::MeasureRule measure_rule(Compiler& compiler, const ParsedFile& file) {
  YamlReader read = compiler.reader(file);
  rules::MeasureRule rule;
  const auto fits = [](const analysis::FactInfo& info) { return info.type == analysis::FactType::number; };
  rule.measure = fact_at(read, file.root, "measure", fits).value_or(rule.measure);
  rule.limits = limits_of(compiler, file);
  if (rule.limits.empty()) read.problem(file.root, "\"limits\" is missing");
  if (const Node* spot = file.root.find("spot")) rule.spot = from_words(read, *spot, spot_words).value_or(rule.spot);
  return rule;
}

/// A number needs a limit; a thing that is so or not needs none.
template <class Rule>
void check_limits(YamlReader& read, const Node& root, const Rule& rule) {
  if (rule.limits.empty() && analysis::info_of(rule.fact).type == analysis::FactType::number) read.problem(root, "\"limits\" is missing");
}

rules::PeopleRule people_rule(Compiler& compiler, const ParsedFile& file) {
  YamlReader read = compiler.reader(file);
  rules::PeopleRule rule;
  const auto fits = [](const analysis::FactInfo& info) { return info.group == analysis::FactGroup::people; };
  rule.fact = fact_at(read, file.root, "fact", fits).value_or(rule.fact);
  rule.limits = limits_of(compiler, file);
  check_limits(read, file.root, rule);
  if (const Node* spot = file.root.find("spot")) rule.spot = from_words(read, *spot, people_spot_words).value_or(rule.spot);
  return rule;
}

rules::HistoryRule history_rule(Compiler& compiler, const ParsedFile& file) {
  YamlReader read = compiler.reader(file);
  rules::HistoryRule rule;
  const auto fits = [](const analysis::FactInfo& info) { return info.group == analysis::FactGroup::history; };
  rule.fact = fact_at(read, file.root, "fact", fits).value_or(rule.fact);
  rule.limits = limits_of(compiler, file);
  check_limits(read, file.root, rule);
  rule.asks = read.strings(file.root, "asks");
  check_asks(compiler, read, file.root, rule.asks);
  if (const Node* point = file.root.find("point")) rule.point = from_words(read, *point, history_point_words).value_or(rule.point);
  if (const Node* account = file.root.find("account")) rule.account = read.boolean(*account).value_or(false);
  return rule;
}

rules::AttachmentRule attachment_rule(Compiler& compiler, const ParsedFile& file) {
  YamlReader read = compiler.reader(file);
  rules::AttachmentRule rule;
  const Node* list = file.root.find("roles");
  if (list == nullptr || !list->is_sequence()) read.problem(file.root, "\"roles\" is missing");
  else for (const Node& item : list->items) {
    if (const auto role = from_words(read, item, role_words)) rule.roles.push_back(*role);
  }
  return rule;
}

rules::BatchRule batch_rule(Compiler& compiler, const ParsedFile& file) {
  YamlReader read = compiler.reader(file);
  rules::BatchRule rule;
  if (const Node* node = file.root.find("similarity")) rule.similarity = read.number(*node).value_or(rule.similarity);
  if (rule.similarity <= 0 || rule.similarity > 1) read.problem(*file.root.find("similarity"), "a similarity is above 0 and at most 1");
  rule.shingle_words = std::max<std::size_t>(1, count(read, file.root, "shingle_words", rule.shingle_words));
  compiler.out.batch = rule;
  return rule;
}

}  // namespace

rules::RuleSpec compile_spec(Compiler& compiler, const ParsedFile& file, const std::string& kind, const std::string& id) {
  if (kind == "ask") return ask_rule(compiler, file);
  if (kind == "phrase") return phrase_rule(compiler, file, id);
  if (kind == "measure") return measure_rule(compiler, file);
  if (kind == "batch") return batch_rule(compiler, file);
  if (kind == "people") return people_rule(compiler, file);
  if (kind == "history") return history_rule(compiler, file);
  return attachment_rule(compiler, file);
}

}  // namespace outlint::ruleset
