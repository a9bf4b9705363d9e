// SPDX-License-Identifier: Apache-2.0
// From the source of a pattern to its nodes: the part of Boost.Regex's Perl syntax that rules are written in.
#include <algorithm>

#include "text/syntax.hpp"

namespace outlint::text {
namespace {

constexpr std::uint32_t most_rounds = 1000;  // of a bounded repetition: more is left to Boost
constexpr std::size_t deepest = 200;         // groups within groups

class Parser {
 public:
  Parser(SyntaxPool& pool, std::string_view source) : pool_(pool), source_(source) {}

  std::optional<std::uint32_t> whole() {
    const std::uint32_t node = alternatives(0);
    if (outside_ || at_ != source_.size()) return std::nullopt;
    return node;
  }

 private:
  /// What is not known here: the pattern is left to Boost.
  std::uint32_t outside() {
    outside_ = true;
    return leaf(NodeKind::empty);
  }

  std::uint32_t leaf(NodeKind kind) {
    SyntaxNode node;
    node.kind = kind;
    return pool_.add(std::move(node));
  }

  std::uint32_t alternatives(std::size_t depth) {
    if (depth > deepest) return outside();
    std::vector<std::uint32_t> choices, items;
    while (!outside_ && at_ < source_.size() && source_[at_] != ')') {
      if (source_[at_] == '|') {
        ++at_;
        choices.push_back(pool_.sequence(std::move(items)));
        items.clear();
        continue;
      }
      const std::uint32_t inner = item(depth);
      items.push_back(quantified(inner));
    }
    choices.push_back(pool_.sequence(std::move(items)));
    if (choices.size() == 1) return choices.front();
    SyntaxNode node;
    node.kind = NodeKind::choice;
    node.children = std::move(choices);
    return pool_.add(std::move(node));
  }

  std::uint32_t item(std::size_t depth) {
    const char byte = source_[at_];
    if (byte == '(') return group(depth);
    if (byte == '[') return byte_class();
    if (byte == '\\') return escape();
    ++at_;
    switch (byte) {
      case '.': return one(ByteSet().inverse());
      case '^': return leaf(NodeKind::text_start);
      case '$': return leaf(NodeKind::text_end);
      case '*': case '+': case '?': case '{': case '}': return outside();
      default: break;
    }
    return literal(byte);
  }

  std::uint32_t literal(char byte) {
    SyntaxNode node;
    node.kind = NodeKind::bytes;
    node.bytes = byte;
    return pool_.add(std::move(node));
  }

  std::uint32_t one(const ByteSet& set) {
    SyntaxNode node;
    node.kind = NodeKind::one;
    node.set = set;
    return pool_.add(std::move(node));
  }

  std::uint32_t group(std::size_t depth) {
    ++at_;
    SyntaxNode look;
    look.kind = NodeKind::look;
    bool looks = true;
    if (take("?:")) looks = false;
    else if (take("?=")) look.negated = false;
    else if (take("?!")) look.negated = true;
    else if (take("?<=")) look.behind = true;
    else if (take("?<!")) look.behind = look.negated = true;
    else if (peek() == '?') return outside();
    else looks = false;
    const std::uint32_t inner = alternatives(depth + 1);
    if (outside_ || peek() != ')') return outside();
    ++at_;
    if (!looks) return inner;
    if (look.behind) {
      const auto back = length_of(inner);
      if (!back) return outside();
      look.min = *back;
    }
    look.children = {inner};
    return pool_.add(std::move(look));
  }

  /// How many bytes a node always takes, where that is one number.
  std::optional<std::uint32_t> length_of(std::uint32_t number) const {
    const SyntaxNode& node = pool_[number];
    switch (node.kind) {
      case NodeKind::bytes: return static_cast<std::uint32_t>(node.bytes.size());
      case NodeKind::one: return 1;
      case NodeKind::run: return node.min == node.max ? std::optional(node.min) : std::nullopt;
      case NodeKind::sequence: {
        std::uint32_t sum = 0;
        for (const std::uint32_t child : node.children) {
          const auto length = length_of(child);
          if (!length) return std::nullopt;
          sum += *length;
        }
        return sum;
      }
      case NodeKind::choice: {
        const auto first = length_of(node.children.front());
        const bool equal = std::all_of(node.children.begin(), node.children.end(), [&](std::uint32_t child) { return length_of(child) == first; });
        return equal ? first : std::nullopt;
      }
      case NodeKind::repeat: return std::nullopt;
      default: return 0;
    }
  }

  std::uint32_t byte_class() {
    ++at_;
    const bool negated = peek() == '^';
    if (negated) ++at_;
    if (peek() == ']') return outside();
    ByteSet set;
    while (at_ < source_.size() && source_[at_] != ']') {
      const auto low = member(set);
      if (outside_) return outside();
      if (peek() != '-' || at_ + 1 >= source_.size() || source_[at_ + 1] == ']') continue;
      if (!low) return outside();
      ++at_;
      const auto high = member(set);
      if (outside_ || !high || *high < *low) return outside();
      for (unsigned byte = *low; byte <= *high; ++byte) set.add(static_cast<unsigned char>(byte));
    }
    if (peek() != ']') return outside();
    ++at_;
    return one(negated ? set.inverse() : set);
  }

