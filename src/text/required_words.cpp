// SPDX-License-Identifier: Apache-2.0
#include "text/required_words.hpp"

#include <algorithm>

#include "text/regex_tree.hpp"

namespace outlint::text {
namespace {

bool begins_apart(const Sequence& items, std::size_t from, bool outside);
bool ends_apart(const Sequence& items, std::size_t until, bool outside);

/// Whether whatever stands from `from` on starts with a byte that is of no word; `outside` is what follows the sequence.
bool begins_apart(const Sequence& items, std::size_t from, bool outside) {
  for (std::size_t at = from; at < items.size(); ++at) {
    const Item& item = items[at];
    if (item.kind == Item::Kind::nothing) continue;
    if (item.kind == Item::Kind::opaque) return false;
    bool apart = !is_index_byte(item.byte);
    if (item.kind == Item::Kind::group) {
      const bool after = begins_apart(items, at + 1, outside);
      apart = std::all_of(item.alternatives.begin(), item.alternatives.end(), [&](const Sequence& each) { return begins_apart(each, 0, after); });
    }
    if (!apart || !item.optional) return apart;
  }
  return outside;
}

bool ends_apart(const Sequence& items, std::size_t until, bool outside) {
  for (std::size_t at = until; at-- > 0;) {
    const Item& item = items[at];
    if (item.kind == Item::Kind::nothing) continue;
    if (item.kind == Item::Kind::opaque) return false;
    bool apart = !is_index_byte(item.byte);
    if (item.kind == Item::Kind::group) {
      const bool before = ends_apart(items, at, outside);
      apart = std::all_of(item.alternatives.begin(), item.alternatives.end(),
                          [&](const Sequence& each) { return ends_apart(each, each.size(), before); });
    }
    if (!apart || !item.optional) return apart;
  }
  return outside;
}

constexpr std::size_t widest = 400;  // words in a choice: a wider one is no help

std::vector<WordChoice> choices(const Sequence& items, bool before, bool after);

/// One choice for a group: a word of each alternative; nothing where one of them demands none.
WordChoice union_of(const Item& group, bool before, bool after) {
  WordChoice all;
  for (const Sequence& alternative : group.alternatives) {
    std::vector<WordChoice> inner = choices(alternative, before, after);
    if (inner.empty()) return {};
    const auto least = std::min_element(inner.begin(), inner.end(), [](const WordChoice& a, const WordChoice& b) { return a.size() < b.size(); });
    all.insert(all.end(), least->begin(), least->end());
    if (all.size() > widest) return {};
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::vector<WordChoice> choices(const Sequence& items, bool before, bool after) {
  std::vector<WordChoice> out;
  for (std::size_t at = 0; at < items.size(); ++at) {
    const Item& item = items[at];
    if (item.optional) continue;
    if (item.kind == Item::Kind::group) {
      const bool inner_before = !item.repeated && ends_apart(items, at, before);
      const bool inner_after = !item.repeated && begins_apart(items, at + 1, after);
      WordChoice choice = union_of(item, inner_before, inner_after);
      if (!choice.empty()) out.push_back(std::move(choice));
      // A group of one alternative demands all that is in it, not one choice alone.
      if (item.alternatives.size() == 1) {
        auto inner = choices(item.alternatives.front(), inner_before, inner_after);
        out.insert(out.end(), std::make_move_iterator(inner.begin()), std::make_move_iterator(inner.end()));
      }
      continue;
    }
    if (item.kind != Item::Kind::literal || !is_index_byte(item.byte)) continue;
    std::size_t end = at;
    std::string word;
    while (end < items.size() && items[end].kind == Item::Kind::literal && is_index_byte(items[end].byte) && !items[end].optional && !items[end].repeated) {
      word += items[end++].byte;
    }
    if (end > at && ends_apart(items, at, before) && begins_apart(items, end, after)) out.push_back({word});
    at = std::max(at, end == 0 ? 0 : end - 1);
  }
  return out;
}

}  // namespace

std::vector<WordChoice> required_words(std::string_view pattern) {
  const std::vector<Sequence> all = parse_pattern(pattern);
  if (all.size() == 1) return choices(all.front(), true, true);
  Item whole;
  whole.kind = Item::Kind::group;
  whole.alternatives = all;
  WordChoice choice = union_of(whole, true, true);
  if (choice.empty()) return {};
  return {std::move(choice)};
}

}  // namespace outlint::text
