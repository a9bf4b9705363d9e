// SPDX-License-Identifier: Apache-2.0
// Rules and good signs from YAML.
#include <algorithm>

#include "ruleset/compiler.hpp"
#include "ruleset/schema.hpp"
#include "text/utf8.hpp"

namespace outlint::ruleset {
namespace {

std::string expected_id(std::string_view path, const std::string& language) {
  if (path.starts_with(language + "/")) path.remove_prefix(language.size() + 1);
  return std::string(path.substr(0, path.rfind('.')));
}

bool known_kind(YamlReader& read, const Node& root, const std::string& kind) {
  const auto kinds = rule_kinds();
  if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) return true;
  if (const Node* node = root.find("kind")) read.no_such_word(*node, {kinds.begin(), kinds.end()});
  else read.problem(root, "\"kind\" is missing", "one of ask, phrase, measure, attachment, people, batch and history");
  return false;
}

/// The placeholders of a text have to be captures of its kind.
void check_placeholders(YamlReader& read, const Node& root, std::string_view key, const std::string& kind) {
  const std::vector<std::string_view> known = placeholders_of(kind);
  const Node* text = root.find(key);
  if (text == nullptr || !text->is_scalar()) return;
  for (std::size_t at = text->scalar.find('{'); at != std::string::npos; at = text->scalar.find('{', at + 1)) {
    const std::size_t close = text->scalar.find('}', at);
    const std::string name = text->scalar.substr(at + 1, close == std::string::npos ? close : close - at - 1);
    if (close != std::string::npos && std::find(known.begin(), known.end(), name) != known.end()) continue;
    std::string hint = did_you_mean(name, known);
    if (hint.empty()) {
      for (const std::string_view each : known) hint.append(hint.empty() ? "there are {" : ", {").append(each).append("}");
    }
    read.problem_within(*text, at, "the " + std::string(key) + " names \"{" + name + "}\", which a rule of kind " + kind + " does not give", hint);
  }
}

}  // namespace

void Compiler::compile_rule(const ParsedFile& file) {
  YamlReader read = reader(file);
  const Node& root = file.root;
  if (!root.is_map()) return read.problem(root, "a rule has keys and values", "outlint new writes a file to fill in");
  RuleInfo info;
  info.kind = read.string(root, "kind");
  if (!known_kind(read, root, info.kind)) return;
  check_object(read, root, "rule " + info.kind);
  check_thresholds(*this, file, info.kind);
  info.id = read.string(root, "id");
  const std::string expected = expected_id(file.source->path, language);
  if (info.id != expected) read.problem(root.find("id") != nullptr ? *root.find("id") : root, "the id has to be the path: \"" + expected + "\"");
  const auto [there, is_new] = rule_files.emplace(info.id, file.source->shown);
  if (!is_new && root.find("id") != nullptr) {
    read.problem(*root.find("id"), "the rule \"" + info.id + "\" stands in " + there->second + " too", "give one of them another name");
  }
  info.family = info.id.substr(0, info.id.find('/'));
  info.language = language;
  info.summary = read.string(root, "summary");
  info.why = std::string(text::trimmed(read.string(root, "why")));
  info.source = read.string(root, "source");
  info.message = read.string(root, "message");
  info.status = read.string(root, "status", "stable");
  info.since = read.string(root, "since");
  info.file = file.source->shown;
  check_placeholders(read, root, "message", info.kind);

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
  check_object(read, file.root, "sign");
  check_thresholds(*this, file, "sign");
  rules::SignRule sign;
  sign.id = read.string(file.root, "id");
  sign.acts = acts(file, file.root, "acts");
  sign.when = when(file, file.root);
  if (!pack.tables.sign_points.contains(sign.id)) read.problem(file.root, "the sign \"" + sign.id + "\" has no points in tables.yaml");
  out.signs.push_back(std::move(sign));
}

}  // namespace outlint::ruleset
