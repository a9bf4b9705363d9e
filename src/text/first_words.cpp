// SPDX-License-Identifier: Apache-2.0
#include "text/first_words.hpp"

#include <algorithm>

#include "text/index_byte.hpp"

namespace outlint::text {
namespace {

constexpr int most_letters = 4;           // of a set: `[sz]` is spelled out, `\w` is any word
constexpr std::size_t most_words = 4000;  // of a start: more tell little

bool is_letter(std::size_t byte) { return is_index_byte(static_cast<char>(byte)); }

template <class T>
void sort_once(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

bool is_empty(const ByteSet& set) { return set == ByteSet(); }

}  // namespace

std::uint32_t WordNumbers::add(const std::string& word) {
  const auto [entry, fresh] = numbers_.emplace(word, static_cast<std::uint32_t>(words_.size()));
  if (fresh) words_.push_back(word);
  return entry->second;
}

FirstWords FirstWordFinder::of(std::uint32_t root) {
  Start all = start(root);
  for (const std::string& word : all.open) all.closed.push_back(numbers_.add(word));
  sort_once(all.closed);
  return {all.any, std::move(all.closed), all.odd};
}

std::optional<std::vector<std::uint32_t>> FirstWordFinder::of_rest(const std::vector<std::uint32_t>& children, std::size_t from, std::size_t offset, bool after) {
  Start all;
  all.nullable = true;
  for (std::size_t at = from; at < children.size() && (all.nullable || !all.open.empty()); ++at) {
    const SyntaxNode& node = pool_[children[at]];
    go_on(all, at == from && offset > 0 ? of_bytes(node.bytes.substr(offset)) : start(children[at]));
    if (all.any || !is_empty(all.odd)) return std::nullopt;
  }
  if (all.nullable || (!all.open.empty() && !after)) return std::nullopt;
  for (const std::string& word : all.open) all.closed.push_back(numbers_.add(word));
  sort_once(all.closed);
  return std::move(all.closed);
}

const FirstWordFinder::Border& FirstWordFinder::border(std::uint32_t number, std::unordered_map<std::uint32_t, Border>& known, bool first) {
  if (const auto found = known.find(number); found != known.end()) return found->second;
  const SyntaxNode& node = pool_[number];
  Border out;
  switch (node.kind) {
    case NodeKind::fail: break;
    case NodeKind::bytes: out.set.add(static_cast<unsigned char>(first ? node.bytes.front() : node.bytes.back())); break;
    case NodeKind::one: out.set = node.set; break;
    case NodeKind::run: out = {node.set, node.min == 0}; break;
    case NodeKind::sequence:
      out.nullable = true;
      for (std::size_t at = 0; at < node.children.size() && out.nullable; ++at) {
        const Border& child = border(node.children[first ? at : node.children.size() - 1 - at], known, first);
        out.set.add(child.set);
        out.nullable = child.nullable;
      }
      break;
    case NodeKind::choice:
      for (const std::uint32_t each : node.children) {
        const Border& child = border(each, known, first);
        out.set.add(child.set);
        out.nullable = out.nullable || child.nullable;
      }
      break;
    case NodeKind::repeat:
      out = border(node.children.front(), known, first);
      out.nullable = out.nullable || node.min == 0;
      break;
    default: out.nullable = true; break;
  }
  return known.emplace(number, out).first->second;
}

const FirstWordFinder::Start& FirstWordFinder::start(std::uint32_t node) {
  if (const auto found = known_.find(node); found != known_.end()) return found->second;
  Start made = work_out(pool_[node]);
  return known_.emplace(node, std::move(made)).first->second;
}

FirstWordFinder::Start FirstWordFinder::work_out(const SyntaxNode& node) {
  Start out;
  switch (node.kind) {
    case NodeKind::fail: return out;
    case NodeKind::bytes: return of_bytes(node.bytes);
    case NodeKind::one: return of_set(node.set, true);
    case NodeKind::run:
      out = of_set(node.set, node.max == 1);
      out.nullable = node.min == 0;
      return out;
    case NodeKind::sequence:
      out.nullable = true;
      for (const std::uint32_t child : node.children) {
        go_on(out, start(child));
        if (!out.nullable && out.open.empty()) break;
      }
      return out;
    case NodeKind::choice:
      for (const std::uint32_t child : node.children) {
        const Start& each = start(child);
        out.any = out.any || each.any;
        out.nullable = out.nullable || each.nullable;
        out.odd.add(each.odd);
        out.closed.insert(out.closed.end(), each.closed.begin(), each.closed.end());
        out.open.insert(out.open.end(), each.open.begin(), each.open.end());
      }
      sort_once(out.closed);
      sort_once(out.open);
      return out;
    case NodeKind::repeat:
      out = start(node.children.front());
      out.any = out.any || (node.max > 1 && !out.open.empty());  // a round that ends within a word: the next goes on with it
      out.nullable = out.nullable || node.min == 0;
      return out;
    default:
      out.nullable = true;
      return out;
  }
}

FirstWordFinder::Start FirstWordFinder::of_set(const ByteSet& set, bool once) {
  Start out;
  std::vector<std::string> letters;
  for (std::size_t byte = 0; byte < 256; ++byte) {
    if (!set.has(static_cast<unsigned char>(byte))) continue;
    if (is_letter(byte)) letters.emplace_back(1, static_cast<char>(byte));
    else out.odd.add(static_cast<unsigned char>(byte));
  }
  if (!letters.empty() && (!once || letters.size() > most_letters)) out.any = true;
  else out.open = std::move(letters);
  sort_once(out.open);
  return out;
}

FirstWordFinder::Start FirstWordFinder::of_bytes(const std::string& bytes) {
  Start out;
  std::size_t end = 0;
  while (end < bytes.size() && is_index_byte(bytes[end])) ++end;
  if (end == 0) out.odd.add(static_cast<unsigned char>(bytes.front()));
  else if (end == bytes.size()) out.open.push_back(bytes);
  else out.closed.push_back(numbers_.add(bytes.substr(0, end)));
  return out;
}

/// What stands so far is followed by `next`: open words go on with it, and where nothing stands it begins.
void FirstWordFinder::go_on(Start& so_far, const Start& next) {
  Start out;
  out.any = so_far.any;
  out.odd = so_far.odd;
  out.closed = std::move(so_far.closed);
  if (so_far.nullable) {
    out.any = out.any || next.any;
    out.nullable = next.nullable;
    out.odd.add(next.odd);
    out.closed.insert(out.closed.end(), next.closed.begin(), next.closed.end());
    out.open = next.open;
  }
  if (so_far.open.size() * (next.open.size() + next.closed.size() + 1) > most_words) {
    out.any = true;
    so_far.open.clear();
  }
  for (const std::string& word : so_far.open) {
    out.any = out.any || next.any;
    if (next.nullable) out.open.push_back(word);
    if (!is_empty(next.odd)) out.closed.push_back(numbers_.add(word));
    for (const std::string& more : next.open) out.open.push_back(word + more);
    for (const std::uint32_t more : next.closed) out.closed.push_back(numbers_.add(word + numbers_.words()[more]));
  }
  sort_once(out.closed);
  sort_once(out.open);
  so_far = std::move(out);
}

}  // namespace outlint::text
