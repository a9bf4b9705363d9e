// SPDX-License-Identifier: Apache-2.0
#include "text/program.hpp"

#include <algorithm>
#include <cstring>

namespace outlint::text {
namespace {

/// What a node can begin with.
struct First {
  ByteSet set;
  bool nullable = false;
};

First first_of(const SyntaxNode& node, const std::vector<First>& known) {
  First first;
  switch (node.kind) {
    case NodeKind::fail: return first;
    case NodeKind::bytes: first.set.add(static_cast<unsigned char>(node.bytes.front())); return first;
    case NodeKind::one: first.set = node.set; return first;
    case NodeKind::run: return {node.set, node.min == 0};
    case NodeKind::sequence:
      first.nullable = true;
      for (const std::uint32_t child : node.children) {
        first.set.add(known[child].set);
        if (!known[child].nullable) return {first.set, false};
      }
      return first;
    case NodeKind::choice:
      for (const std::uint32_t child : node.children) {
        first.set.add(known[child].set);
        first.nullable = first.nullable || known[child].nullable;
      }
      return first;
    case NodeKind::repeat: return {known[node.children.front()].set, node.min == 0 || known[node.children.front()].nullable};
    default: return {{}, true};
  }
}

template <class Number>
std::string bytes_of(const std::vector<Number>& numbers) {
  return {reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(Number)};
}

/// Lays the nodes of a pool out flat.
class Layout {
 public:
  explicit Layout(const SyntaxPool& pool) : pool_(pool) {
    for (std::uint32_t at = 0; at < pool.size(); ++at) firsts_.push_back(first_of(pool[at], firsts_));
    count_uses();
  }

  std::vector<std::uint32_t> numbers(const std::vector<std::uint32_t>& roots) {
    number_nodes(roots);
    return numbers_;
  }

  std::string bytes(std::vector<std::uint32_t> roots) {
    number_nodes(roots);
    std::vector<std::uint32_t> nodes;
    for (const std::uint32_t each : kept_) add_node(each, nodes);
    for (std::uint32_t& root : roots) root = root == Program::outside ? root : numbers_[root];
    const std::string parts[] = {bytes_of(nodes), bytes_of(children_), bytes_of(sets_), bytes_, bytes_of(roots)};
    std::vector<std::uint32_t> head;
    std::size_t at = (Program::part_count + 1) * sizeof(std::uint32_t);
    for (const std::string& part : parts) {
      head.push_back(static_cast<std::uint32_t>(at));
      at += part.size();
    }
    head.push_back(static_cast<std::uint32_t>(roots.size()));
    std::string out = bytes_of(head);
    for (const std::string& part : parts) out += part;
    return out;
  }

 private:
  /// What many patterns share and what is no matter of a few bytes is remembered by place.
  void count_uses() {
    std::vector<std::uint32_t> uses(pool_.size(), 0);
    std::vector<std::uint32_t> weight(pool_.size(), 1);
    for (std::uint32_t at = 0; at < pool_.size(); ++at) {
      for (const std::uint32_t child : pool_[at].children) {
        ++uses[child];
        weight[at] = std::min<std::uint32_t>(1000, weight[at] + weight[child]);
      }
    }
    constexpr std::uint32_t heavy = 6;
    for (std::uint32_t at = 0; at < pool_.size(); ++at) remembered_.push_back(uses[at] > 1 && weight[at] >= heavy);
  }

  /// Numbers the nodes that the patterns reach; parsing leaves others behind.
  void number_nodes(const std::vector<std::uint32_t>& roots) {
    std::vector<bool> reached(pool_.size(), false);
    for (const std::uint32_t root : roots) {
      if (root != Program::outside) reached[root] = true;
    }
    for (std::size_t at = pool_.size(); at-- > 0;) {
      if (!reached[at]) continue;
      for (const std::uint32_t child : pool_[static_cast<std::uint32_t>(at)].children) reached[child] = true;
    }
    numbers_.resize(pool_.size());
    for (std::uint32_t at = 0; at < pool_.size(); ++at) {
      if (!reached[at]) continue;
      numbers_[at] = static_cast<std::uint32_t>(kept_.size());
      kept_.push_back(at);
    }
  }

