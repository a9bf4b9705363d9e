// SPDX-License-Identifier: Apache-2.0
#include "text/word_needs.hpp"

#include <algorithm>

#include "text/index_byte.hpp"

namespace outlint::text {
namespace {

constexpr std::size_t widest = 600;      // words in a need: a wider one is no help
constexpr std::size_t widest_bytes = 16;

bool has_letters(const ByteSet& set) {
  for (std::size_t byte = 0; byte < 256; ++byte) {
    if (is_index_byte(static_cast<char>(byte)) && set.has(static_cast<unsigned char>(byte))) return true;
  }
  return false;
}

}  // namespace

std::vector<Need> NeedFinder::needs(std::uint32_t number, bool before, bool after) {
  const SyntaxNode& node = pool_[number];
  std::vector<Need> out;
  switch (node.kind) {
    case NodeKind::bytes: return of_sequence({number}, before, after);
    case NodeKind::one: of_set(node.set, out); return out;
    case NodeKind::run:
      if (node.min > 0) of_set(node.set, out);
      return out;
    case NodeKind::sequence: return of_sequence(node.children, before, after);
    case NodeKind::choice: return of_choice(node, before, after);
    case NodeKind::repeat:
      if (node.min == 0) return out;
      return node.max == 1 ? needs(node.children.front(), before, after) : needs(node.children.front(), false, false);
    default: return out;
  }
}

std::vector<Need> NeedFinder::of_sequence(const std::vector<std::uint32_t>& children, bool before, bool after) {
  std::vector<Need> out;
  for (std::size_t at = 0; at < children.size(); ++at) {
    const SyntaxNode& node = pool_[children[at]];
    const bool apart = ends_apart(children, at, before);
    // Where a word begins, one of the words that can begin there has to stand.
    const auto begin = [&](std::size_t offset) {
      auto words = first_.of_rest(children, at, offset, after);
      if (words && !words->empty() && words->size() <= widest) out.push_back(std::move(*words));
    };
    if (node.kind == NodeKind::bytes) {
      for (std::size_t offset = 0; offset < node.bytes.size(); ++offset) {
        const bool starts = offset == 0 ? apart : !is_index_byte(node.bytes[offset - 1]);
        if (starts && is_index_byte(node.bytes[offset])) begin(offset);
      }
      of_bytes(node.bytes, out);
      continue;
    }
    if (apart) begin(0);
    std::vector<Need> inner = needs(children[at], apart, begins_apart(children, at + 1, after));
    out.insert(out.end(), std::make_move_iterator(inner.begin()), std::make_move_iterator(inner.end()));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// One need for a choice: of each alternative the one that is told by the fewest words.
std::vector<Need> NeedFinder::of_choice(const SyntaxNode& node, bool before, bool after) {
  Need all;
  for (const std::uint32_t child : node.children) {
    std::vector<Need> inner = needs(child, before, after);
    if (inner.empty()) return {};
    const auto least = std::min_element(inner.begin(), inner.end(), [](const Need& a, const Need& b) { return a.size() < b.size(); });
    all.insert(all.end(), least->begin(), least->end());
    if (all.size() > widest) return {};
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return {std::move(all)};
}

void NeedFinder::of_bytes(const std::string& bytes, std::vector<Need>& out) {
  for (const char byte : bytes) {
    if (byte != ' ' && !is_index_byte(byte)) out.push_back({numbers_.add(byte_word(static_cast<unsigned char>(byte)))});
  }
}

/// A byte of a set without letters and spaces.
void NeedFinder::of_set(const ByteSet& set, std::vector<Need>& out) {
  Need need;
  for (std::size_t byte = 0; byte < 256; ++byte) {
    const auto value = static_cast<unsigned char>(byte);
    if (!set.has(value)) continue;
    const bool digit = value >= '0' && value <= '9';
    if (value == ' ' || (!digit && is_index_byte(static_cast<char>(value)))) return;
    need.push_back(numbers_.add(byte_word(value)));
  }
  if (need.empty() || need.size() > widest_bytes) return;
  std::sort(need.begin(), need.end());
  out.push_back(std::move(need));
}

bool NeedFinder::ends_apart(const std::vector<std::uint32_t>& children, std::size_t until, bool outside) {
  for (std::size_t at = until; at-- > 0;) {
    const auto& [set, nullable] = first_.last_bytes(children[at]);
    if (has_letters(set)) return false;
    if (!nullable) return true;
  }
  return outside;
}

bool NeedFinder::begins_apart(const std::vector<std::uint32_t>& children, std::size_t from, bool outside) {
  for (std::size_t at = from; at < children.size(); ++at) {
    const auto& [set, nullable] = first_.first_bytes(children[at]);
    if (has_letters(set)) return false;
    if (!nullable) return true;
  }
  return outside;
}

}  // namespace outlint::text
