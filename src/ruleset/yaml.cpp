// SPDX-License-Identifier: Apache-2.0
#include "ruleset/yaml.hpp"

#include <algorithm>
#include <charconv>

#include "text/line_index.hpp"
#include "text/utf8.hpp"

namespace outlint::ruleset {
namespace {

std::size_t distance(std::string_view left, std::string_view right) {
  std::vector<std::size_t> row(right.size() + 1);
  for (std::size_t at = 0; at <= right.size(); ++at) row[at] = at;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t up = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1)});
      diagonal = up;
    }
  }
  return row[right.size()];
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.first.scalar == key; });
  return found == fields.end() ? nullptr : &found->second;
}

void YamlReader::problem(const Node& at, std::string message, std::string hint) {
  Problem problem;
  problem.file = file_;
  problem.line = at.mark.line;
  problem.column = at.mark.column;
  problem.message = std::move(message);
  problem.hint = std::move(hint);
  if (at.mark.line != 0) {
    const text::LineIndex lines(source_);
    if (at.mark.line <= lines.count()) problem.excerpt = std::string(lines.line(at.mark.line));
  }
  problems_.push_back(std::move(problem));
}

void YamlReader::known_keys(const Node& map, const std::vector<std::string_view>& known) {
  if (!map.is_map()) {
    problem(map, "expected keys and values here");
    return;
  }
  for (const auto& [key, value] : map.fields) {
    if (std::find(known.begin(), known.end(), key.scalar) != known.end()) continue;
    problem(key, "unknown key \"" + key.scalar + "\"", did_you_mean(key.scalar, known));
  }
}

std::string YamlReader::string(const Node& map, std::string_view key, std::string fallback) {
  const Node* node = map.find(key);
  if (node == nullptr) return fallback;
  if (node->is_scalar()) return node->scalar;
  problem(*node, "\"" + std::string(key) + "\" has to be a text");
  return fallback;
}

std::string YamlReader::required(const Node& map, std::string_view key) {
  const Node* node = map.find(key);
  std::string value = string(map, key);
  if (node == nullptr || (node->is_scalar() && text::is_blank(value))) {
    problem(map, "\"" + std::string(key) + "\" is missing");
  }
  return value;
}

std::optional<double> YamlReader::number(const Node& node) {
  double value = 0;
  const char* end = node.scalar.data() + node.scalar.size();
  const auto read = std::from_chars(node.scalar.data(), end, value);
  if (node.is_scalar() && read.ec == std::errc() && read.ptr == end) return value;
  problem(node, "expected a number");
  return std::nullopt;
}

std::optional<bool> YamlReader::boolean(const Node& node) {
  if (node.is_scalar() && node.scalar == "true") return true;
  if (node.is_scalar() && node.scalar == "false") return false;
  problem(node, "expected true or false");
  return std::nullopt;
}

std::vector<std::string> YamlReader::strings(const Node& map, std::string_view key) {
  const Node* node = map.find(key);
  if (node == nullptr) return {};
  if (node->is_scalar()) return {node->scalar};
  std::vector<std::string> out;
  if (!node->is_sequence()) problem(*node, "\"" + std::string(key) + "\" has to be a list of texts");
  for (const Node& item : node->items) {
    if (item.is_scalar()) out.push_back(item.scalar);
    else problem(item, "expected a text");
  }
  return out;
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  std::optional<std::string> best;
  std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const std::string_view candidate : candidates) {
    const std::size_t edits = distance(word, candidate);
    if (edits < least) {
      least = edits;
      best = std::string(candidate);
    }
  }
  return best;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
  const auto near = nearest(word, candidates);
  return near ? "did you mean \"" + *near + "\"?" : std::string();
}

}  // namespace outlint::ruleset
