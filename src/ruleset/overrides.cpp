// SPDX-License-Identifier: Apache-2.0
// What a configuration changes in a pack.
#include <algorithm>
#include <charconv>
#include <functional>
#include <variant>

#include "ruleset/compiler.hpp"

namespace outlint::ruleset {
namespace {

void complain(const Override& change, std::string message, std::string hint, Problems& problems) {
  Problem problem = change.place;
  problem.message = std::move(message);
  problem.hint = std::move(hint);
  problems.push_back(std::move(problem));
}

std::optional<double> number_of(const Override& change, Problems& problems) {
  double value = 0;
  const std::string& words = change.values.empty() ? change.key : change.values.front();
  const auto read = std::from_chars(words.data(), words.data() + words.size(), value);
  if (read.ec == std::errc() && read.ptr == words.data() + words.size()) return value;
  complain(change, "expected a number, not \"" + words + "\"", "", problems);
  return std::nullopt;
}

void set_weight(const Override& change, relationship::Tables& tables, Problems& problems) {
  const auto value = number_of(change, problems);
  const auto kind = std::find_if(tables.asks.begin(), tables.asks.end(), [&](const auto& each) { return each.name == change.key; });
  if (kind != tables.asks.end()) {
    kind->weight = static_cast<int>(value.value_or(kind->weight));
    return;
  }
  std::vector<std::string_view> names;
  for (const auto& each : tables.asks) names.push_back(each.name);
  complain(change, "there is no ask \"" + change.key + "\"", did_you_mean(change.key, names), problems);
}

void set_credit(const Override& change, relationship::Tables& tables, Problems& problems) {
  const auto value = number_of(change, problems);
  if (const auto stage = stage_from_string(change.key)) {
    tables.credit[static_cast<std::size_t>(*stage)] = static_cast<int>(value.value_or(0));
    return;
  }
  complain(change, "there is no stage \"" + change.key + "\"",
           did_you_mean(change.key, {"stranger", "thin", "lapsed", "acquaintance", "familiar", "close"}), problems);
}

void set_points(const Override& change, relationship::Tables& tables, Problems& problems) {
  const int value = static_cast<int>(number_of(change, problems).value_or(0));
  if (change.key == "error") tables.error_points = value;
  else if (change.key == "warning") tables.warning_points = value;
  else if (const auto sign = tables.sign_points.find(change.key); sign != tables.sign_points.end()) sign->second = value;
  else complain(change, "points are of error, warning or a good sign, not of \"" + change.key + "\"", "", problems);
}

bool is_family(const std::string& word, const rules::Rule& rule) { return rule.id.substr(0, rule.id.find('/')) == word; }

bool any_rule(const Pack& pack, const std::function<bool(const rules::Rule&)>& meant) {
  return std::any_of(pack.by_language.begin(), pack.by_language.end(),
                     [&](const auto& part) { return std::any_of(part.second.rules.begin(), part.second.rules.end(), meant); });
}

/// Where a rule's limits stand, if its kind has any.
std::vector<rules::Limit>* limits_of(rules::RuleSpec& spec) {
  return std::visit([](auto& each) -> std::vector<rules::Limit>* {
    if constexpr (requires { each.limits; }) return &each.limits;
    else return nullptr;
  }, spec);
}

void complain_of_rule(const Override& change, const Pack& pack, Problems& problems) {
  std::vector<std::string_view> ids;
  for (const auto& [language, part] : pack.by_language) {
    for (const rules::Rule& rule : part.rules) ids.push_back(rule.id);
  }
  complain(change, "there is no rule \"" + change.key + "\"", did_you_mean(change.key, ids), problems);
}

void set_severity(const Override& change, Pack& pack, Problems& problems) {
  const std::string& word = change.values.empty() ? change.key : change.values.front();
  const auto severity = severity_from_string(word);
  if (!severity && word != "off") {
    complain(change, "\"" + word + "\" is no severity", "warning, error or off", problems);
    return;
  }
  const auto meant = [&](const rules::Rule& rule) { return glob_matches(change.key, rule.id) || is_family(change.key, rule); };
  if (!any_rule(pack, meant)) complain_of_rule(change, pack, problems);
  for (auto& [language, part] : pack.by_language) {
    for (rules::Rule& rule : part.rules) {
      if (!meant(rule)) continue;
      rule.off = !severity;
      if (!severity) continue;
      rules::SeverityCase one;
      one.severity = *severity;
      rule.severity = {one};
    }
  }
}

/// All limits of a rule take the one value.
void set_limit(const Override& change, Pack& pack, Problems& problems) {
  const auto value = number_of(change, problems);
  bool found = false;
  for (auto& [language, part] : pack.by_language) {
    for (rules::Rule& rule : part.rules) {
      std::vector<rules::Limit>* limits = rule.id == change.key ? limits_of(rule.spec) : nullptr;
      found = found || limits != nullptr;
      if (limits == nullptr || !value) continue;
      for (rules::Limit& limit : *limits) limit.value = *value;
    }
  }
  if (!found) complain_of_rule(change, pack, problems);
}

}  // namespace

void override_tables(const std::vector<Override>& overrides, Pack& pack, Problems& problems) {
  for (const Override& change : overrides) {
    if (change.kind == Override::Kind::weight) set_weight(change, pack.tables, problems);
    if (change.kind == Override::Kind::credit) set_credit(change, pack.tables, problems);
    if (change.kind == Override::Kind::points) set_points(change, pack.tables, problems);
  }
}

void override_language(const std::vector<Override>& overrides, Compiler& compiler) {
  for (const Override& change : overrides) {
    if (change.kind != Override::Kind::lexicon) continue;
    const auto list = compiler.lexicons.find(change.key);
    if (list == compiler.lexicons.end()) {
      std::vector<std::string_view> names;
      for (const auto& [name, entries] : compiler.lexicons) names.push_back(name);
      complain(change, "there is no lexicon \"" + change.key + "\"", did_you_mean(change.key, names), compiler.problems);
      continue;
    }
    for (const std::string& words : change.values) {
      std::optional<text::Pattern::Error> error;
      if (words.find('{') == std::string::npos) text::Pattern::compile(words, error);
      if (error) complain(change, "not a pattern: " + error->message, "", compiler.problems);
      else list->second.push_back({words, nullptr, {}});
    }
  }
}

void override_rules(const std::vector<Override>& overrides, Pack& pack, Problems& problems) {
  for (const Override& change : overrides) {
    if (change.kind == Override::Kind::severity) set_severity(change, pack, problems);
    if (change.kind == Override::Kind::limit) set_limit(change, pack, problems);
  }
}

}  // namespace outlint::ruleset
