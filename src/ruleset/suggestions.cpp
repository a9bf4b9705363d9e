// SPDX-License-Identifier: Apache-2.0
// Severities and suggestions from YAML.
#include <algorithm>

#include "ruleset/compiler.hpp"
#include "ruleset/keywords.hpp"

namespace outlint::ruleset {
namespace {

using rules::EditTemplate;

bool has_slot(const rules::Wording& words) {
  return (words.plain + words.casual + words.formal).find("⟦") != std::string::npos;
}

/// `replace: sentence, with: …`, `delete: sentence`, `insert: …, at: before-sign-off`, `drop: attachment`,
/// `lead: reader`, `trim: sender, keep: 2`, `shorten: body`.
EditTemplate compile_edit(Compiler& compiler, const ParsedFile& file, const Node& map) {
  YamlReader read = compiler.reader(file);
  EditTemplate edit;
  int verbs = 0;
  const auto verb = [&](std::string_view key, EditTemplate::Verb meant) -> const Node* {
    const Node* node = map.find(key);
    if (node != nullptr) {
      edit.verb = meant;
      ++verbs;
    }
    return node;
  };
  if (const Node* node = verb("replace", EditTemplate::Verb::replace)) {
    edit.target = from_words(read, *node, target_words).value_or(edit.target);
    edit.words = compile_wording(compiler, file, map, "with");
  }
  if (const Node* node = verb("delete", EditTemplate::Verb::remove)) edit.target = from_words(read, *node, target_words).value_or(edit.target);
  if (verb("insert", EditTemplate::Verb::insert) != nullptr) {
    edit.words = compile_wording(compiler, file, map, "insert");
    if (const Node* at = map.find("at")) edit.position = from_words(read, *at, position_words).value_or(edit.position);
  }
  if (const Node* node = verb("drop", EditTemplate::Verb::drop)) edit.target = from_words(read, *node, target_words).value_or(edit.target);
  verb("lead", EditTemplate::Verb::lead);  // Its only object, and those of trim, are checked by the table of keys.
  if (const Node* node = verb("trim", EditTemplate::Verb::trim); node != nullptr && node->scalar == "asks") edit.verb = EditTemplate::Verb::trim_asks;
  if (const Node* node = verb("shorten", EditTemplate::Verb::shorten)) edit.target = from_words(read, *node, target_words).value_or(edit.target);
  if (const Node* keep = map.find("keep")) edit.keep = static_cast<std::size_t>(std::clamp(read.number(*keep).value_or(0), 0.0, 100.0));
  if (verbs != 1) read.problem(map, "an edit is one of replace, delete, insert, drop, lead, trim and shorten");
  edit.of = compiler.acts(file, map, "of");
  if (const Node* every = map.find("every")) edit.every = read.boolean(*every).value_or(false);
  return edit;
}

}  // namespace

rules::Wording compile_wording(Compiler& compiler, const ParsedFile& file, const Node& map, std::string_view key) {
  YamlReader read = compiler.reader(file);
  const Node* node = map.find(key);
  if (node == nullptr || !node->is_map()) return {read.required(map, key), "", ""};
  return {read.required(*node, "plain"), read.string(*node, "casual"), read.string(*node, "formal")};
}

std::vector<rules::SuggestionTemplate> compile_suggestions(Compiler& compiler, const ParsedFile& file, const Node& list) {
  std::vector<rules::SuggestionTemplate> out;
  YamlReader read = compiler.reader(file);
  if (!list.is_sequence()) read.problem(list, "suggestions are a list");
  for (const Node& item : list.items) {
    rules::SuggestionTemplate suggestion;
    suggestion.title = read.required(item, "title");
    read.required(item, "applicability");
    if (const Node* node = item.find("applicability")) {
      suggestion.applicability = from_words(read, *node, applicability_words).value_or(Applicability::needs_input);
    }
    suggestion.when = compiler.when(file, item);
    if (item.find("in") != nullptr) suggestion.within = compiler.scope(file, item, "in");
    if (const Node* edits = item.find("edits")) {
      for (const Node& edit : edits->items) suggestion.edits.push_back(compile_edit(compiler, file, edit));
    } else {
      suggestion.edits.push_back(compile_edit(compiler, file, item));
    }
    for (const EditTemplate& edit : suggestion.edits) {
      if (has_slot(edit.words) && suggestion.applicability != Applicability::needs_input) {
        read.problem(item, "words with a slot ⟦…⟧ need input of the sender", "applicability: needs-input");
      }
    }
    out.push_back(std::move(suggestion));
  }
  return out;
}

std::vector<rules::SeverityCase> compile_severity(Compiler& compiler, const ParsedFile& file, std::string& spoken) {
  YamlReader read = compiler.reader(file);
  const Node* node = file.root.find("severity");
  std::vector<rules::SeverityCase> cases;
  if (node == nullptr) {
    read.problem(file.root, "\"severity\" is missing");
    return cases;
  }
  if (node->is_scalar()) {
    rules::SeverityCase one;
    one.severity = from_words(read, *node, severity_words).value_or(Severity::warning);
    spoken = node->scalar;
    return {one};
  }
  for (const Node& item : node->items) {
    rules::SeverityCase one;
    read.required(item, "is");
    if (const Node* is = item.find("is")) one.severity = from_words(read, *is, severity_words).value_or(Severity::warning);
    if (const Node* over = item.find("over")) one.over = static_cast<int>(read.number(*over).value_or(0));
    one.when = compiler.when(file, item);
    spoken += (spoken.empty() ? "" : ", ") + std::string(to_string(one.severity));
    if (one.over > 1) spoken += " from " + std::to_string(one.over) + " over";
    else if (!one.when.empty()) spoken += " at times";
    cases.push_back(std::move(one));
  }
  if (cases.empty()) read.problem(*node, "severity is warning, error or a list of cases");
  return cases;
}

}  // namespace outlint::ruleset
