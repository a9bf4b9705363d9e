// SPDX-License-Identifier: Apache-2.0
#include "text/required_words.hpp"

#include <algorithm>

namespace outlint::text {
namespace {

/// A piece of a pattern: a literal byte, a group of alternatives, or something that is not looked into.
struct Item {
  enum class Kind { literal, group, nothing, opaque };
  Kind kind = Kind::opaque;
  char byte = 0;
  bool optional = false;  ///< may be missing
  bool repeated = false;  ///< may stand more than once
  std::vector<std::vector<Item>> alternatives;
};
using Sequence = std::vector<Item>;

class Parser {
 public:
  explicit Parser(std::string_view source) : source_(source) {}

  std::vector<Sequence> alternatives() {
    std::vector<Sequence> all(1);
    while (at_ < source_.size() && source_[at_] != ')') {
      if (source_[at_] == '|') {
        ++at_;
        all.emplace_back();
        continue;
      }
      all.back().push_back(quantified(item()));
    }
    return all;
  }

 private:
  Item item() {
    const char byte = source_[at_];
    if (byte == '(') return group();
    if (byte == '[') return character_class();
    if (byte == '\\') return escape();
    ++at_;
    Item out;
    if (byte == '.') return out;
    if (byte == '^' || byte == '$') {
      out.kind = Item::Kind::nothing;
      return out;
    }
    out.kind = Item::Kind::literal;
    out.byte = byte;
    return out;
  }

  Item group() {
    Item out;
    ++at_;
    bool look = false;
    if (peek() == '?') {
      const std::string_view rest = source_.substr(at_);
      look = rest.starts_with("?=") || rest.starts_with("?!") || rest.starts_with("?<=") || rest.starts_with("?<!");
      const std::size_t skip = rest.starts_with("?:") ? 2 : look ? (rest[1] == '<' ? 3 : 2) : rest.starts_with("?<") ? rest.find('>') + 1 : 2;
      at_ += skip;
    }
    out.alternatives = alternatives();
    if (peek() == ')') ++at_;
    out.kind = look ? Item::Kind::opaque : Item::Kind::group;
    if (look) out.optional = true;
    return out;
  }

  Item character_class() {
    ++at_;
    if (peek() == '^') ++at_;
    if (peek() == ']') ++at_;
    while (at_ < source_.size() && source_[at_] != ']') at_ += source_[at_] == '\\' ? 2 : 1;
    ++at_;
    return {};
  }

  Item escape() {
    ++at_;
    const char byte = peek();
    ++at_;
    Item out;
    if (byte == 'b') {
      out.kind = Item::Kind::nothing;
    } else if (!is_index_byte(byte)) {
      out.kind = Item::Kind::literal;
      out.byte = byte;
    }
    return out;
  }

  Item quantified(Item item) {
    const char byte = peek();
    if (byte == '?' || byte == '*') {
      item.optional = true;
      item.repeated = byte == '*';
      ++at_;
    } else if (byte == '+') {
      item.repeated = true;
      ++at_;
    } else if (byte == '{' && at_ + 1 < source_.size() && source_[at_ + 1] >= '0' && source_[at_ + 1] <= '9') {
      item.optional = source_[at_ + 1] == '0';
      item.repeated = true;
      at_ = std::min(source_.size(), source_.find('}', at_) + 1);
    } else {
      return item;
    }
    if (peek() == '?' || peek() == '+') ++at_;
    return item;
  }

  [[nodiscard]] char peek() const { return at_ < source_.size() ? source_[at_] : '\0'; }

  std::string_view source_;
  std::size_t at_ = 0;
};

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
  const std::vector<Sequence> all = Parser(pattern).alternatives();
  if (all.size() == 1) return choices(all.front(), true, true);
  Item whole;
  whole.kind = Item::Kind::group;
  whole.alternatives = all;
  WordChoice choice = union_of(whole, true, true);
  if (choice.empty()) return {};
  return {std::move(choice)};
}

}  // namespace outlint::text
