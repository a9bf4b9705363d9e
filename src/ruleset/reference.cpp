// SPDX-License-Identifier: Apache-2.0
// The tables of the reference page: every key, choice, fact and placeholder, from the table that the loader checks by.
#include <algorithm>

#include "analysis/facts.hpp"
#include "ruleset/schema.hpp"

namespace outlint::ruleset {
namespace {

/// In a cell of a Markdown table.
std::string cell(std::string_view words) {
  std::string out;
  for (const char byte : words) out += byte == '|' ? std::string("\\|") : std::string(1, byte);
  return out;
}

std::string code(std::string_view words) { return "`" + std::string(words) + "`"; }

std::string typed(std::string_view type) { return cell(spoken(type)); }

std::string fallback_of(const KeyInfo& key) {
  if (key.fallback.empty()) return "";
  return key.fallback.starts_with("required") ? "**" + std::string(key.fallback) + "**" : cell(key.fallback);
}

std::string key_table(std::span<const KeyInfo> keys) {
  std::string out = "| key | value | without it | meaning |\n|---|---|---|---|\n";
  for (const KeyInfo& key : keys) {
    out += "| " + code(key.name) + " | " + typed(key.type) + " | " + fallback_of(key) + " | " + cell(key.says) + " |\n";
  }
  return out;
}

std::string object_section(const ObjectInfo& object) {
  std::string out = "### `" + std::string(object.name) + "`\n\n" + std::string(object.says) + ".";
  if (!object.also.empty() && !object.name.starts_with("rule ")) out += " It has the keys of `" + std::string(object.also) + "` too.";
  return out + "\n\n" + key_table(object.keys) + "\n";
}

std::string kinds() {
  std::string out = "## Kinds of rules\n\n";
  out += "A rule has the keys of `rule`, and those of its kind.\n\n" + object_section(*find_object("rule"));
  for (const std::string_view kind : rule_kinds()) {
    const ObjectInfo& object = *find_object("rule " + std::string(kind));
    out += "### `kind: " + std::string(kind) + "`\n\nFinds " + std::string(object.says) + ".\n\n" + key_table(object.keys);
    out += "\nIts message may name ";
    const std::vector<std::string_view> names = placeholders_of(kind);
    for (std::size_t at = 0; at < names.size(); ++at) out += (at == 0 ? "" : at + 1 == names.size() ? " and " : ", ") + code("{" + std::string(names[at]) + "}");
    out += ".\n\n";
  }
  return out;
}

std::string condition_section() {
  std::string out = "## Conditions\n\nThe keys of a condition hold together. A fact that is unknown makes neither its condition nor the opposite hold.\n\n";
  out += "| key | value | holds where |\n|---|---|---|\n";
  for (const ConditionKey& key : condition_keys()) {
    const bool several = key.type.find("several") != std::string_view::npos;
    out += "| " + code(key.name) + " | " + (several ? "an act or a list of acts, or `{of: acts, at_least: number}`" : typed(key.type)) + " | " + cell(key.says) + " |\n";
  }
  return out + "\n";
}

std::string_view value_of(analysis::FactType type) {
  switch (type) {
    case analysis::FactType::boolean: return "true or false";
    case analysis::FactType::number: return "a number, or a comparison: `\">= 2\"`, `\"< 2/3\"`";
    case analysis::FactType::word: break;
  }
  return "a word, or a list of words of which one";
}

std::string fact_section() {
  using analysis::FactGroup;
  std::string out = "## Facts\n\n";
  for (const FactGroup group : {FactGroup::judgement, FactGroup::words, FactGroup::people, FactGroup::files, FactGroup::asks, FactGroup::history}) {
    out += "### Facts of the group " + std::string(analysis::group_name(group)) + "\n\n| fact | value | what it says |\n|---|---|---|\n";
    for (const analysis::FactInfo& info : analysis::fact_table()) {
      if (info.group == group) out += "| " + code(info.name) + " | " + std::string(value_of(info.type)) + " | " + cell(info.says) + " |\n";
    }
    out += "\n";
  }
  return out;
}

}  // namespace

std::string reference_markdown() {
  std::string out = kinds() + "## Parts of a rule\n\n";
  const auto is_part = [](std::string_view name) {
    static constexpr std::string_view files[] = {"act", "lexicon", "sign", "plan", "judgement", "weights", "tables", "languages", "mailboxes", "config"};
    return std::find(std::begin(files), std::end(files), name) == std::end(files);
  };
  bool in_files = false;
  for (const ObjectInfo& object : schema_objects()) {
    if (object.name.starts_with("rule")) continue;
    if (!in_files && !is_part(object.name)) {
      in_files = true;
      out += condition_section() + fact_section() + "## Other files\n\n";
    }
    out += object_section(object);
  }
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

}  // namespace outlint::ruleset
