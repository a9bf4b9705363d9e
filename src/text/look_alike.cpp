// SPDX-License-Identifier: Apache-2.0
#include "text/look_alike.hpp"

#include <algorithm>
#include <utility>

#include "text/utf8.hpp"

namespace outlint::text {
namespace {

// By code point; small letters that a font draws alike, and capitals, which are alike more often.
constexpr std::pair<char32_t, char32_t> twins[] = {
    {0x131, 'i'},  {0x251, 'a'},  {0x261, 'g'},  {0x391, 'a'},  {0x392, 'b'},  {0x395, 'e'},  {0x396, 'z'},  {0x397, 'h'},  {0x399, 'i'},
    {0x39A, 'k'},  {0x39C, 'm'},  {0x39D, 'n'},  {0x39F, 'o'},  {0x3A1, 'p'},  {0x3A4, 't'},  {0x3A5, 'y'},  {0x3A7, 'x'},  {0x3B1, 'a'},
    {0x3B9, 'i'},  {0x3BD, 'v'},  {0x3BF, 'o'},  {0x3C1, 'p'},  {0x3C5, 'u'},  {0x3F2, 'c'},  {0x3F3, 'j'},  {0x405, 's'},  {0x406, 'i'},
    {0x408, 'j'},  {0x410, 'a'},  {0x412, 'b'},  {0x415, 'e'},  {0x41A, 'k'},  {0x41C, 'm'},  {0x41D, 'h'},  {0x41E, 'o'},  {0x420, 'p'},
    {0x421, 'c'},  {0x422, 't'},  {0x423, 'y'},  {0x425, 'x'},  {0x430, 'a'},  {0x435, 'e'},  {0x43E, 'o'},  {0x440, 'p'},  {0x441, 'c'},
    {0x443, 'y'},  {0x445, 'x'},  {0x455, 's'},  {0x456, 'i'},  {0x458, 'j'},  {0x4AE, 'y'},  {0x4AF, 'y'},  {0x4BB, 'h'},  {0x4CF, 'l'},
    {0x501, 'd'},  {0x51B, 'q'},  {0x51D, 'w'}};

constexpr std::size_t longest_word = 80;  // bytes each way: beyond that nobody reads a word

bool is_ascii_letter(char32_t point) { return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z'); }

bool is_within_word(char32_t point) { return is_word_point(point) || (point >= 0x200B && point <= 0x200D) || point == 0xAD; }

/// The word around a letter, as far as it is looked at.
Span word_around(std::string_view text, Span letter) {
  std::size_t start = letter.start, end = letter.end;
  while (start > 0 && letter.start - start < longest_word) {
    std::size_t before = start - 1;
    while (before > 0 && !is_boundary(text, before)) --before;
    if (!is_within_word(decode(text, before).point)) break;
    start = before;
  }
  while (end < text.size() && end - letter.end < longest_word) {
    const Decoded next = decode(text, end);
    if (!is_within_word(next.point)) break;
    end += next.length;
  }
  return {start, end};
}

}  // namespace

char32_t styled_letter(char32_t point) {
  constexpr char32_t first_letter = 0x1D400, last_letter = 0x1D6A3, first_digit = 0x1D7CE, last_digit = 0x1D7FF;
  if (point >= first_letter && point <= last_letter) return 'a' + (point - first_letter) % 26;
  if (point >= first_digit && point <= last_digit) return '0' + (point - first_digit) % 10;
  return 0;
}

char32_t look_alike(char32_t point) {
  const auto found = std::lower_bound(std::begin(twins), std::end(twins), point, [](const auto& twin, char32_t other) { return twin.first < other; });
  return found != std::end(twins) && found->first == point ? found->second : 0;
}

bool is_disguised(std::string_view text, Span letter) {
  const Span word = word_around(text, letter);
  bool latin = false;
  for (std::size_t at = word.start; at < word.end;) {
    const Decoded each = decode(text, at);
    at += each.length;
    latin = latin || is_ascii_letter(each.point);
    const bool other_script = each.point >= 0x370 && each.point < 0x530;
    if (other_script && look_alike(each.point) == 0) return false;
  }
  return latin;
}

std::optional<Span> disguised_word(std::string_view text, Span stretch) {
  for (std::size_t at = stretch.start; at < stretch.end;) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const Decoded each = decode(text, at);
    const Span letter{at, at + each.length};
    at = letter.end;
    if (look_alike(each.point) != 0 && is_disguised(text, letter)) return word_around(text, letter);
  }
  return std::nullopt;
}

}  // namespace outlint::text
