// SPDX-License-Identifier: Apache-2.0
// The one door to yaml-cpp.
#include <algorithm>
#include <optional>
#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "ruleset/yaml.hpp"
#include "text/module.hpp"
#include "text/utf8.hpp"

namespace outlint::ruleset {
namespace {

constexpr std::size_t deepest = 64;

/// yaml-cpp gives what `\_` and `\N` stand for as a byte of Latin-1.
std::string in_utf8(const std::string& value) {
  if (text::is_valid_utf8(value)) return value;
  std::string out;
  for (std::size_t at = 0; at < value.size();) {
    const text::Decoded read = text::decode(value, at);
    text::append(out, read.length == 1 ? static_cast<unsigned char>(value[at]) : read.point);
    at += read.length;
  }
  return out;
}

/// Where a zero byte stands, which YAML has no place for and yaml-cpp takes for the sign of an escape.
std::optional<Mark> zero_byte_in(std::string_view source) {
  const std::size_t at = source.find('\0');
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view before = source.substr(0, at);
  const std::size_t line_start = before.rfind('\n') + 1;  // 0 where there is none
  return Mark{static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1, text::count_points(before.substr(line_start)) + 1};
}

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
    node.scalar = in_utf8(value);
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
    level.node.fields.push_back({std::move(*level.key), std::move(node)});
    level.key.reset();
  }

  YamlReader reader_;
  std::vector<Level> levels_;
};

}  // namespace

Result<Node> parse_yaml(std::string_view source, const std::string& file) {
  Problems problems;
  Builder builder(file, source, problems);
  YamlReader reader(file, source, problems);
  if (!text::is_valid_utf8(source)) {
    reader.problem({}, "not UTF-8 text", "save the file as UTF-8");
    return Failure{std::move(problems)};
  }
  if (const auto zero = zero_byte_in(source)) {
    Node at;
    at.mark = *zero;
    reader.problem(at, "a zero byte stands here", "save the file as text, without it");
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
    // It may name the one byte of a character at which it gave up.
    reader.problem(at, "not valid YAML: " + text::repaired_utf8(failed.msg).text);
  }
  if (!problems.empty()) return Failure{std::move(problems)};
  return std::move(builder.root);
}

}  // namespace outlint::ruleset

OUTLINT_MODULE_ENTRY(&outlint::ruleset::parse_yaml)
