// SPDX-License-Identifier: Apache-2.0
#include "message/disclaimer.hpp"

#include <algorithm>
#include <string>

#include "message/mail_words.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

constexpr std::size_t most_paragraphs = 40;
constexpr std::size_t most_lines = 400;
constexpr std::size_t paragraph_reach = 3000;

/// The words of a paragraph, folded, as far as they matter.
std::string words_of(const Lines& lines, std::size_t first, std::size_t last) {
  std::string out;
  for (std::size_t at = first; at < last && out.size() < paragraph_reach; ++at) {
    out += folded(lines[at].substr(0, std::min<std::size_t>(lines[at].size(), 4 * line_reach))).text;
    out += ' ';
  }
  return out;
}

/// How many different words of the list the text has, three at most.
std::size_t count_words(std::span<const std::string_view> list, std::string_view folded) {
  std::vector<std::string_view> seen;
  for (FoundWord word = find_word(list, folded); word && seen.size() < 3;
       word = find_word(list, folded, word.at + word.size)) {
    const std::string_view found = folded.substr(word.at, word.size);
    if (std::find(seen.begin(), seen.end(), found) == seen.end()) seen.push_back(found);
  }
  return seen.size();
}

bool is_legal(std::string_view folded) {
  if (find_word(mail_words("disclaimer-phrases"), folded)) return true;
  const std::size_t marks = count_words(mail_words("disclaimer-words"), folded);
  const std::size_t start = std::min(folded.find_first_not_of("*_-=~#|[(\" "), folded.size());
  const auto words = leading_word(mail_words("disclaimer-starts"), folded.substr(start));
  if (words && words->size() >= 12) return marks >= 1 || folded.size() > 120 || words->size() >= 24;
  return words ? marks >= 2 : marks >= 3;
}

bool is_footer(const Lines& lines, std::size_t first, std::size_t last, bool ruled) {
  const auto footers = mail_words("list-footers");
  for (std::size_t at = first; at < last && at < first + 4; ++at) {
    const std::string line = folded_text(without_marks(lines[at]));
    if (leading_word(footers, line)) return true;
    if (ruled && line.size() < 80 && find_word(footers, line)) return true;
  }
  return false;
}

bool is_links(const Lines& lines, std::size_t first, std::size_t last) {
  return std::all_of(
      lines.all.begin() + static_cast<std::ptrdiff_t>(first), lines.all.begin() + static_cast<std::ptrdiff_t>(last),
      [&](const Line& line) {
        const std::string_view words = line.span().of(lines.text);
        return words.find(' ') == std::string_view::npos &&
               (words.find("://") != std::string_view::npos || words.find('@') != std::string_view::npos);
      });
}

}  // namespace

std::size_t disclaimer_start(const Lines& lines, std::size_t first, std::size_t last) {
  std::size_t found = last;
  std::size_t paragraphs = 0;
  // Upward by paragraphs: a blank line or a rule divides them. The topmost that is legal text takes what is below it.
  for (std::size_t end = last; end > first && paragraphs < most_paragraphs && last - end < most_lines; ++paragraphs) {
    std::size_t start = end - 1;
    while (start > first && !lines.all[start].after_blank && !is_rule(lines[start], 3) && end - start < most_lines)
      --start;
    const bool ruled = is_rule(lines[start], 2);
    const std::size_t words = ruled && start + 1 < end ? start + 1 : start;
    const bool legal = is_legal(words_of(lines, words, end)) || is_footer(lines, words, end, ruled);
    if (legal) {
      found = start;
    } else if (end - start > 1 ? found != last || !is_links(lines, words, end) : found != last && !is_rule(lines[start], 3)) {
      break;
    }
    end = start;
  }
  // A rule above belongs to it.
  while (found < last && found > first && is_rule(lines[found - 1], 2)) --found;
  return found;
}

}  // namespace outlint::message
