// SPDX-License-Identifier: Apache-2.0
// Rules and good signs from YAML.
#include <algorithm>

#include "ruleset/compiler.hpp"
#include "text/utf8.hpp"

namespace outlint::ruleset {
namespace {

const std::vector<std::string_view> identity_keys{"id", "summary", "why", "source", "severity", "status", "since", "kind", "when",
                                                  "message", "suggestions", "examples"};

/// Keys of their own that the kinds have; the reference page is made from this table too.
const std::vector<std::pair<std::string_view, std::vector<std::string_view>>> kind_keys{
    {"ask", {"asks"}},
    {"phrase", {"acts", "patterns", "except", "scope", "before", "after", "not_after", "within", "absent", "first_sentences", "at_least", "point", "every"}},
    {"measure", {"measure", "limits", "spot"}},
    {"attachment", {"roles"}},
    {"people", {"fact", "limits", "spot"}},
    {"batch", {"similarity", "shingle_words"}},
    {"history", {"fact", "limits", "point", "asks", "account"}},
};

std::string expected_id(std::string_view path, const std::string& language) {
  if (path.starts_with(language + "/")) path.remove_prefix(language.size() + 1);
  return std::string(path.substr(0, path.rfind('.')));
}

std::vector<std::string_view> keys_of(const std::string& kind) {
  std::vector<std::string_view> keys = identity_keys;
  for (const auto& [name, own] : kind_keys) {
    if (name == kind) keys.insert(keys.end(), own.begin(), own.end());
  }
  return keys;
}

bool known_kind(YamlReader& read, const Node& root, const std::string& kind) {
  std::vector<std::string_view> kinds;
  for (const auto& [name, own] : kind_keys) kinds.push_back(name);
  if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) return true;
  if (const Node* node = root.find("kind")) read.problem(*node, "there is no kind \"" + kind + "\"", did_you_mean(kind, kinds));
  return false;
}

/// The placeholders of a message have to be captures of its kind.
void check_placeholders(YamlReader& read, const Node& root, const std::string& kind) {
  static const std::vector<std::string_view> common{"match", "count", "stage", "credit"};
  static const std::vector<std::pair<std::string_view, std::vector<std::string_view>>> own{
      {"ask", {"ask", "weight"}}, {"measure", {"value", "limit"}}, {"attachment", {"file", "evidence"}}, {"batch", {"other", "similarity"}},
      {"people", {"value", "limit", "people", "recipient", "greeted"}}, {"history", {"value", "limit", "ask"}}};
  std::vector<std::string_view> names = common;
  for (const auto& [name, list] : own) {
    if (name == kind) names.insert(names.end(), list.begin(), list.end());
  }
  for (const analysis::FactInfo& info : analysis::fact_table()) {
    if (kind == "history" && info.group == analysis::FactGroup::history) names.push_back(info.name.substr(8));
  }
  const Node* message = root.find("message");
  if (message == nullptr) return;
  for (std::size_t at = message->scalar.find('{'); at != std::string::npos; at = message->scalar.find('{', at + 1)) {
    const std::size_t close = message->scalar.find('}', at);
    const std::string name = message->scalar.substr(at + 1, close - at - 1);
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    read.problem(*message, "the message names \"{" + name + "}\", which this kind of rule does not give", did_you_mean(name, names));
  }
}

}  // namespace

void Compiler::compile_rule(const ParsedFile& file) {
  YamlReader read = reader(file);
  const Node& root = file.root;
  RuleInfo info;
  info.id = read.required(root, "id");
  info.kind = read.required(root, "kind");
  if (!known_kind(read, root, info.kind)) return;
  read.known_keys(root, keys_of(info.kind));
  const std::string expected = expected_id(file.source->path, language);
  if (info.id != expected) read.problem(root.find("id") != nullptr ? *root.find("id") : root, "the id has to be the path: \"" + expected + "\"");
  info.family = info.id.substr(0, info.id.find('/'));
  info.language = language;
  info.summary = read.required(root, "summary");
  info.why = std::string(text::trimmed(read.required(root, "why")));
  info.source = read.required(root, "source");
  info.message = read.required(root, "message");
  info.status = read.string(root, "status", "stable");
  info.since = read.string(root, "since");
  info.file = file.source->shown;
  check_placeholders(read, root, info.kind);

  rules::Rule rule;
  rule.id = info.id;
  rule.message = info.message;
  rule.why = info.why;
  rule.severity = compile_severity(*this, file, info.severity);
  rule.when = when(file, root);
  rule.spec = compile_spec(*this, file, info.kind, info.id);
  if (const Node* list = root.find("suggestions")) rule.suggestions = compile_suggestions(*this, file, *list);
  if (rule.suggestions.empty()) read.problem(root, "a rule without a suggestion", "say what to do under suggestions");
  for (const auto& suggestion : rule.suggestions) info.suggestions.push_back(suggestion.title);
  examples(file, info.id, info.examples);
  const auto flags = std::count_if(info.examples.begin(), info.examples.end(), [](const RuleExample& example) { return example.flags; });
  // What a batch rule finds takes more than one message: the batch has tests of its own.
  if (flags < 2 && info.kind != "batch") read.problem(root, "a rule has at least two examples that it flags");
  if (static_cast<std::ptrdiff_t>(info.examples.size()) - flags < 3) read.problem(root, "a rule has at least three examples that it passes, a near miss among them");
  catalogue.infos.push_back(std::move(info));
  out.rules.push_back(std::move(rule));
}

void Compiler::compile_sign(const ParsedFile& file) {
  YamlReader read = reader(file);
  read.known_keys(file.root, {"id", "summary", "source", "acts", "when", "examples"});
  rules::SignRule sign;
  sign.id = read.required(file.root, "id");
  read.required(file.root, "summary");
  read.required(file.root, "source");
  sign.acts = acts(file, file.root, "acts");
  sign.when = when(file, file.root);
  if (pack.tables.sign_points.count(sign.id) == 0) read.problem(file.root, "the sign \"" + sign.id + "\" has no points in tables.yaml");
  out.signs.push_back(std::move(sign));
}

}  // namespace outlint::ruleset
