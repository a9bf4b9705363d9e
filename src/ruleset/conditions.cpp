// SPDX-License-Identifier: Apache-2.0
// `when:` from YAML.
#include <algorithm>

#include "ruleset/compiler.hpp"
#include "ruleset/schema.hpp"

namespace outlint::ruleset {
namespace {

using analysis::Condition;
using Kind = Condition::Kind;
using Test = Condition::Test;

/// `>= 2`, `< 0.5`, `3`; whether it could be read.
bool read_comparison(std::string_view words, Condition& condition) {
  static constexpr std::pair<std::string_view, Test> tests[] = {
      {">=", Test::at_least}, {"<=", Test::at_most}, {">", Test::more}, {"<", Test::less}};
  for (const auto& [sign, test] : tests) {
    if (!words.starts_with(sign)) continue;
    condition.test = test;
    words.remove_prefix(sign.size());
    break;
  }
  while (words.starts_with(' ')) words.remove_prefix(1);
  const std::size_t slash = words.find('/');
  try {
    condition.number = std::stod(std::string(words.substr(0, slash)));
    if (slash != std::string_view::npos) condition.number /= std::stod(std::string(words.substr(slash + 1)));
  } catch (const std::exception&) {
    return false;
  }
  return true;
}

void fact_value(Compiler& compiler, const ParsedFile& file, const analysis::FactInfo& info, const Node& value, Condition& condition) {
  YamlReader read = compiler.reader(file);
  condition.kind = Kind::fact;
  condition.fact = info.fact;
  switch (info.type) {
    case analysis::FactType::boolean:
      if (const auto flag = read.boolean(value)) condition.number = *flag ? 1 : 0;
      break;
    case analysis::FactType::number:
      if (!value.is_scalar() || !read_comparison(value.scalar, condition)) {
        read.problem(value, "expected a number or a comparison", "write it as \">= 2\"");
      }
      break;
    case analysis::FactType::word:
      if (value.is_scalar()) condition.words = {value.scalar};
      for (const Node& item : value.items) condition.words.push_back(item.scalar);
      if (condition.words.empty()) read.problem(value, "expected a word or a list of words");
      break;
  }
}

Condition group(Kind kind, std::vector<Condition> children) {
  Condition condition;
  condition.kind = kind;
  condition.children = std::move(children);
  return condition;
}

/// `acts: {of: […], at_least: 2}` is true where so many different ones of them occur.
Condition several(Compiler& compiler, const ParsedFile& file, const Node& value) {
  YamlReader read = compiler.reader(file);
  read.known_keys(value, {"of", "at_least"});
  Condition condition;
  condition.kind = Kind::acts;
  condition.acts = compiler.acts(file, value, "of");
  const Node* least = value.find("at_least");
  const auto number = least != nullptr ? read.number(*least) : std::optional<double>(1);
  condition.number = number.value_or(1);
  return condition;
}

/// `score: {outreach: ">= 3"}` compares a sum of evidence.
void scores(Compiler& compiler, const ParsedFile& file, const Node& map, std::vector<Condition>& out) {
  YamlReader read = compiler.reader(file);
  const auto& known = compiler.out.vocabulary.scores;
  if (!map.is_map()) read.problem(map, "expected scores and what they have to be", "write it as {outreach: \">= 3\"}");
  for (const auto& [name, value] : map.fields) {
    Condition one;
    one.kind = Kind::score;
    const auto found = std::find_if(known.begin(), known.end(), [&](const analysis::Score& score) { return score.name == name.scalar; });
    if (found == known.end()) {
      std::vector<std::string_view> names;
      for (const auto& each : known) names.push_back(each.name);
      read.problem(name, "there is no score \"" + name.scalar + "\" before this place", did_you_mean(name.scalar, names));
      continue;
    }
    one.score = static_cast<std::size_t>(found - known.begin());
    if (!value.is_scalar() || !read_comparison(value.scalar, one)) {
      read.problem(value, "expected a number or a comparison", "write it as \">= 2\"");
    }
    out.push_back(std::move(one));
  }
}

/// `weighs: {outreach: ">= 85"}` compares what the words of the whole message weigh for a class.
void weighs(Compiler& compiler, const ParsedFile& file, const Node& map, std::vector<Condition>& out) {
  YamlReader read = compiler.reader(file);
  if (!map.is_map()) read.problem(map, "expected classes of the weights and what they have to be", "write it as {outreach: \">= 85\"}");
  for (const auto& [name, value] : map.fields) {
    Condition one;
    one.kind = Kind::weight;
    const auto found = compiler.weight_class(file, name);
    if (!found) continue;
    one.score = *found;
    if (!value.is_scalar() || !read_comparison(value.scalar, one)) read.problem(value, "expected a number or a comparison", "write it as \">= 85\"");
    out.push_back(std::move(one));
  }
}

}  // namespace

Condition Compiler::when(const ParsedFile& file, const Node& map, std::string_view key) {
  const Node* node = map.find(key);
  return node == nullptr ? Condition() : condition(file, *node);
}

Condition Compiler::condition(const ParsedFile& file, const Node& node) {
  YamlReader read = reader(file);
  Condition all;
  if (!node.is_map()) {
    read.problem(node, "a condition is a list of facts and what they have to be");
    return all;
  }
  for (const auto& [key, value] : node.fields) {
    const std::string& name = key.scalar;
    if (name == "any" || name == "all") {
      std::vector<Condition> children;
      if (!value.is_sequence()) read.problem(value, "\"" + name + "\" takes a list of conditions");
      for (const Node& item : value.items) children.push_back(condition(file, item));
      all.children.push_back(group(name == "any" ? Kind::any : Kind::all, std::move(children)));
    } else if (name == "score") {
      scores(*this, file, value, all.children);
    } else if (name == "weighs") {
      weighs(*this, file, value, all.children);
    } else if (name == "not") {
      all.children.push_back(group(Kind::negation, {condition(file, value)}));
    } else if (name == "acts" && value.is_map()) {
      all.children.push_back(several(*this, file, value));
    } else if (name == "acts" || name == "no_acts" || name == "all_acts") {
      Condition acts_of;
      acts_of.kind = Kind::acts;
      acts_of.number = 1;
      acts_of.acts = acts(file, node, name);
      if (name == "acts") all.children.push_back(acts_of);
      if (name == "no_acts") all.children.push_back(group(Kind::negation, {acts_of}));
      for (std::size_t at = 0; name == "all_acts" && at < acts_of.acts.size(); ++at) {
        Condition one = acts_of;
        one.acts = {acts_of.acts[at]};
        all.children.push_back(one);
      }
    } else if (name == "asks" && !(value.is_scalar() && !value.scalar.empty() && (value.scalar[0] < 'a' || value.scalar[0] > 'z'))) {
      Condition asks;
      asks.kind = Kind::asks;
      asks.words = read.strings(node, name);
      for (const std::string& ask : asks.words) {
        if (pack.tables.ask(ask) == nullptr) read.problem(value, "there is no ask \"" + ask + "\"");
      }
      all.children.push_back(asks);
    } else if (const analysis::FactInfo* info = analysis::find_fact(name)) {
      Condition one;
      fact_value(*this, file, *info, value, one);
      all.children.push_back(one);
    } else {
      std::vector<std::string_view> names;
      for (const ConditionKey& each : condition_keys()) names.push_back(each.name);
      for (const auto& each : analysis::fact_table()) names.push_back(each.name);
      read.problem(key, "there is no fact \"" + name + "\"", did_you_mean(name, names));
    }
  }
  return all;
}

}  // namespace outlint::ruleset