  /// Adds the next member to the set; its byte, where it is one.
  std::optional<unsigned char> member(ByteSet& set) {
    const char byte = source_[at_++];
    if (byte == '[' && (peek() == ':' || peek() == '.' || peek() == '=')) {
      outside();
      return std::nullopt;
    }
    if (byte != '\\') {
      set.add(static_cast<unsigned char>(byte));
      return static_cast<unsigned char>(byte);
    }
    const char escaped = peek();
    ++at_;
    if (const auto named = named_set(escaped)) {
      set.add(*named);
      return std::nullopt;
    }
    if (is_plain_escape(escaped)) {
      set.add(static_cast<unsigned char>(escaped));
      return static_cast<unsigned char>(escaped);
    }
    outside();
    return std::nullopt;
  }

  static std::optional<ByteSet> named_set(char escaped) {
    switch (escaped) {
      case 'w': return word_bytes();
      case 'W': return word_bytes().inverse();
      case 'd': return digit_bytes();
      case 'D': return digit_bytes().inverse();
      case 's': return space_bytes();
      case 'S': return space_bytes().inverse();
      default: return std::nullopt;
    }
  }

  /// Whether an escape stands for the byte itself: punctuation only.
  static bool is_plain_escape(char byte) {
    return std::string_view("!\"#$%&()*+,-./:;=?@[\\]^{|}~ ").find(byte) != std::string_view::npos;
  }

  std::uint32_t escape() {
    ++at_;
    const char byte = peek();
    ++at_;
    if (const auto named = named_set(byte)) return one(*named);
    if (byte == 'b') return leaf(NodeKind::border);
    return is_plain_escape(byte) ? literal(byte) : outside();
  }

  std::uint32_t quantified(std::uint32_t item) {
    std::uint32_t min = 0, max = no_limit;
    const char byte = peek();
    if (byte == '?') max = 1;
    else if (byte == '+') min = 1;
    else if (byte == '{') {
      if (!bounds(min, max)) return outside();
      --at_;
    } else if (byte != '*') return item;
    ++at_;
    Greed greed = Greed::greedy;
    if (peek() == '?') greed = Greed::lazy;
    if (peek() == '+') greed = Greed::possessive;
    if (greed != Greed::greedy) ++at_;
    if (peek() == '*' || peek() == '+' || peek() == '?' || peek() == '{') return outside();
    return repeated(item, min, max, greed);
  }

  /// `{2}`, `{2,}`, `{2,3}`; stops behind the brace.
  bool bounds(std::uint32_t& min, std::uint32_t& max) {
    ++at_;
    const auto low = number();
    if (!low) return false;
    min = max = *low;
    if (peek() == ',') {
      ++at_;
      max = peek() == '}' ? no_limit : number().value_or(0);
    }
    if (peek() != '}' || max < min || min > most_rounds || (max != no_limit && max > most_rounds)) return false;
    ++at_;
    return true;
  }

  std::optional<std::uint32_t> number() {
    std::uint32_t value = 0;
    const std::size_t start = at_;
    while (peek() >= '0' && peek() <= '9' && at_ - start < 6) value = value * 10 + static_cast<std::uint32_t>(source_[at_++] - '0');
    if (at_ == start) return std::nullopt;
    return value;
  }

  /// Whether no byte is ever taken, as by `$\b`.
  [[nodiscard]] bool takes_none(std::uint32_t item) const {
    const SyntaxNode& node = pool_[item];
    switch (node.kind) {
      case NodeKind::look: case NodeKind::border: case NodeKind::text_start: case NodeKind::text_end: return true;
      case NodeKind::sequence: case NodeKind::choice: return std::ranges::all_of(node.children, [this](std::uint32_t child) { return takes_none(child); });
      default: return false;
    }
  }

  std::uint32_t repeated(std::uint32_t item, std::uint32_t min, std::uint32_t max, Greed greed) {
    const SyntaxNode inner = pool_[item];
    const bool of_nothing = takes_none(item);
    if (max == 0 || (of_nothing && min == 0)) return leaf(NodeKind::empty);  // what takes no byte and need not stand is nothing
    if (of_nothing) return outside();
    SyntaxNode node;
    node.min = min;
    node.max = max;
    node.greed = greed;
    if (inner.kind == NodeKind::one || (inner.kind == NodeKind::bytes && inner.bytes.size() == 1)) {
      node.kind = NodeKind::run;
      node.set = inner.set;
      if (inner.kind == NodeKind::bytes) node.set.add(static_cast<unsigned char>(inner.bytes.front()));
    } else {
      node.kind = NodeKind::repeat;
      node.children = {item};
    }
    return pool_.add(std::move(node));
  }

  [[nodiscard]] char peek() const { return at_ < source_.size() ? source_[at_] : '\0'; }

  bool take(std::string_view words) {
    if (!source_.substr(at_).starts_with(words)) return false;
    at_ += words.size();
    return true;
  }

  SyntaxPool& pool_;
  std::string_view source_;
  std::size_t at_ = 0;
  bool outside_ = false;
};

}  // namespace

std::optional<std::uint32_t> SyntaxPool::parse(std::string_view source) { return Parser(*this, source).whole(); }

}  // namespace outlint::text
