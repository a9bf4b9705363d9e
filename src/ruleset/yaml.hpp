// SPDX-License-Identifier: Apache-2.0
// YAML as a tree that knows where everything stood.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/result.hpp>

namespace outlint::ruleset {

/// Where a node starts; counts from 1, columns in code points.
struct Mark {
  std::size_t line = 0;
  std::size_t column = 0;
};

struct Field;

/// A node. Keys of a map are scalars, in the order of the file; none stands twice.
struct Node {
  enum class Kind { null, scalar, sequence, map };
  Kind kind = Kind::null;
  Mark mark;
  std::string scalar;
  bool quoted = false;  ///< a scalar in quotes or a block: always a string
  std::vector<Node> items;
  std::vector<Field> fields;

  [[nodiscard]] const Node* find(std::string_view key) const;
  [[nodiscard]] bool is_map() const { return kind == Kind::map; }
  [[nodiscard]] bool is_sequence() const { return kind == Kind::sequence; }
  [[nodiscard]] bool is_scalar() const { return kind == Kind::scalar; }
};

/// A key of a map and what stands under it.
struct Field {
  Node key, value;
};

/// Parses one document in UTF-8. Repeated keys, anchors and aliases, non-scalar keys and more than 64 levels are problems.
Result<Node> parse_yaml(std::string_view source, const std::string& file);

/// Reads a tree key by key and collects every problem with its place and the line it stands on.
class YamlReader {
 public:
  YamlReader(std::string file, std::string_view source, Problems& problems)
      : file_(std::move(file)), source_(source), problems_(problems) {}

  /// Notes a problem. The same said of the same place is one problem.
  void problem(const Node& at, std::string message, std::string hint = {});
  /// The same for a place within a scalar, `offset` bytes from its start: exact where the scalar is written as it reads.
  void problem_within(const Node& scalar, std::size_t offset, std::string message, std::string hint = {});
  /// The problem of a word that is none of those that there are.
  void no_such_word(const Node& node, const std::vector<std::string_view>& words);

  /// Complains about keys of `map` that are none of `known`, with the nearest known one as a hint.
  void known_keys(const Node& map, const std::vector<std::string_view>& known);

  /// The value of a key as a string, a number, a boolean or a list of strings (one string is a list of one).
  std::string string(const Node& map, std::string_view key, std::string fallback = {});
  std::string required(const Node& map, std::string_view key);
  std::optional<double> number(const Node& node);
  std::optional<bool> boolean(const Node& node);
  std::vector<std::string> strings(const Node& map, std::string_view key);

  [[nodiscard]] const std::string& file() const { return file_; }

 private:
  std::string file_;
  std::string_view source_;
  Problems& problems_;
};

/// The candidate nearest to `word` by edits, if near enough to be meant.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string_view>& candidates);
/// `did you mean "x"?`, or nothing.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace outlint::ruleset
