// SPDX-License-Identifier: Apache-2.0
// The table of keys as JSON Schema, for editors that complete and check YAML while it is typed.
#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "analysis/facts.hpp"
#include "ruleset/schema.hpp"

namespace outlint::ruleset {
namespace {

using Json = nlohmann::ordered_json;

std::string definition(std::string_view object) {
  std::string name(object);
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

class Schema {
 public:
  Json whole(std::string_view root) {
    Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "outlint: " + std::string(root)}};
    if (root == "rule") {
      schema.update(any_rule());
    } else {
      need(root);
      schema["$ref"] = "#/definitions/" + definition(root);
    }
    while (!open_.empty()) {
      const std::string name = *open_.begin();
      open_.erase(open_.begin());
      done_.insert(name);
      definitions_[definition(name)] = name == "condition" ? condition() : object(*find_object(name));
    }
    schema["definitions"] = sorted(definitions_);
    return schema;
  }

 private:
  /// A rule is of the kind that it says, and has the keys of that.
  Json any_rule() {
    Json names = Json::array(), cases = Json::array();
    for (const std::string_view kind : rule_kinds()) {
      const std::string object = "rule " + std::string(kind);
      need(object);
      names.push_back(kind);
      cases.push_back({{"if", {{"properties", {{"kind", {{"const", kind}}}}}}}, {"then", {{"$ref", "#/definitions/" + definition(object)}}}});
    }
    return {{"type", "object"}, {"required", Json::array({"kind"})}, {"properties", {{"kind", {{"enum", names}}}}}, {"allOf", cases}};
  }

  void need(std::string_view object) {
    if (!done_.contains(std::string(object))) open_.insert(std::string(object));
  }

  Json reference(std::string_view object) {
    need(object);
    return {{"$ref", "#/definitions/" + definition(object)}};
  }

  Json object(const ObjectInfo& info) {
    Json properties = Json::object(), required = Json::array();
    for (const KeyInfo& key : keys_of(info)) {
      Json value = type(key.type);
      // A reference stands alone in this draft of the standard: what is said of the key goes around it.
      if (value.contains("$ref")) value = {{"allOf", Json::array({value})}};
      if (!key.says.empty()) value["description"] = key.says;
      properties[std::string(key.name)] = value;
      if (key.fallback == "required") required.push_back(key.name);
    }
    Json out = {{"type", "object"}, {"properties", properties}};
    if (!required.empty()) out["required"] = required;
    if (info.name != "evidence") out["additionalProperties"] = false;
    return out;
  }

  Json type(std::string_view whole) {
    const std::vector<std::string_view> parts = alternatives(whole);
    if (parts.size() == 1) return one(parts.front());
    Json all = Json::array();
    for (const std::string_view part : parts) all.push_back(one(part));
    return {{"anyOf", all}};
  }

  static Json list_of(Json item) { return {{"type", "array"}, {"items", std::move(item)}}; }
  static Json one_or_list(const Json& item) { return {{"anyOf", Json::array({item, list_of(item)})}}; }

  static Json words(std::string_view choice) {
    Json all = Json::array();
    for (const std::string_view word : words_of(choice)) all.push_back(word);
    return {{"enum", all}};
  }

  static Json facts(std::string_view group) {
    Json all = Json::array();
    for (const analysis::FactInfo& info : analysis::fact_table()) {
      const bool fits = group == "number" ? info.type == analysis::FactType::number : analysis::group_name(info.group) == group;
      if (fits) all.push_back(info.name);
    }
    return {{"enum", all}};
  }

  Json one(std::string_view type) {
    const std::string_view head = head_of(type), rest = rest_of(type);
    // YAML reads a bare 12 or true as something else; where words are meant they are taken as words.
    Json words_of_any_kind = {{"type", Json::array({"string", "number", "boolean"})}};
    if (find_object(type) != nullptr) return reference(type);
    if (head == "object") return reference(rest);
    if (head == "condition") return reference("condition");
    if (head == "number") return {{"type", "number"}};
    if (head == "whole") return {{"type", "integer"}};
    if (head == "boolean") return {{"type", "boolean"}};
    if (head == "word") return words(rest);
    if (head == "words") return one_or_list(words(rest));
    if (head == "fact") return facts(rest);
    std::string items(rest);
    std::replace(items.begin(), items.end(), '/', '|');
    if (head == "map") return {{"type", "object"}, {"additionalProperties", this->type(items)}};
    if (head == "texts" || head == "patterns" || head == "acts" || head == "asks") return one_or_list(words_of_any_kind);
    if (head != "list") return words_of_any_kind;
    return list_of(this->type(items));
  }

  /// Every fact, and the keys that join conditions.
  Json condition() {
    Json properties = Json::object();
    for (const ConditionKey& key : condition_keys()) {
      Json value = key.type.find("several") == std::string_view::npos ? type(key.type) : several();
      if (value.contains("$ref")) value = {{"allOf", Json::array({value})}};
      value["description"] = key.says;
      properties[std::string(key.name)] = value;
    }
    for (const analysis::FactInfo& info : analysis::fact_table()) {
      if (properties.contains(std::string(info.name))) continue;
      Json value = info.type == analysis::FactType::boolean ? Json{{"type", "boolean"}} : info.type == analysis::FactType::number ? Json{{"type", Json::array({"number", "string"})}} : one("texts");
      value["description"] = info.says;
      properties[std::string(info.name)] = value;
    }
    return {{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
  }

  Json several() {
    const Json of = {{"type", "object"}, {"properties", {{"of", one("acts")}, {"at_least", {{"type", "integer"}}}}}, {"required", Json::array({"of"})}, {"additionalProperties", false}};
    return {{"anyOf", Json::array({one("acts"), of})}};
  }

  static Json sorted(const Json& definitions) {
    std::set<std::string> names;
    for (const auto& [name, value] : definitions.items()) names.insert(name);
    Json out = Json::object();
    for (const std::string& name : names) out[name] = definitions[name];
    return out;
  }

  std::set<std::string> open_, done_;
  Json definitions_ = Json::object();
};

}  // namespace

std::string json_schema(std::string_view object) { return Schema().whole(object).dump(1) + "\n"; }

}  // namespace outlint::ruleset
