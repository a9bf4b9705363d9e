// SPDX-License-Identifier: Apache-2.0
// Lexicons, and the patterns that name them.
#include <algorithm>

#include "ruleset/compiler.hpp"
#include "ruleset/schema.hpp"
#include "text/explosive.hpp"

namespace outlint::ruleset {
namespace {

bool is_name(std::string_view word) {
  return !word.empty() && word.front() >= 'a' && word.front() <= 'z' &&
         std::all_of(word.begin(), word.end(), [](char byte) {
           return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '.' || byte == '-';
         });
}

}  // namespace

void Compiler::add_lexicons(const ParsedFile& file) {
  YamlReader read = reader(file);
  check_object(read, file.root, "lexicon");
  for (const std::string_view key : {"lexicons", "extend"}) {
    const Node* lists = file.root.find(key);
    if (lists == nullptr) continue;
    for (const auto& [name, list] : lists->fields) {
      if (!is_name(name.scalar)) {
        read.problem(name, "a lexicon's name is of lower-case letters, digits, dots and dashes");
        continue;
      }
      const bool there = lexicons.contains(name.scalar);
      if (key == "lexicons" && there) read.problem(name, "the lexicon \"" + name.scalar + "\" is there already", "use extend to add to it");
      if (key == "lexicons") lexicon_names.insert(name.scalar);
      else extended.emplace_back(&file, &name);
      auto& entries = lexicons[name.scalar];
      if (list.is_sequence() && list.items.empty()) read.problem(name, "a lexicon is a list of words and patterns");
      for (const Node& item : list.items) {
        if (item.is_scalar() && !item.scalar.empty()) entries.push_back({item.scalar, &file, item.mark});
        else if (item.is_scalar()) read.problem(item, "expected words or a pattern");
      }
    }
  }
}

void Compiler::check_extensions() {
  for (const auto& [file, name] : extended) {
    if (lexicon_names.contains(name->scalar)) continue;
    reader(*file).problem(*name, "there is no lexicon \"" + name->scalar + "\" to extend", did_you_mean(name->scalar, {lexicon_names.begin(), lexicon_names.end()}));
  }
}

std::string Compiler::expand(const ParsedFile& file, const Node& at, std::string_view source) {
  std::vector<std::string> open;
  return expand_within(file, at, source, open);
}

std::string Compiler::expand_within(const ParsedFile& file, const Node& at, std::string_view source, std::vector<std::string>& open) {
  std::string spelled;
  for (std::size_t pos = 0; pos < source.size();) {
    const std::size_t close = source[pos] == '{' && (pos == 0 || source[pos - 1] != '\\') ? source.find('}', pos) : std::string_view::npos;
    const std::string_view name = close == std::string_view::npos ? std::string_view() : source.substr(pos + 1, close - pos - 1);
    if (!is_name(name)) {
      spelled += source[pos++];
      continue;
    }
    pos = close + 1;
    if (const auto done = expanded_.find(name); done != expanded_.end()) {
      spelled += done->second;
      continue;
    }
    const auto found = lexicons.find(name);
    if (found == lexicons.end()) {
      std::vector<std::string_view> names;
      for (const auto& [each, entries] : lexicons) names.push_back(each);
      reader(file).problem_within(at, pos - name.size() - 2, "there is no lexicon \"" + std::string(name) + "\"", did_you_mean(name, names));
      expanded_.emplace(name, "(?!)");
      continue;
    }
    if (std::find(open.begin(), open.end(), name) != open.end()) {
      reader(file).problem(at, "the lexicon \"" + std::string(name) + "\" names itself", "break the circle: " + open.front() + " … " + std::string(name));
      expanded_.emplace(name, "(?!)");
      continue;
    }
    open.emplace_back(name);
    std::string group = "(?:";
    for (const LexiconEntry& entry : found->second) {
      if (group.size() > 3) group += '|';
      Node where = at;
      if (entry.file != nullptr) where.mark = entry.mark, where.scalar = entry.words;
      group += expand_within(entry.file != nullptr ? *entry.file : file, where, entry.words, open);
    }
    group += ')';
    open.pop_back();
    expanded_.emplace(name, group);
    spelled += group;
  }
  return spelled;
}

/// Where a byte of the spelled-out pattern stands in its source, and the lexicon that it came from, if from one.
std::pair<std::size_t, std::string> Compiler::place_in_source(std::string_view source, std::size_t position) const {
  std::size_t spelled = 0;
  for (std::size_t pos = 0; pos < source.size();) {
    const std::size_t close = source[pos] == '{' && (pos == 0 || source[pos - 1] != '\\') ? source.find('}', pos) : std::string_view::npos;
    const std::string_view name = close == std::string_view::npos ? std::string_view() : source.substr(pos + 1, close - pos - 1);
    const auto expanded = is_name(name) ? expanded_.find(name) : expanded_.end();
    const std::size_t length = expanded == expanded_.end() ? 1 : expanded->second.size();
    if (position < spelled + length) return {pos, expanded == expanded_.end() ? "" : std::string(name)};
    spelled += length;
    pos = expanded == expanded_.end() ? pos + 1 : close + 1;
  }
  return {source.size(), ""};
}

text::PatternNumber Compiler::pattern(const ParsedFile& file, const Node& at, std::string_view source) {
  std::optional<text::Pattern::Error> error;
  const std::string whole = expand(file, at, source);
  const text::PatternNumber compiled = out.vocabulary.patterns.add(whole, error);
  if (const auto why = text::why_explosive(whole)) {
    reader(file).problem(at, "the pattern can explode: " + *why, "bound the repetition, as in {0,3}, or put a fixed word or a space into it");
  }
  if (error) {
    // What the library says of the place is told by our own caret.
    std::string what = error->message.substr(0, error->message.find("The error occurred"));
    while (!what.empty() && (what.back() == ' ' || what.back() == '.')) what.pop_back();
    const auto [offset, lexicon] = place_in_source(source, error->position);
    const std::string where = lexicon.empty() ? "" : "it lies in the lexicon \"" + lexicon + "\"; ";
    reader(file).problem_within(at, offset, "not a pattern: " + what, where + "Boost.Regex's Perl syntax is meant; \\\\{ is a brace");
  }
  return compiled;
}

std::vector<text::PatternNumber> Compiler::patterns(const ParsedFile& file, const Node& map, std::string_view key) {
  std::vector<text::PatternNumber> spelled;
  const Node* list = map.find(key);
  if (list == nullptr) return spelled;
  if (list->is_scalar()) return {pattern(file, *list, list->scalar)};
  for (const Node& item : list->items) {
    if (item.is_scalar()) spelled.push_back(pattern(file, item, item.scalar));
    else reader(file).problem(item, "expected a pattern");
  }
  return spelled;
}

}  // namespace outlint::ruleset
