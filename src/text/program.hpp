// SPDX-License-Identifier: Apache-2.0
// Compiled patterns as flat numbers: what the build embeds, and what the matcher walks over.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "text/syntax.hpp"

namespace outlint::text {

/// A view of compiled patterns. All of it is one run of bytes without pointers, at any address, so that it can be constant
/// data; the bytes outlive the view. Immutable; share it between threads.
class Program {
 public:
  /// A node, four numbers: its kind, greed and flags with the set of bytes it can begin with, and three that depend on the kind.
  struct Node {
    std::uint32_t head, a, b, c;

    [[nodiscard]] NodeKind kind() const { return static_cast<NodeKind>(head & 0xFF); }
    [[nodiscard]] Greed greed() const { return static_cast<Greed>(head >> 8 & 3); }
    [[nodiscard]] bool behind() const { return (head & behind_flag) != 0; }
    [[nodiscard]] bool negated() const { return (head & negated_flag) != 0; }
    [[nodiscard]] bool remembered() const { return (head & remembered_flag) != 0; }
    /// The set of first bytes; `no_set` where it can match nothing, too.
    [[nodiscard]] std::uint32_t first() const { return head >> 16; }
  };
  static constexpr std::uint32_t behind_flag = 1U << 10, negated_flag = 1U << 11, remembered_flag = 1U << 12;
  static constexpr std::uint32_t no_set = 0xFFFF;
  static constexpr std::uint32_t outside = 0xFFFFFFFF;  ///< the root of a pattern that is left to Boost

  /// Where the parts stand among the bytes.
  enum Part : std::size_t { nodes_part, children_part, sets_part, bytes_part, roots_part, part_count };

  Program() = default;
  explicit Program(std::string_view bytes);

  [[nodiscard]] Node node(std::uint32_t number) const {
    Node node;
    std::memcpy(&node, parts_[nodes_part] + sizeof node * number, sizeof node);
    return node;
  }
  [[nodiscard]] std::uint32_t child(std::size_t at) const { return number(children_part, at); }
  [[nodiscard]] bool in_set(std::uint32_t set, unsigned char byte) const {
    return (static_cast<unsigned char>(parts_[sets_part][std::size_t{32} * set + (byte >> 3)]) >> (byte & 7) & 1) != 0;
  }
  [[nodiscard]] std::string_view bytes(const Node& node) const {
    return {parts_[bytes_part] + node.a, node.b};
  }
  [[nodiscard]] std::uint32_t root(std::uint32_t pattern) const { return number(roots_part, pattern); }
  [[nodiscard]] std::uint32_t pattern_count() const { return pattern_count_; }

 private:
  [[nodiscard]] std::uint32_t number(Part part, std::size_t at) const {
    std::uint32_t value = 0;
    std::memcpy(&value, parts_[part] + sizeof value * at, sizeof value);
    return value;
  }

  std::array<const char*, part_count> parts_{};
  std::uint32_t pattern_count_ = 0;
};

/// The kinds of bytes by which a choice is told: letters one by one, the others by what they are. 32 stands for the end.
constexpr std::uint32_t bucket_of(unsigned char byte) {
  if (byte >= 'a' && byte <= 'z') return byte - 'a';
  if (byte >= '0' && byte <= '9') return 26;
  if (byte >= 0x80) return 27;
  if (byte == ' ') return 28;
  if (byte == '\'') return 29;
  return byte == '-' ? 30 : 31;
}
constexpr std::uint32_t bucket_count = 33;

/// Puts patterns together into a program.
class ProgramBuilder {
 public:
  /// The number of a pattern; equal sources share one. What is outside the known syntax gets the root `outside`.
  std::uint32_t add(std::string_view source);

  /// The whole as one run of bytes.
  [[nodiscard]] std::string finish() const;

  /// The number in the finished program of a node of the pool.
  [[nodiscard]] std::vector<std::uint32_t> laid_out() const;

  [[nodiscard]] const SyntaxPool& pool() const { return pool_; }
  [[nodiscard]] std::uint32_t root(std::uint32_t pattern) const { return roots_[pattern]; }
  [[nodiscard]] std::uint32_t pattern_count() const { return static_cast<std::uint32_t>(roots_.size()); }

 private:
  SyntaxPool pool_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::uint32_t> roots_;
};

}  // namespace outlint::text
