// SPDX-License-Identifier: Apache-2.0
#include "text/regex_tree.hpp"

#include <algorithm>

#include "text/index_byte.hpp"

namespace outlint::text {
namespace {

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
    out.look = look;
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
      item.repeated = item.unbounded = byte == '*';
      ++at_;
    } else if (byte == '+') {
      item.repeated = item.unbounded = true;
      ++at_;
    } else if (byte == '{' && at_ + 1 < source_.size() && source_[at_ + 1] >= '0' && source_[at_ + 1] <= '9') {
      item.optional = source_[at_ + 1] == '0';
      item.repeated = true;
      const std::size_t close = std::min(source_.size(), source_.find('}', at_));
      item.unbounded = close > 0 && source_[close - 1] == ',';
      at_ = std::min(source_.size(), close + 1);
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

}  // namespace

std::vector<Sequence> parse_pattern(std::string_view source) { return Parser(source).alternatives(); }

}  // namespace outlint::text
