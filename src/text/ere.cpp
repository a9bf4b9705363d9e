// SPDX-License-Identifier: Apache-2.0
#include "text/ere.hpp"

#include "text/syntax.hpp"

namespace outlint::text {
namespace {

/// What a node reads as, and whether it can match nothing at all.
struct Said {
  std::string words;
  bool nullable = true;
  bool atom = false;  ///< whether a quantifier may stand behind it as it is
};

constexpr std::string_view special = "\\^$.|?*+()[{";

std::string literal(char byte) { return special.find(byte) == std::string_view::npos ? std::string(1, byte) : std::string{'\\', byte}; }

/// `a-z` and the like; what has a meaning of its own within brackets, in one dialect or the other, is given back.
std::string ranges(const ByteSet& set, bool wanted, std::string& apart) {
  std::string inside, dash;
  for (unsigned byte = ' '; byte < 0x7F; ++byte) {
    if (set.has(static_cast<unsigned char>(byte)) != wanted) continue;
    const char letter = static_cast<char>(byte);
    if (letter == '-') {
      dash = "-";
    } else if (letter == '[' || letter == ']' || letter == '\\' || letter == '^') {
      apart += letter;
    } else {
      unsigned last = byte;
      const auto alike = [](unsigned one, unsigned two) { return (one >= '0' && two <= '9') || (one >= 'A' && two <= 'Z') || (one >= 'a' && two <= 'z'); };
      while (alike(byte, last + 1) && set.has(static_cast<unsigned char>(last + 1)) == wanted) ++last;
      inside += letter;
      if (last > byte) inside += std::string(last > byte + 1 ? "-" : "") + static_cast<char>(last);
      byte = last;
    }
  }
  return inside + dash;
}

Said one_of(const ByteSet& set) {
  std::string apart;
  if (set.has(0x80)) {  // letters beyond ASCII come as a whole
    const std::string outside = ranges(set, false, apart);
    return {outside.empty() ? "." : "[^" + outside + "]", false, true};
  }
  const std::string inside = ranges(set, true, apart);
  std::string all = inside.empty() ? "" : inside.size() == 1 ? literal(inside.front()) : "[" + inside + "]";
  const bool alone = apart.empty() || (all.empty() && apart.size() == 1);
  for (const char byte : apart) all += (all.empty() ? "" : "|") + literal(byte);
  return {alone ? all : "(" + all + ")", false, true};
}

std::string times(std::uint32_t min, std::uint32_t max) {
  if (min == 0 && max == 1) return "?";
  if (max == no_limit) return min == 0 ? "*" : min == 1 ? "+" : "{" + std::to_string(min) + ",}";
  if (min == max) return min == 1 ? "" : "{" + std::to_string(min) + "}";
  return "{" + std::to_string(min) + "," + std::to_string(max) + "}";
}

/// Writes the tree of one pattern; nothing where it can never match.
class Writer {
 public:
  explicit Writer(const SyntaxPool& pool) : pool_(pool) {}

  [[nodiscard]] std::optional<Said> say(std::uint32_t number) const {
    const SyntaxNode& node = pool_[number];
    switch (node.kind) {
      case NodeKind::fail: return std::nullopt;
      case NodeKind::bytes: return bytes(node.bytes);
      case NodeKind::one: return one_of(node.set);
      case NodeKind::run: return repeated(one_of(node.set), node.min, node.max);
      case NodeKind::sequence: return sequence(node);
      case NodeKind::choice: return choice(node);
      case NodeKind::repeat: {
        const auto inner = say(node.children.front());
        if (!inner) return node.min == 0 ? std::optional(Said()) : std::nullopt;
        return repeated(*inner, node.min, node.max);
      }
      case NodeKind::empty: case NodeKind::look: case NodeKind::text_start: case NodeKind::text_end:
      case NodeKind::border: case NodeKind::edge: break;
    }
    return Said();
  }

 private:
  static Said bytes(const std::string& bytes) {
    Said said{"", bytes.empty(), bytes.size() == 1};
    for (const char byte : bytes) said.words += literal(byte);
    return said;
  }

  static Said repeated(const Said& inner, std::uint32_t min, std::uint32_t max) {
    if (inner.words.empty() || max == 0) return {};
    const std::string body = inner.atom ? inner.words : "(" + inner.words + ")";
    const std::string count = times(min, max);
    return {body + count, inner.nullable || min == 0, count.empty()};
  }

  [[nodiscard]] std::optional<Said> sequence(const SyntaxNode& node) const {
    Said all;
    for (const std::uint32_t child : node.children) {
      const auto said = say(child);
      if (!said) return std::nullopt;
      all.atom = all.words.empty() && said->atom;
      all.words += said->words;
      all.nullable = all.nullable && said->nullable;
    }
    return all;
  }

  /// An empty alternative is a question mark: POSIX knows no other.
  [[nodiscard]] std::optional<Said> choice(const SyntaxNode& node) const {
    Said all{"", false, true};
    bool empty = false, any = false;
    for (const std::uint32_t child : node.children) {
      const auto said = say(child);
      if (!said) continue;
      any = true;
      all.nullable = all.nullable || said->nullable;
      if (said->words.empty()) empty = true;
      else all.words += (all.words.empty() ? "" : "|") + said->words;
    }
    if (!any) return std::nullopt;
    if (all.words.empty()) return Said();
    all.words = "(" + all.words + ")";
    if (!empty) return all;
    return Said{all.words + "?", true, false};
  }

  const SyntaxPool& pool_;
};

}  // namespace

std::optional<std::string> to_ere(std::string_view pattern) {
  SyntaxPool pool;
  const auto root = pool.parse(pattern);
  if (!root) return std::nullopt;
  const auto said = Writer(pool).say(*root);
  if (!said || said->nullable) return std::nullopt;
  return said->words;
}

}  // namespace outlint::text
