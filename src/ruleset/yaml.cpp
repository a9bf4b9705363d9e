// SPDX-License-Identifier: Apache-2.0
#include "ruleset/yaml.hpp"

#include <algorithm>
#include <charconv>

#include "text/line_index.hpp"
#include "text/utf8.hpp"

namespace outlint::ruleset {
namespace {

std::size_t byte_of(std::string_view source, Mark mark) {
  const text::LineIndex lines(source);
  if (mark.line == 0 || mark.line > lines.count()) return source.size();
  const std::string_view line = lines.line(mark.line);
  std::size_t at = 0;
  for (std::size_t column = 1; column < mark.column && at < line.size(); ++column) at += text::decode(line, at).length;
  return static_cast<std::size_t>(line.data() - source.data()) + at;
}

/// How many bytes an escape of a double-quoted scalar takes, and how many it stands for.
std::pair<std::size_t, std::size_t> escape_at(std::string_view raw) {
  if (raw.size() < 2) return {raw.size(), 0};
  const std::size_t digits = raw[1] == 'x' ? 2 : raw[1] == 'u' ? 4 : raw[1] == 'U' ? 8 : 0;
  if (digits == 0) return {2, raw[1] == '\n' ? 0 : 1};
  std::uint32_t point = 0;
  const std::string_view number = raw.substr(2, digits);
  std::from_chars(number.data(), number.data() + number.size(), point, 16);
  return {2 + number.size(), point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4};
}

/// Where a byte of a scalar's value stands in the file, by reading the scalar once more; its start where that leads nowhere.
Mark place_within(std::string_view source, const Node& scalar, std::size_t offset) {
  std::size_t raw = byte_of(source, scalar.mark);
  if (raw >= source.size()) return scalar.mark;
  const char quote = source[raw] == '"' || source[raw] == '\'' ? source[raw] : '\0';
  const bool block = source[raw] == '>' || source[raw] == '|';
  if (block) raw = std::min(source.find('\n', raw), source.size() - 1);
  raw += quote != '\0' || block ? 1 : 0;
  const auto is_blank = [](char byte) { return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n'; };
  for (std::size_t at = 0; raw < source.size();) {
    const bool line_start = raw > 0 && source[raw - 1] == '\n';
    const bool indent = is_blank(source[raw]) && (line_start || at >= scalar.scalar.size() || !is_blank(scalar.scalar[at]));
    if (indent) {
      while (raw < source.size() && is_blank(source[raw])) ++raw;
      continue;
    }
    if (at >= offset || at >= scalar.scalar.size()) break;
    if (quote == '"' && source[raw] == '\\') {
      const auto [taken, meant] = escape_at(source.substr(raw));
      raw += taken;
      at += meant;
    } else if (quote == '\'' && source[raw] == '\'') {
      raw += 2;
      ++at;
    } else if (source[raw] == scalar.scalar[at] || (is_blank(source[raw]) && is_blank(scalar.scalar[at]))) {
      ++raw;
      ++at;
    } else {
      return scalar.mark;
    }
  }
  if (raw >= source.size()) return scalar.mark;
  const text::LineIndex lines(source);
  const auto place = lines.at(raw);
  return {place.line, place.column};
}

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
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.key.scalar == key; });
  return found == fields.end() ? nullptr : &found->value;
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
  const auto same = [&](const Problem& each) {
    return each.line == problem.line && each.column == problem.column && each.message == problem.message && each.file == problem.file;
  };
  if (std::none_of(problems_.begin(), problems_.end(), same)) problems_.push_back(std::move(problem));
}

void YamlReader::problem_within(const Node& scalar, std::size_t offset, std::string message, std::string hint) {
  Node at;
  at.mark = place_within(source_, scalar, offset);
  problem(at, std::move(message), std::move(hint));
}

void YamlReader::no_such_word(const Node& node, const std::vector<std::string_view>& words) {
  std::string all;
  for (const std::string_view word : words) all += (all.empty() ? "" : ", ") + std::string(word);
  if (!node.is_scalar()) return problem(node, "expected one of " + all);
  problem(node, "\"" + node.scalar + "\" is none of " + all, did_you_mean(node.scalar, words));
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
