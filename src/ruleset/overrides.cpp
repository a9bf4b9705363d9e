// SPDX-License-Identifier: Apache-2.0
// What a configuration changes in a pack.
#include <algorithm>
#include <charconv>

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

bool names_a_rule(const std::string& glob, const Pack& pack) {
  return std::any_of(pack.infos.begin(), pack.infos.end(), [&](const RuleInfo& info) { return glob_matches(glob, info.id) || info.family == glob; });
}

void complain_of_rule(const Override& change, const Pack& pack, Problems& problems) {
  std::vector<std::string_view> ids;
  for (const RuleInfo& info : pack.infos) ids.push_back(info.id);
  complain(change, "there is no rule \"" + change.key + "\"", did_you_mean(change.key, ids), problems);
}

void set_severity(const Override& change, Pack& pack, Problems& problems) {
  const std::string& word = change.values.empty() ? change.key : change.values.front();
  const auto severity = severity_from_string(word);
  if (!severity && word != "off") {
    complain(change, "\"" + word + "\" is no severity", "warning, error or off", problems);
    return;
  }
  if (!names_a_rule(change.key, pack)) complain_of_rule(change, pack, problems);
  for (auto& [language, part] : pack.by_language) {
    for (rules::Rule& rule : part.rules) {
      if (!glob_matches(change.key, rule.id) && rule.id.substr(0, rule.id.find('/')) != change.key) continue;
      rule.off = !severity;
      if (!severity) continue;
      rules::SeverityCase one;
      one.severity = *severity;
      rule.severity = {one};
    }
  }
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
    if (change.kind == Override::Kind::limit) {
      if (const auto value = number_of(change, compiler.problems)) compiler.limits[change.key] = *value;
    }
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
    if (change.kind != Override::Kind::limit) continue;
    const bool measure = std::any_of(pack.infos.begin(), pack.infos.end(), [&](const RuleInfo& info) { return info.id == change.key && (info.kind == "measure" || info.kind == "people" || info.kind == "history"); });
    if (!measure) complain_of_rule(change, pack, problems);
  }
}

}  // namespace outlint::ruleset
