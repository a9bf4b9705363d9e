// SPDX-License-Identifier: Apache-2.0
// The marks of list items, as mail writes them.
#include <algorithm>

#include "message/sentence_stop.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

constexpr std::string_view bullets[] = {"•", "⁃", "◦", "▪", "‣", "●", "○", "■", "□", "➢", "➤", "✓", "✔", "★", "→"};
constexpr std::string_view ascii_bullets[] = {"-", "*", "+", "–", "—"};  // these need a blank behind them

std::size_t spaces_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    const text::Decoded c = text::decode(text, end);
    if (!text::is_space(c.point)) break;
    end += c.length;
  }
  return end - at;
}

/// The value of `iv`, `XII`; 0 for what is none. Only up to thirty-nine, which no list of a mail outgrows.
int roman(std::string_view digits) {
  int value = 0;
  int last = 0;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
    const int one = *digit == 'i' ? 1 : *digit == 'v' ? 5 : *digit == 'x' ? 10 : 0;
    if (one == 0) return 0;
    value += one < last ? -one : one;
    last = std::max(last, one);
  }
  return value;
}

ListMark bullet(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  const auto starts = [&](std::string_view one) { return rest.starts_with(one); };
  ListMark mark;
  if (const auto* found = std::ranges::find_if(bullets, starts); found != std::end(bullets)) {
    mark = {found->size() + spaces_at(text, at + found->size()), '*', 0, 0, 0};
  } else if (const auto* dash = std::ranges::find_if(ascii_bullets, starts); dash != std::end(ascii_bullets)) {
    const std::size_t spaces = spaces_at(text, at + dash->size());
    if (spaces > 0) mark = {dash->size() + spaces, '*', 0, 0, 0};
  }
  return mark;
}

}  // namespace

ListMark list_mark(std::string_view paragraph, std::size_t at) {
  constexpr std::size_t longest_number = 5;
  if (const ListMark mark = bullet(paragraph, at); mark.length > 0) return mark;
  const bool opened = at < paragraph.size() && paragraph[at] == '(';
  std::size_t end = at + (opened ? 1 : 0);
  const std::size_t start = end;
  const auto is_alnum = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  while (end < paragraph.size() && end - start <= longest_number && is_alnum(paragraph[end])) ++end;
  const std::string_view number = paragraph.substr(start, end - start);
  if (number.empty() || number.size() > longest_number) return {};
  ListMark mark;
  const std::string_view close = paragraph.substr(end, 2);
  if (close == ".)") {
    mark.style = ']';
  } else if (close.starts_with(')')) {
    mark.style = opened ? '(' : ')';
  } else if (close.starts_with('.') && !opened) {
    mark.style = '.';
  } else {
    return {};
  }
  end += mark.style == ']' ? 2 : 1;
  const std::string folded = text::lower_ascii(number);
  if (std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; }) && number.size() <= 3) {
    mark.system = '1';
    mark.value = std::stoi(std::string(number));
  } else {
    mark.system = number[0] >= 'a' ? 'a' : 'A';
    mark.roman = roman(folded);
    if (number.size() == 1) mark.value = folded[0] - 'a' + 1;
    if (mark.value == 0 && mark.roman == 0) return {};
  }
  const std::size_t spaces = spaces_at(paragraph, end);
  if (spaces == 0 && end < paragraph.size() && mark.style == '.') return {};
  mark.length = end + spaces - at;
  return mark;
}

}  // namespace outlint::message
