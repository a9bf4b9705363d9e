// SPDX-License-Identifier: Apache-2.0
// YAML against the table of keys.
#include "ruleset/schema.hpp"

#include <algorithm>
#include <cmath>

#include "text/utf8.hpp"

namespace outlint::ruleset {
namespace {

/// What a node has to be for a type to be meant at all.
bool has_shape(const Node& node, std::string_view type) {
  const std::string_view head = head_of(type);
  if (find_object(type) != nullptr || head == "object" || head == "map" || head == "condition") return node.is_map();
  if (head == "list") return node.is_sequence();
  if (head == "texts" || head == "patterns" || head == "acts" || head == "asks" || head == "words") return node.is_scalar() || node.is_sequence();
  return node.is_scalar();
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : std::string(between)) + part;
  return out;
}

std::string spoken_alone(std::string_view type) {
  const std::string_view head = head_of(type), rest = rest_of(type);
  if (find_object(type) != nullptr) return "the keys of " + std::string(type);
  if (head == "object") return "the keys of " + std::string(rest);
  if (head == "text") return "a text";
  if (head == "number") return "a number";
  if (head == "whole") return "a whole number";
  if (head == "boolean") return "true or false";
  if (head == "condition") return "a condition";
  if (head == "texts") return "a text or a list of texts";
  if (head == "pattern") return "a pattern";
  if (head == "patterns") return "a pattern or a list of patterns";
  if (head == "acts") return "an act or a list of acts";
  if (head == "asks") return "a kind of ask or a list of kinds";
  if (head == "fact") return rest == "number" ? "a fact that is a number" : "a fact of the group " + std::string(rest);
  if (head == "word" || head == "words") {
    std::vector<std::string> words;
    for (const std::string_view word : words_of(rest)) words.emplace_back(word);
    return (head == "words" ? "one or several of " : words.size() > 1 ? "one of " : "") + joined(words, ", ");
  }
  std::vector<std::string> items;
  for (const std::string_view each : alternatives(rest, '/')) {
    const std::string one = spoken_alone(each);
    items.push_back(find_object(each) != nullptr ? std::string(each) + " entries" : one.starts_with("a ") ? one.substr(2) + "s" : one);
  }
  return (head == "map" ? "names and for each " : "a list of ") + joined(items, " or ");
}

class Checker {
 public:
  explicit Checker(YamlReader& read) : read_(read) {}

  void object(const Node& node, const ObjectInfo& object) {
    if (!node.is_map()) {
      read_.problem(node, "expected keys and values here");
      return;
    }
    const std::vector<KeyInfo> keys = keys_of(object);
    std::vector<std::string_view> names;
    for (const KeyInfo& key : keys) names.push_back(key.name);
    for (const KeyInfo& key : keys) {
      if (const Node* found = node.find(key.name)) value(*found, key.type, key.name);
      else if (key.fallback == "required" && !is_misspelt(node, key.name, names)) missing(node, key);
    }
    if (object.name != "evidence") read_.known_keys(node, names);  // The rest of a piece of evidence is a condition.
  }

 private:
  /// Whether a key that nobody knows is meant for this one: one mistake is told once.
  static bool is_misspelt(const Node& node, std::string_view name, const std::vector<std::string_view>& names) {
    return std::any_of(node.fields.begin(), node.fields.end(), [&](const auto& field) {
      return std::find(names.begin(), names.end(), field.key.scalar) == names.end() && nearest(field.key.scalar, names) == name;
    });
  }

  void missing(const Node& node, const KeyInfo& key) {
    read_.problem(node, "\"" + std::string(key.name) + "\" is missing", std::string(key.says).substr(0, key.says.find(';')));
  }

  void value(const Node& node, std::string_view type, std::string_view name) {
    for (const std::string_view each : alternatives(type)) {
      if (!has_shape(node, each)) continue;
      inside(node, each, name);
      return;
    }
    read_.problem(node, "\"" + std::string(name) + "\" has to be " + spoken(type));
  }

  /// A value of the right shape.
  void inside(const Node& node, std::string_view type, std::string_view name) {
    const std::string_view head = head_of(type), rest = rest_of(type);
    if (const ObjectInfo* info = find_object(head == "object" ? rest : type)) return object(node, *info);
    if (head == "number" || head == "whole") return number(node, head == "whole", name);
    if (head == "boolean") return static_cast<void>(read_.boolean(node));
    if (head == "word") return word(node, rest);
    if (head == "text" && text::is_blank(node.scalar)) read_.problem(node, "\"" + std::string(name) + "\" is empty");
    if (head == "map") {
      for (const auto& [key, each] : node.fields) value(each, item_type(rest), key.scalar);
    }
    for (const Node& item : node.items) {
      if (head == "words") word(item, rest);
      else if (head != "list") value(item, "text", name);
      else value(item, item_type(rest), name);
    }
    if (head == "words" && node.is_scalar()) word(node, rest);
  }

  /// The types of items, or of the values of a map, with the bar between them.
  static std::string item_type(std::string_view rest) {
    std::string type(rest);
    std::replace(type.begin(), type.end(), '/', '|');
    return type;
  }

  void number(const Node& node, bool whole, std::string_view name) {
    const auto number = read_.number(node);
    if (number && whole && std::floor(*number) != *number) read_.problem(node, "\"" + std::string(name) + "\" has to be a whole number");
  }

  void word(const Node& node, std::string_view choice) {
    const auto words = words_of(choice);
    if (node.is_scalar() && std::find(words.begin(), words.end(), node.scalar) != words.end()) return;
    read_.no_such_word(node, {words.begin(), words.end()});
  }

  YamlReader& read_;
};

}  // namespace

const ObjectInfo* find_object(std::string_view name) {
  const auto objects = schema_objects();
  const auto found = std::find_if(objects.begin(), objects.end(), [&](const ObjectInfo& each) { return each.name == name; });
  return found == objects.end() ? nullptr : &*found;
}

std::span<const std::string_view> words_of(std::string_view choice) {
  for (const ChoiceInfo& each : schema_choices()) {
    if (each.name == choice) return each.words;
  }
  return {};
}

std::vector<KeyInfo> keys_of(const ObjectInfo& object) {
  std::vector<KeyInfo> own(object.keys.begin(), object.keys.end());
  if (object.also.empty()) return own;
  const ObjectInfo* also = find_object(object.also);
  std::vector<KeyInfo> keys(also->keys.begin(), also->keys.end());
  // A rule says what it looks for before it speaks; a suggestion says what it is before its edit.
  const auto after = std::find_if(keys.begin(), keys.end(), [](const KeyInfo& key) { return key.name == "when"; });
  keys.insert(after == keys.end() ? keys.begin() : after, own.begin(), own.end());
  return keys;
}

std::vector<std::string_view> alternatives(std::string_view type, char between) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at <= type.size();) {
    const std::size_t end = std::min(type.find(between, at), type.size());
    out.push_back(type.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::string_view head_of(std::string_view type) { return type.substr(0, type.find(':')); }
std::string_view rest_of(std::string_view type) { return type.find(':') == std::string_view::npos ? std::string_view() : type.substr(type.find(':') + 1); }

std::string spoken(std::string_view type) {
  std::vector<std::string> parts;
  for (const std::string_view each : alternatives(type)) parts.push_back(spoken_alone(each));
  return joined(parts, ", or ");
}

void check_object(YamlReader& read, const Node& node, std::string_view object) {
  if (const ObjectInfo* info = find_object(object)) Checker(read).object(node, *info);
}

}  // namespace outlint::ruleset