  std::uint32_t set_number(const ByteSet& set) {
    const std::string key(reinterpret_cast<const char*>(set.bits.data()), sizeof set.bits);
    const auto [entry, fresh] = set_numbers_.emplace(key, static_cast<std::uint32_t>(set_numbers_.size()));
    if (fresh) {
      for (unsigned byte = 0; byte < 256; byte += 8) sets_.push_back(static_cast<unsigned char>(set.bits[byte >> 6] >> (byte & 63) & 0xFF));
    }
    return entry->second;
  }

  void add_node(std::uint32_t number, std::vector<std::uint32_t>& out) {
    const SyntaxNode& node = pool_[number];
    std::uint32_t head = static_cast<std::uint32_t>(node.kind) | static_cast<std::uint32_t>(node.greed) << 8;
    if (node.behind) head |= Program::behind_flag;
    if (node.negated) head |= Program::negated_flag;
    if (remembered_[number]) head |= Program::remembered_flag;
    const First& first = firsts_[number];
    head |= (first.nullable ? Program::no_set : set_number(first.set)) << 16;
    std::uint32_t a = 0, b = node.min, c = node.max;
    switch (node.kind) {
      case NodeKind::bytes:
        a = static_cast<std::uint32_t>(bytes_.size());
        b = static_cast<std::uint32_t>(node.bytes.size());
        bytes_ += node.bytes;
        break;
      case NodeKind::one:
      case NodeKind::run: a = set_number(node.set); break;
      case NodeKind::sequence:
        a = static_cast<std::uint32_t>(children_.size());
        b = static_cast<std::uint32_t>(node.children.size());
        for (const std::uint32_t child : node.children) children_.push_back(numbers_[child]);
        break;
      case NodeKind::choice: a = add_choice(node); break;
      case NodeKind::repeat:
      case NodeKind::look: a = numbers_[node.children.front()]; break;
      default: break;
    }
    out.insert(out.end(), {head, a, b, c});
  }

  /// A choice by the next byte: where the list for each kind of byte begins, then the lists.
  std::uint32_t add_choice(const SyntaxNode& node) {
    const std::size_t table = children_.size();
    children_.resize(table + bucket_count + 1);
    std::array<ByteSet, bucket_count - 1> buckets;
    for (int byte = 0; byte < 256; ++byte) buckets[bucket_of(static_cast<unsigned char>(byte))].add(static_cast<unsigned char>(byte));
    for (std::size_t bucket = 0; bucket < bucket_count; ++bucket) {
      children_[table + bucket] = static_cast<std::uint32_t>(children_.size());
      for (const std::uint32_t child : node.children) {
        const First& first = firsts_[child];
        if (first.nullable || (bucket + 1 < bucket_count && first.set.meets(buckets[bucket]))) children_.push_back(numbers_[child]);
      }
    }
    children_[table + bucket_count] = static_cast<std::uint32_t>(children_.size());
    return static_cast<std::uint32_t>(table);
  }

  const SyntaxPool& pool_;
  std::vector<First> firsts_;
  std::vector<bool> remembered_;
  std::vector<std::uint32_t> kept_, numbers_;  ///< the nodes that are laid out, and under which number
  std::vector<std::uint32_t> children_;
  std::vector<unsigned char> sets_;
  std::unordered_map<std::string, std::uint32_t> set_numbers_;
  std::string bytes_;
};

}  // namespace

Program::Program(std::string_view bytes) {
  std::array<std::uint32_t, part_count + 1> head{};
  std::memcpy(head.data(), bytes.data(), sizeof head);
  for (std::size_t part = 0; part < part_count; ++part) parts_[part] = bytes.data() + head[part];
  pattern_count_ = head.back();
}

std::uint32_t ProgramBuilder::add(std::string_view source) {
  const auto [entry, fresh] = numbers_.emplace(std::string(source), static_cast<std::uint32_t>(roots_.size()));
  if (!fresh) return entry->second;
  const auto inner = pool_.parse(source);
  if (!inner) {
    roots_.push_back(Program::outside);
    return entry->second;
  }
  SyntaxNode edge;
  edge.kind = NodeKind::edge;
  const std::uint32_t border = pool_.add(std::move(edge));
  roots_.push_back(pool_.sequence({border, *inner, border}));
  return entry->second;
}

std::vector<std::uint32_t> ProgramBuilder::laid_out() const { return Layout(pool_).numbers(roots_); }

std::string ProgramBuilder::finish() const { return Layout(pool_).bytes(roots_); }

}  // namespace outlint::text
