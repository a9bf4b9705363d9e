// SPDX-License-Identifier: Apache-2.0
#include "message/greeting.hpp"

#include "message/lines.hpp"
#include "message/mail_words.hpp"
#include "message/names.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

constexpr std::size_t most_greeted = 6;       // words of a greeting that punctuation ends
constexpr std::size_t most_greeted_bare = 3;  // that a name ends, and nothing else
constexpr std::size_t longest_greeting = 90;

bool ends_greeting(char32_t point) {
  return point == ',' || point == '!' || point == ':' || point == ';' || point == '.' || point == 0xFF0C ||
         point == 0x3002 || point == 0xFF01 || point == 0xFF1A || point == 0x3001 || point == 0x2014 ||
         point == 0x2013 || point == 0x060C;
}

/// Whether the punctuation at `at` ends words, and not an abbreviation (`Dr. Chen`) or an initial.
bool is_stop(std::string_view line, std::size_t at, std::size_t word_start) {
  const text::Decoded here = text::decode(line, at);
  if (here.point == '-') return at > 0 && line[at - 1] == ' ' && at + 1 < line.size() && line[at + 1] == ' ';
  if (!ends_greeting(here.point)) return false;
  if (here.point != '.' || at == word_start) return true;
  if (at + 1 < line.size() && !text::is_space(text::decode(line, at + 1).point)) return false;
  const std::string word = folded_text(line.substr(word_start, at - word_start));
  return word.size() > 2 && !has_word(mail_words("greeting-titles"), word);
}

/// Past the punctuation at `at` and what is piled up behind it: `Hi Ana!! 👋`.
std::size_t past_stops(std::string_view line, std::size_t at) {
  std::size_t end = at;
  while (at < line.size()) {
    const text::Decoded here = text::decode(line, at);
    const bool decoration = ends_greeting(here.point) || here.point == ')' || here.point == '-' || here.point >= 0x2600;
    if (text::is_word_point(here.point) || (!decoration && !text::is_space(here.point))) break;
    at += here.length;
    if (!text::is_space(here.point)) end = at;
  }
  return end;
}

/// Where the words stand after a greeting word that begins the line; 0 if none does.
std::size_t past_greeting_word(std::string_view line) {
  const text::Folded head = folded(line.substr(0, 200));
  const auto word = leading_word(mail_words("greeting-words"), head.text);
  return word ? head.ends[word->size() - 1] : 0;
}

bool may_be_greeted(std::string_view word, const std::vector<std::string>& readers) {
  return is_name(word, 1) || has_word(mail_words("name-particles"), folded_text(inner(word))) ||
         is_one_of(word, readers) || has_word(mail_words("greeting-addressees"), folded_text(inner(word)));
}

/// The end of the name after a greeting word, where punctuation follows within a few words; 0 if none does.
std::size_t to_stop(std::string_view line, std::size_t from, const std::vector<std::string>& readers) {
  std::size_t words = 0;
  std::size_t word_start = from;
  bool all_named = true;
  int brackets = 0;
  for (std::size_t at = from; at < line.size() && at < longest_greeting;) {
    const text::Decoded here = text::decode(line, at);
    if (here.point == '[' || here.point == '{' || here.point == '<') ++brackets;
    if (here.point == ']' || here.point == '}' || here.point == '>') --brackets;
    if (brackets <= 0 && is_stop(line, at, word_start)) {
      const std::size_t end = past_stops(line, at);
      // `Здравствуйте, Анна!`: the name may stand behind a comma of its own.
      if (words == 0 && here.point == ',' && is_name(line.substr(end), 3)) return line.size();
      return words <= 2 || all_named || end == line.size() ? end : 0;
    }
    if (here.point == '?') return 0;
    if (brackets <= 0 && text::is_space(here.point)) word_start = at + here.length;
    if (text::is_word_point(here.point) && (at == from || !text::is_word_point(text::decode(line, at - 1).point))) {
      const std::size_t end = std::min(line.find(' ', at), line.size());
      if (brackets <= 0 && at == word_start) {
        ++words;
        all_named = all_named && may_be_greeted(line.substr(at, end - at), readers);
      }
    }
    if (words > most_greeted) return 0;
    at += here.length;
  }
  // The whole line is short: it greets without a comma.
  if (line.size() >= longest_greeting || words > 4) return 0;
  return all_named ? line.size() : 0;
}

/// `hi Mr Osei hope you are well`: the names after a greeting word, where nothing divides them from the text.
std::size_t past_names(std::string_view line, std::size_t from) {
  std::size_t end = 0;
  std::size_t count = 0;
  for (const std::string_view token : tokens(line.substr(from), most_greeted_bare)) {
    const bool addressee = has_word(mail_words("greeting-addressees"), folded_text(inner(token)));
    if (!addressee && !is_name(token, 1)) break;
    end = static_cast<std::size_t>(token.data() - line.data()) + token.size();
    ++count;
  }
  return count == 0 ? 0 : end;
}

/// `Yevgeniy,` or `You lovely lot,` alone in its line.
bool is_name_line(std::string_view line) {
  if (line.size() > 60) return false;
  const bool comma = line.ends_with(',') || line.ends_with("，") || line.ends_with("、");
  const bool stop = comma || line.ends_with(':') || line.ends_with('-') || line.ends_with("—") || line.ends_with("–");
  if (!stop) return false;
  const std::size_t words = tokens(line, 7).size();
  if (leading_word(mail_words("closing-words"), folded_text(line))) return false;
  return is_name(line, 5) || (comma && words <= 3);
}

}  // namespace

std::size_t greeting_size(std::string_view line, const std::vector<std::string>& readers) {
  if (line.empty() || line.front() == '>' || line.front() == '-') return 0;
  if (const std::size_t from = past_greeting_word(line)) {
    if (const std::size_t end = to_stop(line, from, readers)) return end;
    return past_names(line, from);
  }
  if (is_name_line(line)) return line.size();
  // `Osei, your answer …`: only a name that is known to be the reader's.
  const std::size_t comma = line.find(',');
  if (comma < 40 && is_one_of(line.substr(0, comma), readers)) return comma + 1;
  // `田中様`: an honorific ends the line.
  const std::string whole = line.size() < 60 ? folded_text(inner(line)) : "";
  for (const std::string_view honorific : mail_words("greeting-honorifics")) {
    if (whole.size() > honorific.size() && whole.ends_with(honorific)) return line.size();
  }
  return 0;
}

}  // namespace outlint::message
