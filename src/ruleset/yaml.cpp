// SPDX-License-Identifier: Apache-2.0
#include "ruleset/yaml.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "text/line_index.hpp"
#include "text/utf8.hpp"

namespace outlint::ruleset {
namespace {

constexpr std::size_t deepest = 64;

/// Builds our tree from yaml-cpp's events; its own nodes forget where keys stood and swallow repeated ones.
class Builder : public YAML::EventHandler {
 public:
  Builder(const std::string& file, std::string_view source, Problems& problems) : reader_(file, source, problems) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { add(make(Node::Kind::null, mark, anchor)); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    Node node = make(Node::Kind::null, mark, 0);
    reader_.problem(node, "aliases are not part of this format", "write the value out");
    add(std::move(node));
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
    Node node = make(Node::Kind::scalar, mark, anchor);
    node.scalar = value;
    node.quoted = tag == "!";
    add(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    open(make(Node::Kind::sequence, mark, anchor));
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    open(make(Node::Kind::map, mark, anchor));
  }
  void OnMapEnd() override { close(); }

  Node root;

 private:
  struct Level {
    Node node;
    std::optional<Node> key;
  };

  Node make(Node::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    Node node;
    node.kind = kind;
    node.mark = {static_cast<std::size_t>(mark.line) + 1, static_cast<std::size_t>(mark.column) + 1};
    if (anchor != 0) reader_.problem(node, "anchors are not part of this format", "write the value out");
    return node;
  }

  void open(Node node) {
    if (levels_.size() >= deepest) {
      if (levels_.size() == deepest) reader_.problem(node, "nested deeper than 64 levels");
    }
    levels_.push_back({std::move(node), std::nullopt});
  }

  void close() {
    Node node = std::move(levels_.back().node);
    levels_.pop_back();
    if (levels_.size() < deepest) add(std::move(node));
  }

  void add(Node node) {
    if (levels_.empty()) {
      root = std::move(node);
      return;
    }
    Level& level = levels_.back();
    if (level.node.kind == Node::Kind::sequence) {
      level.node.items.push_back(std::move(node));
      return;
    }
    if (!level.key) {
      if (!node.is_scalar()) reader_.problem(node, "a key has to be a word");
      if (level.node.find(node.scalar) != nullptr) {
        reader_.problem(node, "the key \"" + node.scalar + "\" stands here twice", "keep one of them");
      }
      level.key = std::move(node);
      return;
    }
    level.node.fields.emplace_back(std::move(*level.key), std::move(node));
    level.key.reset();
  }

  YamlReader reader_;
  std::vector<Level> levels_;
};

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

Result<Node> parse_yaml(std::string_view source, const std::string& file) {
  Problems problems;
  Builder builder(file, source, problems);
  YamlReader reader(file, source, problems);
  if (!text::is_valid_utf8(source)) {
    reader.problem({}, "not UTF-8 text", "save the file as UTF-8");
    return Failure{std::move(problems)};
  }
  try {
    std::istringstream stream{std::string(source)};
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
  } catch (const YAML::Exception& failed) {
    Node at;
    if (!failed.mark.is_null()) {
      at.mark = {static_cast<std::size_t>(failed.mark.line) + 1, static_cast<std::size_t>(failed.mark.column) + 1};
    }
    reader.problem(at, "not valid YAML: " + failed.msg);
  }
  if (!problems.empty()) return Failure{std::move(problems)};
  return std::move(builder.root);
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
