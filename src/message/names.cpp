// SPDX-License-Identifier: Apache-2.0
#include "message/names.hpp"

#include <algorithm>

#include "message/lines.hpp"
#include "message/mail_words.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

constexpr std::size_t longest_name_word = 40;
constexpr std::size_t longest_ideographs = 36;

bool is_upper(std::string_view word) {
  const std::string folded = folded_text(word);
  return !folded.starts_with(word.substr(0, text::decode(word, 0).length));
}

/// Letters without case: ideographs, kana, Hangul, Hebrew, Arabic, Indic and Thai scripts.
bool has_no_case(char32_t point) {
  return (point >= 0x590 && point < 0x10A0) || (point >= 0x1100 && point < 0x1200) ||
         (point >= 0x2E80 && point < 0xA4D0) || (point >= 0xAC00 && point < 0xD800);
}

bool is_name_word(std::string_view word) {
  if (word.size() > longest_name_word) return false;
  const text::Decoded first = text::decode(word, 0);
  if (!text::is_word_point(first.point)) return false;
  for (std::size_t at = 0; at < word.size();) {
    const text::Decoded here = text::decode(word, at);
    const bool joins = here.point == '-' || here.point == '\'' || here.point == 0x2019 || here.point == '.' ||
                       here.point == '/' || here.point == 0x2010;
    if (!joins && (!text::is_word_point(here.point) || (here.point >= '0' && here.point <= '9'))) return false;
    at += here.length;
  }
  // `J.R.` and `St.Clair`, but not `chart.pdf`.
  const std::size_t dot = word.rfind('.');
  if (dot != std::string_view::npos && dot + 1 < word.size() && word[dot + 1] >= 'a' && word[dot + 1] <= 'z')
    return false;
  if (has_no_case(first.point)) return word.size() <= longest_ideographs;
  return is_upper(word);
}

/// `[Your Name]`, `{{sender_name}}`, `[Maya]`, but not `[one sentence on why]`.
bool names_somebody(std::string_view placeholder) {
  std::string words = folded_text(inner(placeholder));
  std::replace(words.begin(), words.end(), '_', ' ');
  if (tokens(words, 5).size() > 4) return false;
  std::erase_if(words, [](char byte) {
    return byte == '[' || byte == ']' || byte == '{' || byte == '}' || byte == '<' || byte == '>';
  });
  const std::string_view bare = text::trimmed(std::string_view(words));
  return bare.find(' ') == std::string_view::npos ||
         static_cast<bool>(find_word(mail_words("name-placeholders"), bare));
}

}  // namespace

std::string_view inner(std::string_view text) {
  const auto is_outer = [](char32_t point) {
    return !text::is_word_point(point) && point != '[' && point != '{' && point != '<' && point != ']' &&
           point != '}' && point != '>';
  };
  while (!text.empty()) {
    const text::Decoded first = text::decode(text, 0);
    if (!is_outer(first.point)) break;
    text.remove_prefix(first.length);
  }
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && !text::is_boundary(text, last)) --last;
    if (!is_outer(text::decode(text, last).point)) break;
    text = text.substr(0, last);
  }
  return text;
}

std::vector<std::string> name_words(const std::optional<std::vector<Address>>& people) {
  std::vector<std::string> words;
  if (!people) return words;
  for (const Address& person : *people) {
    for (const std::string_view token : tokens(person.name, 8)) {
      const std::string word = folded_text(inner(token));
      if (!word.empty()) words.push_back(word);
    }
  }
  return words;
}

bool is_placeholder(std::string_view text) {
  text = text::trimmed(text);
  if (text.size() < 3 || text.size() > 80) return false;
  const char first = text.front();
  const char last = text.back();
  const bool enclosed = (first == '[' && last == ']') || (first == '{' && last == '}') || (first == '<' && last == '>');
  if (!enclosed) return false;
  const std::size_t closes = text.find(first == '[' ? ']' : first == '{' ? '}' : '>');
  const std::string_view after = text.substr(closes);
  if (first == '<' && text.find('.') != std::string_view::npos) return false;  // a link or a file
  return text.find('@') == std::string_view::npos && text.find("://") == std::string_view::npos &&
         after.find_first_not_of("]}>") == std::string_view::npos;
}

bool is_name(std::string_view text, std::size_t most) {
  text = inner(text);
  if (text.empty() || text.size() > 120) return false;
  if (is_placeholder(text)) return names_somebody(text);
  if (text.find_first_of("\t:;=@") != std::string_view::npos) return false;  // cells of a table, a label, an address
  const std::vector<std::string_view> words = tokens(text, most + 1);
  if (words.size() > most) return false;
  bool named = false;
  const auto particles = mail_words("name-particles");
  for (const std::string_view token : words) {
    const std::string_view word = inner(token);
    if ((is_placeholder(token) && names_somebody(token)) || is_name_word(word)) {
      named = true;
    } else if (!has_word(particles, folded_text(word.empty() ? token : word))) {
      return false;
    }
  }
  return named;
}

bool is_one_of(std::string_view text, const std::vector<std::string>& words) {
  const std::vector<std::string_view> found = tokens(inner(text), 6);
  if (found.empty() || words.empty()) return false;
  return std::all_of(found.begin(), found.end(), [&](std::string_view token) {
    return std::find(words.begin(), words.end(), folded_text(inner(token))) != words.end();
  });
}

}  // namespace outlint::message
