// SPDX-License-Identifier: Apache-2.0
#include "text/word_reach.hpp"

#include <algorithm>

#include "text/index_byte.hpp"

namespace outlint::text {
namespace {

std::uint32_t bounded(std::uint64_t words) { return static_cast<std::uint32_t>(std::min<std::uint64_t>(words, WordReach::unlimited)); }

std::uint32_t words_of(const std::string& bytes) {
  std::uint64_t words = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) words += is_index_byte(bytes[at]) && (at == 0 || !is_index_byte(bytes[at - 1])) ? 1 : 0;
  return bounded(words);
}

/// A run of letters is one word; what takes letters and others may go from word to word, two bytes each.
std::uint32_t words_of_run(const SyntaxNode& node) {
  bool letters = false;
  bool others = false;
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    if (!node.set.has(static_cast<unsigned char>(byte))) continue;
    (is_index_byte(static_cast<char>(byte)) ? letters : others) = true;
  }
  if (!letters) return 0;
  if (!others) return 1;
  return node.max == no_limit ? WordReach::unlimited : bounded(std::uint64_t{node.max} / 2 + 1);
}

}  // namespace

std::uint32_t WordReach::of(std::uint32_t number) {
  if (const auto known = known_.find(number); known != known_.end()) return known->second;
  const std::uint32_t words = work_out(pool_[number]);
  known_.emplace(number, words);
  return words;
}

std::uint32_t WordReach::work_out(const SyntaxNode& node) {
  std::uint64_t words = 0;
  switch (node.kind) {
    case NodeKind::bytes: return words_of(node.bytes);
    case NodeKind::one: return 1;
    case NodeKind::run: return words_of_run(node);
    case NodeKind::sequence:
      for (const std::uint32_t child : node.children) words += of(child);
      return bounded(words);
    case NodeKind::choice:
      for (const std::uint32_t child : node.children) words = std::max<std::uint64_t>(words, of(child));
      return bounded(words);
    case NodeKind::repeat:
      words = of(node.children.front());
      if (node.max == no_limit) return words == 0 ? 0 : unlimited;
      return bounded(words * node.max);
    default: return 0;  // what stands at a place without taking it
  }
}

}  // namespace outlint::text
