// SPDX-License-Identifier: Apache-2.0
#include "text/syntax.hpp"

#include <algorithm>

namespace outlint::text {
namespace {

void append_number(std::string& key, std::uint32_t number) {
  for (int shift = 0; shift < 32; shift += 8) key += static_cast<char>(number >> shift & 0xFF);
}

/// A node as bytes: equal nodes have equal keys.
std::string key_of(const SyntaxNode& node) {
  std::string key;
  key += static_cast<char>(node.kind);
  key += static_cast<char>(static_cast<int>(node.greed) * 4 + (node.behind ? 2 : 0) + (node.negated ? 1 : 0));
  append_number(key, node.min);
  append_number(key, node.max);
  if (node.kind == NodeKind::one || node.kind == NodeKind::run) {
    for (const std::uint64_t word : node.set.bits) {
      append_number(key, static_cast<std::uint32_t>(word));
      append_number(key, static_cast<std::uint32_t>(word >> 32));
    }
  }
  for (const std::uint32_t child : node.children) append_number(key, child);
  return key + node.bytes;
}

}  // namespace

std::uint32_t SyntaxPool::add(SyntaxNode node) {
  const auto [entry, fresh] = known_.emplace(key_of(node), static_cast<std::uint32_t>(nodes_.size()));
  if (fresh) nodes_.push_back(std::move(node));
  return entry->second;
}

std::uint32_t SyntaxPool::sequence(std::vector<std::uint32_t> children) {
  // Bytes side by side become one node, sequences within sequences are laid open, what is empty goes.
  std::vector<std::uint32_t> flat;
  const auto push = [&](std::uint32_t child) {
    const SyntaxNode& node = nodes_[child];
    if (node.kind == NodeKind::empty) return;
    if (node.kind == NodeKind::bytes && !flat.empty() && nodes_[flat.back()].kind == NodeKind::bytes) {
      SyntaxNode joined = nodes_[flat.back()];
      joined.bytes += node.bytes;
      flat.back() = add(std::move(joined));
      return;
    }
    flat.push_back(child);
  };
  for (const std::uint32_t child : children) {
    if (nodes_[child].kind == NodeKind::sequence) {
      const std::vector<std::uint32_t> inner = nodes_[child].children;
      for (const std::uint32_t each : inner) push(each);
    } else {
      push(child);
    }
  }
  if (flat.size() == 1) return flat.front();
  SyntaxNode node;
  node.kind = flat.empty() ? NodeKind::empty : NodeKind::sequence;
  node.children = std::move(flat);
  return add(std::move(node));
}

ByteSet word_bytes() {
  ByteSet set;
  for (int byte = 0; byte < 128; ++byte) {
    const auto value = static_cast<unsigned char>(byte);
    if ((value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z') || (value >= '0' && value <= '9') || value == '_') set.add(value);
  }
  return set;
}

ByteSet digit_bytes() {
  ByteSet set;
  for (unsigned char byte = '0'; byte <= '9'; ++byte) set.add(byte);
  return set;
}

ByteSet space_bytes() {
  ByteSet set;
  for (const unsigned char byte : {' ', '\t', '\n', '\v', '\f', '\r'}) set.add(byte);
  return set;
}

}  // namespace outlint::text
