// SPDX-License-Identifier: Apache-2.0
// The matcher of a rule, from the keys of its kind.
#include <algorithm>

#include "rules/ask_rule.hpp"
#include "rules/attachment_rule.hpp"
#include "rules/batch_rule.hpp"
#include "rules/measure_rule.hpp"
#include "rules/phrase_rule.hpp"
#include "ruleset/compiler.hpp"
#include "ruleset/words.hpp"

namespace outlint::ruleset {
namespace {

using Matcher = std::shared_ptr<const rules::Matcher>;

constexpr Word<rules::Point> points[] = {{"match", rules::Point::match},
                                         {"clause", rules::Point::clause},
                                         {"sentence", rules::Point::sentence},
                                         {"nowhere", rules::Point::nowhere}};
constexpr Word<rules::Spot> spots[] = {{"nowhere", rules::Spot::nowhere},
                                       {"opening", rules::Spot::opening},
                                       {"subject", rules::Spot::subject},
                                       {"overflow", rules::Spot::overflow},
                                       {"people", rules::Spot::people}};
constexpr Word<AttachmentRole> roles[] = {
    {"resume", AttachmentRole::resume}, {"portfolio", AttachmentRole::portfolio}, {"other", AttachmentRole::other}};
constexpr Word<analysis::Condition::Test> limit_tests[] = {{"more_than", analysis::Condition::Test::more},
                                                           {"at_least", analysis::Condition::Test::at_least},
                                                           {"less_than", analysis::Condition::Test::less},
                                                           {"at_most", analysis::Condition::Test::at_most}};

std::size_t count(YamlReader& read, const Node& map, std::string_view key, std::size_t fallback) {
  const Node* node = map.find(key);
  if (node == nullptr) return fallback;
  const auto number = read.number(*node);
  return number && *number >= 0 ? static_cast<std::size_t>(*number) : fallback;
}

Matcher ask_rule(Compiler& compiler, const ParsedFile& file) {
  YamlReader read = compiler.reader(file);
  rules::AskRule rule;
  rule.asks = read.strings(file.root, "asks");
  if (rule.asks.empty()) read.problem(file.root, "\"asks\" is missing");
  for (const std::string& ask : rule.asks) {
    if (compiler.pack.tables.ask(ask) == nullptr) read.problem(*file.root.find("asks"), "there is no ask \"" + ask + "\" in the table");
  }
  return make_matcher(std::move(rule));
}

Matcher phrase_rule(Compiler& compiler, const ParsedFile& file, const std::string& id) {
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
  if (const Node* point = root.find("point")) rule.point = from_words(read, *point, points).value_or(rule.point);
  if (const Node* every = root.find("every")) rule.every = read.boolean(*every).value_or(false);
  return make_matcher(std::move(rule));
}

rules::Limit limit(Compiler& compiler, const ParsedFile& file, const Node& item) {
  YamlReader read = compiler.reader(file);
  read.known_keys(item, {"when", "more_than", "at_least", "less_than", "at_most", "source", "certainty"});
  rules::Limit out;
  out.when = compiler.when(file, item);
  bool found = false;
  for (const auto& [key, test] : limit_tests) {
    const Node* node = item.find(key);
    if (node == nullptr) continue;
    out.test = test;
    out.value = read.number(*node).value_or(0);
    found = true;
  }
  if (!found) read.problem(item, "a limit says more_than, at_least, less_than or at_most");
  read.required(item, "source");
  read.required(item, "certainty");
  return out;
}

Matcher measure_rule(Compiler& compiler, const ParsedFile& file, const std::string& id) {
  YamlReader read = compiler.reader(file);
  const Node& root = file.root;
  rules::MeasureRule rule;
  const std::string name = read.required(root, "measure");
  const analysis::FactInfo* info = analysis::find_fact(name);
  if (info != nullptr && info->type != analysis::FactType::word) rule.measure = info->fact;
  else if (!name.empty()) read.problem(*root.find("measure"), "there is no measure \"" + name + "\"");
  const Node* limits = root.find("limits");
  if (limits == nullptr || !limits->is_sequence()) read.problem(root, "\"limits\" is missing");
  else for (const Node& item : limits->items) rule.limits.push_back(limit(compiler, file, item));
  if (const auto own = compiler.limits.find(id); own != compiler.limits.end()) {
    for (rules::Limit& each : rule.limits) each.value = own->second;
  }
  if (const Node* spot = root.find("spot")) rule.spot = from_words(read, *spot, spots).value_or(rule.spot);
  return make_matcher(std::move(rule));
}

Matcher attachment_rule(Compiler& compiler, const ParsedFile& file) {
  YamlReader read = compiler.reader(file);
  rules::AttachmentRule rule;
  const Node* list = file.root.find("roles");
  if (list == nullptr || !list->is_sequence()) read.problem(file.root, "\"roles\" is missing");
  else for (const Node& item : list->items) {
    if (const auto role = from_words(read, item, roles)) rule.roles.push_back(*role);
  }
  return make_matcher(std::move(rule));
}

Matcher batch_rule(Compiler& compiler, const ParsedFile& file) {
  YamlReader read = compiler.reader(file);
  rules::BatchRule rule;
  if (const Node* node = file.root.find("similarity")) rule.similarity = read.number(*node).value_or(rule.similarity);
  if (rule.similarity <= 0 || rule.similarity > 1) read.problem(*file.root.find("similarity"), "a similarity is above 0 and at most 1");
  rule.shingle_words = std::max<std::size_t>(1, count(read, file.root, "shingle_words", rule.shingle_words));
  compiler.out.batch = rule;
  return make_matcher(rule);
}

}  // namespace

std::shared_ptr<const rules::Matcher> compile_matcher(Compiler& compiler, const ParsedFile& file, const std::string& kind, const std::string& id) {
  if (kind == "ask") return ask_rule(compiler, file);
  if (kind == "phrase") return phrase_rule(compiler, file, id);
  if (kind == "measure") return measure_rule(compiler, file, id);
  if (kind == "batch") return batch_rule(compiler, file);
  return attachment_rule(compiler, file);
}

}  // namespace outlint::ruleset
