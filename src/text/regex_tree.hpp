// SPDX-License-Identifier: Apache-2.0
// A pattern as a tree, as far as our own questions about patterns need it.
#pragma once

#include <string_view>
#include <vector>

namespace outlint::text {

/// A piece of a pattern: a literal byte, a group of alternatives, a border that takes no byte, or something not looked into.
struct Item {
  enum class Kind { literal, group, nothing, opaque };
  Kind kind = Kind::opaque;
  char byte = 0;
  bool optional = false;   ///< may be missing
  bool repeated = false;   ///< may stand more than once
  bool unbounded = false;  ///< any number of times
  bool look = false;       ///< an opaque look-around: takes no byte
  std::vector<std::vector<Item>> alternatives;
};
using Sequence = std::vector<Item>;

/// The alternatives of a pattern in Boost.Regex's Perl syntax. What is not understood is opaque; never fails.
std::vector<Sequence> parse_pattern(std::string_view source);

}  // namespace outlint::text
