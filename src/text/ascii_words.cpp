// SPDX-License-Identifier: Apache-2.0
#include "text/ascii_words.hpp"

#include <algorithm>
#include <array>

namespace outlint::text {
namespace {

/// What the rules of UAX #29 tell apart, as ICU tailors them: an @ is a letter, a colon joins nothing.
enum class Kind : unsigned char { other, letter, digit, low_line, joins, joins_digits };

constexpr Kind kind_of(char byte) {
  if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '@') return Kind::letter;
  if (byte >= '0' && byte <= '9') return Kind::digit;
  if (byte == '_') return Kind::low_line;
  if (byte == '.' || byte == '\'') return Kind::joins;
  return byte == ',' || byte == ';' ? Kind::joins_digits : Kind::other;
}

constexpr std::array<Kind, 128> all_kinds() {
  std::array<Kind, 128> out{};
  for (std::size_t byte = 0; byte < out.size(); ++byte) out[byte] = kind_of(static_cast<char>(byte));
  return out;
}

constexpr std::array<Kind, 128> kinds = all_kinds();

constexpr bool in_word(Kind kind) { return kind == Kind::letter || kind == Kind::digit || kind == Kind::low_line; }

}  // namespace

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
}

std::vector<Span> ascii_words(std::string_view text) {
  const auto kind = [&](std::size_t at) { return at < text.size() ? kinds[static_cast<unsigned char>(text[at])] : Kind::other; };
  std::vector<Span> out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!in_word(kind(at))) continue;
    const std::size_t start = at;
    for (;;) {
      const Kind here = kind(at);
      const Kind next = kind(at + 1);
      if (in_word(next)) {
        ++at;
        continue;
      }
      const bool joins = (next == Kind::joins && here != Kind::low_line) || (next == Kind::joins_digits && here == Kind::digit);
      if (!joins || kind(at + 2) != here) break;
      at += 2;
    }
    // One low line alone is a mark.
    if (at > start || kind(start) != Kind::low_line) out.push_back({start, at + 1});
  }
  return out;
}

}  // namespace outlint::text
