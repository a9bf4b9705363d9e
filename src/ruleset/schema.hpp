// SPDX-License-Identifier: Apache-2.0
// The keys of every YAML file as one table: the loader checks by it, the reference page and the JSON Schema are made from it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ruleset/yaml.hpp"

namespace outlint::ruleset {

/// A key of an object. `type` is one of these, or several with `|` between them:
///   text, number, whole, boolean, condition; texts, patterns, acts, asks (one, or a list); pattern;
///   word:CHOICE, words:CHOICE (one, or a list); fact:GROUP; object:NAME, or NAME alone where no type is called so;
///   map:TYPE (keys of the user's own), list:TYPE; with a / between the types of values or items, where there are two.
struct KeyInfo {
  std::string_view name, type;
  std::string_view fallback;  ///< what holds without the key; `required` where nothing does
  std::string_view says;
};

/// A map with known keys: its own, and those of another object.
struct ObjectInfo {
  std::string_view name, also, says;
  std::span<const KeyInfo> keys;
};

/// The words of a choice, by its name in a `word:`.
struct ChoiceInfo {
  std::string_view name;
  std::span<const std::string_view> words;
};

/// A key of a condition that is no fact.
struct ConditionKey {
  std::string_view name, type, says;
};

std::span<const ObjectInfo> schema_objects();
const ObjectInfo* find_object(std::string_view name);
std::span<const ChoiceInfo> schema_choices();
std::span<const std::string_view> words_of(std::string_view choice);
std::span<const ConditionKey> condition_keys();

/// All keys of an object, with those of `also`, in the order of a file.
std::vector<KeyInfo> keys_of(const ObjectInfo& object);

/// The kinds of rules, in the order of the reference page; each is the object `rule KIND`.
std::span<const std::string_view> rule_kinds();

/// What the messages of a kind may name: `{match}`, `{limit}`.
std::vector<std::string_view> placeholders_of(std::string_view kind);

/// The alternatives of a type, and what follows its colon.
std::vector<std::string_view> alternatives(std::string_view type, char between = '|');
std::string_view head_of(std::string_view type);
std::string_view rest_of(std::string_view type);

/// A type in words: `a text`, `warning or error, or a list of severity case`.
std::string spoken(std::string_view type);

/// Tells every unknown key, missing key and value of a wrong type in a tree. What the words mean is checked by who reads them.
void check_object(YamlReader& read, const Node& node, std::string_view object);

/// The JSON Schema of a file whose root is the object (or `rule`: of any kind), for editors.
std::string json_schema(std::string_view object);
/// The roots that there is a schema for: `rule`, `act`, `config`, …
std::span<const std::string_view> schema_roots();

/// The tables of the reference page, as Markdown.
std::string reference_markdown();

}  // namespace outlint::ruleset
