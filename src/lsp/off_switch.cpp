// SPDX-License-Identifier: Apache-2.0
#include "lsp/off_switch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <vector>

#include <outlint/config.hpp>

#include "cli/output.hpp"
#include "ruleset/yaml.hpp"
#include "text/line_index.hpp"
#include "text/utf8.hpp"

namespace outlint::lsp {
namespace {

using ruleset::Mark;
using ruleset::Node;

/// What the file says under `ignore`; nothing where it is no YAML of that shape.
std::optional<std::vector<std::string>> ignored_in(std::string_view yaml, const std::string& file) {
  const auto tree = ruleset::parse_yaml(yaml, file);
  std::vector<std::string> out;
  if (!tree || !(tree->is_map() || tree->kind == Node::Kind::null)) return std::nullopt;
  const Node* list = tree->find("ignore");
  if (list == nullptr || list->kind == Node::Kind::null) return out;
  if (list->is_scalar()) out.push_back(list->scalar);
  for (const Node& item : list->items) out.push_back(item.scalar);
  return out;
}

/// The byte of a mark, whose columns are code points.
std::size_t byte_of(const text::LineIndex& lines, Mark mark) {
  const std::string_view line = lines.line(mark.line);
  std::size_t at = 0;
  for (std::size_t column = 1; column < mark.column && at < line.size(); ++column) at += text::decode(line, at).length;
  return lines.start(mark.line) + at;
}

std::string with_line_at_end(std::string yaml, const std::string& rule) {
  if (!yaml.empty() && yaml.back() != '\n') yaml += '\n';
  return yaml + "ignore:\n  - " + rule + "\n";
}

std::string added(std::string yaml, const Node& list, const std::string& rule) {
  const text::LineIndex lines(yaml);
  const std::size_t start = byte_of(lines, list.mark);
  if (list.is_scalar()) {
    if (list.quoted || yaml.compare(start, list.scalar.size(), list.scalar) != 0) return yaml;
    return yaml.substr(0, start) + "[" + rule + ", " + list.scalar + "]" + yaml.substr(start + list.scalar.size());
  }
  if (start < yaml.size() && yaml[start] == '[') return yaml.insert(start + 1, list.items.empty() ? rule : rule + ", ");
  if (list.items.empty()) return yaml;
  // A block: a line like the first of its items, before it.
  const std::size_t line = list.items.front().mark.line;
  const std::string_view first = lines.line(line);
  const std::size_t dash = first.find('-');
  if (dash == std::string_view::npos || !text::is_blank(first.substr(0, dash))) return yaml;
  return yaml.insert(lines.start(line), std::string(first.substr(0, dash)) + "- " + rule + "\n");
}

}  // namespace

Result<std::string> with_rule_off(std::string_view yaml, const std::string& file, const std::string& rule) {
  const auto tree = ruleset::parse_yaml(yaml, file);
  if (!tree) return Failure{tree.error()};
  const Node* list = tree->find("ignore");
  std::string out = list == nullptr ? with_line_at_end(std::string(yaml), rule) : added(std::string(yaml), *list, rule);
  // The list has to read as before and the rule; what an odd notation made of it is not written.
  auto wanted = ignored_in(yaml, file);
  auto now = ignored_in(out, file);
  if (wanted) wanted->push_back(rule);
  if (wanted && now) {
    std::sort(wanted->begin(), wanted->end());
    std::sort(now->begin(), now->end());
  }
  if (wanted && now && *wanted == *now) return out;
  Problem problem;
  problem.file = file;
  problem.message = "the list under \"ignore\" cannot be added to";
  problem.hint = "add " + rule + " to it by hand";
  return failure(std::move(problem));
}

Result<std::string> turn_off(const std::string& rule, const std::string& draft) {
  const std::filesystem::path folder = std::filesystem::path(draft).parent_path();
  const std::string file = find_config(folder.generic_string(), "").value_or((folder / ".outlint.yaml").generic_string());
  std::ifstream stream(file, std::ios::binary);
  const std::string yaml = stream ? std::string(std::istreambuf_iterator<char>(stream), {}) : std::string();
  Result<std::string> after = with_rule_off(yaml, file, rule);
  if (!after) return after;
  cli::Output output(file);
  output.write(*after);
  if (const Result<bool> written = output.commit(); !written) return Failure{written.error()};
  return file;
}

}  // namespace outlint::lsp
