// SPDX-License-Identifier: Apache-2.0
// Patterns as trees that share what they have in common: a lexicon that a hundred patterns spell out is one node.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace outlint::text {

/// A set of bytes.
struct ByteSet {
  std::array<std::uint64_t, 4> bits{};

  void add(unsigned char byte) { bits[byte >> 6] |= 1ULL << (byte & 63); }
  [[nodiscard]] bool has(unsigned char byte) const { return (bits[byte >> 6] >> (byte & 63) & 1) != 0; }
  void add(const ByteSet& other) { for (std::size_t at = 0; at < 4; ++at) bits[at] |= other.bits[at]; }
  [[nodiscard]] bool meets(const ByteSet& other) const {
    return ((bits[0] & other.bits[0]) | (bits[1] & other.bits[1]) | (bits[2] & other.bits[2]) | (bits[3] & other.bits[3])) != 0;
  }
  [[nodiscard]] ByteSet inverse() const { return {{~bits[0], ~bits[1], ~bits[2], ~bits[3]}}; }
  friend bool operator==(const ByteSet&, const ByteSet&) = default;
};

/// What a node of a pattern matches.
enum class NodeKind : std::uint8_t {
  empty,         ///< nothing
  fail,          ///< never
  bytes,         ///< these bytes
  one,           ///< a byte of a set
  run,           ///< bytes of a set, min to max of them
  sequence,      ///< the children, one after another
  choice,        ///< one of the children, the first preferred
  repeat,        ///< the child, min to max times
  look,          ///< the child stands ahead or behind, or does not
  text_start, text_end,
  border,        ///< `\b`; what `\B` is at the ends of a text depends on the version of Boost, to which it is left
  edge,          ///< a place that is not within a word: what bounds every pattern
};

/// How a repetition chooses.
enum class Greed : std::uint8_t { greedy, lazy, possessive };

struct SyntaxNode {
  NodeKind kind = NodeKind::empty;
  Greed greed = Greed::greedy;
  bool behind = false, negated = false;  ///< of a look
  std::uint32_t min = 0, max = 0;        ///< of a run or a repeat; of a look behind `min` bytes back
  std::string bytes;
  ByteSet set;
  std::vector<std::uint32_t> children;
};

constexpr std::uint32_t no_limit = 0xFFFFFFFF;

/// The nodes of many patterns, equal ones once. Children stand before their parents.
class SyntaxPool {
 public:
  /// The node of a pattern in Boost.Regex's Perl syntax; nothing for what is outside the part of it that is known here.
  std::optional<std::uint32_t> parse(std::string_view source);

  /// The number of a node, new or known.
  std::uint32_t add(SyntaxNode node);
  std::uint32_t sequence(std::vector<std::uint32_t> children);

  [[nodiscard]] const SyntaxNode& operator[](std::uint32_t node) const { return nodes_[node]; }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }

 private:
  std::vector<SyntaxNode> nodes_;
  std::unordered_map<std::string, std::uint32_t> known_;
};

/// The sets that escapes stand for: `\w`, `\d`, `\s`.
ByteSet word_bytes();
ByteSet digit_bytes();
ByteSet space_bytes();

}  // namespace outlint::text
