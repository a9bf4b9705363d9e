// SPDX-License-Identifier: Apache-2.0
#include "message/line_shape.hpp"

#include <algorithm>
#include <initializer_list>

#include "message/mail_words.hpp"
#include "message/names.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

// What each trait of a line is worth. Found by hand on real signatures: a phone number or an address decides, a title
// or a firm's name supports, and the marks of a sentence (length, a full stop, a small first letter) speak against.
constexpr double contact_worth = 2, label_worth = 1.5, title_worth = 1, firm_worth = 1, street_worth = 1,
                 name_worth = 1, divided_worth = 0.5;
constexpr double long_cost = 1, very_long_cost = 2, sentence_cost = 1.5, question_cost = 4, small_start_cost = 1,
                 item_cost = 2, leads_on_cost = 1.5;

constexpr std::size_t longest_first_word = 60;  // bytes: beyond that a line is read whole

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/// `+1 (555) 012-3456`, `713-853-1587`, `x-37059`: digits, and the marks of a number between them.
bool has_phone(std::string_view folded) {
  std::size_t digits = 0, groups = 0;
  bool in_digits = false;
  char before = ' ';
  for (std::size_t at = 0; at <= folded.size(); ++at) {
    const char byte = at < folded.size() ? folded[at] : '\0';
    if (is_digit(byte)) {
      if (!in_digits) {
        if (digits == 0) before = at > 0 ? folded[at - 1] : ' ';
        ++groups;
      }
      in_digits = true;
      ++digits;
      continue;
    }
    in_digits = false;
    const bool joins = byte != '\0' && std::string_view(" ()-./+").find(byte) != std::string_view::npos;
    if (joins && digits > 0) continue;
    if (digits >= 7 && digits <= 16 && before != '/' && before != '=' && (groups >= 2 || digits >= 9)) return true;
    digits = groups = 0;
  }
  return false;
}

/// `x6721`, `ext. 104`, `3-1587`, `*7086`: an extension is all there is, or stands at the end.
bool has_extension(std::string_view folded) {
  std::size_t at = folded.size();
  while (at > 0 && (folded[at - 1] == '.' || folded[at - 1] == ' ')) --at;
  const std::size_t end = at;
  while (at > 0 && (is_digit(folded[at - 1]) || folded[at - 1] == '-')) --at;
  const std::size_t size = end - at;
  if (size < 4 || size > 7) return false;
  const std::string_view head = folded.substr(0, at);
  if (head.ends_with("x") || head.ends_with("x.") || head.ends_with("ext. ") || head.ends_with("ext ") ||
      head.ends_with("*"))
    return true;
  return folded.substr(at, size).find('-') == 1 && (head.empty() || head.ends_with(' '));
}

bool has_address(std::string_view folded) {
  const std::size_t at = folded.find('@');
  if (at != std::string_view::npos && at + 1 < folded.size() && text::is_word_point(text::decode(folded, at + 1).point))
    return true;
  return folded.find("://") != std::string_view::npos || folded.find("www.") != std::string_view::npos ||
         folded.find("linkedin.com") != std::string_view::npos || folded.find("github.com") != std::string_view::npos;
}

/// `Phone: …`, `T +44 …`, `Email me@example.org`.
bool has_label(std::string_view folded) {
  const auto label = leading_word(mail_words("contact-labels"), folded);
  if (!label) return false;
  std::string_view rest = folded.substr(label->size());
  while (!rest.empty() && (rest.front() == ' ' || rest.front() == '.')) rest.remove_prefix(1);
  if (rest.starts_with(':') || rest.starts_with('/') || rest.starts_with('|')) return true;
  return !rest.empty() && (is_digit(rest.front()) || rest.front() == '+' || rest.front() == '(') && label->size() <= 12;
}

bool is_list_item(std::string_view line) {
  if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("• ") || line.starts_with("+ ") ||
      line.starts_with("–\t") || line.starts_with("· "))
    return true;
  const bool bracket = line.starts_with('[') || line.starts_with('(');
  std::size_t at = bracket ? 1 : 0;
  while (at < line.size() && at < 3 && is_digit(line[at])) ++at;
  if (bracket) return at > 1 && at < line.size() && (line[at] == ']' || line[at] == ')');
  return at > 0 && at + 1 < line.size() && (line[at] == '.' || line[at] == ')') &&
         (line[at + 1] == ' ' || line[at + 1] == '\t' || line[at + 1] == ')');
}

bool ends_sentence(std::string_view line) {
  return line.ends_with('.') || line.ends_with('!') || line.ends_with("。") || line.ends_with("！") ||
         line.ends_with("...") || line.ends_with("…");
}

/// The rest of a closing line after more closing words and what may follow them.
std::string_view past_tails(std::string_view rest) {
  const auto skip = [&rest] {
    while (!rest.empty()) {
      const text::Decoded first = text::decode(rest, 0);
      if (text::is_word_point(first.point) || first.point == '[' || first.point == '{' || first.point == '<' ||
          first.point == '&')
        break;
      rest.remove_prefix(first.length);
    }
  };
  for (int round = 0; round < 4; ++round) {
    skip();
    const auto tail = leading_word(mail_words("closing-tails"), rest);
    const auto more = leading_word(mail_words("closing-words"), rest);
    const std::size_t size = std::max(tail ? tail->size() : 0, more ? more->size() : 0);
    if (size == 0) break;
    rest.remove_prefix(size);
  }
  skip();
  return rest;
}

/// Whether the first word of a line is one that a list begins with: most lines tell by it that they need not be read.
bool may_begin(std::string_view line, std::initializer_list<std::string_view> lists) {
  const std::size_t blank = line.find(' ');
  if (blank > longest_first_word) return true;
  const std::string head = folded_text(line.substr(0, blank));
  return head.empty() || std::any_of(lists.begin(), lists.end(), [&](std::string_view list) { return may_lead(mail_words(list), head); });
}

}  // namespace

LineShape shape_of(std::string_view line) {
  LineShape shape;
  const std::string folded = folded_text(line);
  shape.words = tokens(line, 60).size();
  if (folded.find('?') != std::string::npos && folded.find("://") == std::string::npos) {
    shape.asks = true;
    shape.weight -= question_cost;
  }
  const bool phone = has_phone(folded) || has_extension(folded);
  shape.contact = phone || has_address(folded);
  if (shape.contact && shape.words <= 12) shape.weight += contact_worth;
  if (has_label(folded)) shape.weight += label_worth;
  if (shape.words <= 9) {
    if (find_word(mail_words("title-words"), folded)) shape.weight += title_worth;
    if (find_word(mail_words("firm-words"), folded)) shape.weight += firm_worth;
    if (find_word(mail_words("street-words"), folded) && folded.find_first_of("0123456789") != std::string::npos)
      shape.weight += street_worth;
    if (is_name(line, 5)) shape.weight += name_worth;
    if (line.find('|') != std::string_view::npos || line.find("•") != std::string_view::npos ||
        line.find("·") != std::string_view::npos)
      shape.weight += divided_worth;
  }
  if (shape.words > 8) shape.weight -= long_cost;
  if (shape.words > 12) shape.weight -= very_long_cost;
  if ((shape.words >= 5 || (shape.words == 4 && shape.weight <= 0)) && ends_sentence(line))
    shape.weight -= sentence_cost;
  if (line.ends_with(':') || line.ends_with(',')) shape.weight -= shape.words >= 3 ? leads_on_cost : 0;
  const text::Decoded first = text::decode(line, 0);
  if (shape.words >= 4 && first.point >= 'a' && first.point <= 'z' && !shape.contact) shape.weight -= small_start_cost;
  if (is_list_item(line)) shape.weight -= item_cost;
  return shape;
}

Closing closing_of(std::string_view line) {
  if (line.size() > 160 || line.ends_with('?')) return Closing::none;
  const std::string_view words = without_marks(line);
  const text::Folded head = folded(words);
  const auto word = leading_word(mail_words("closing-words"), head.text);
  if (!word) return Closing::none;
  const std::string_view rest = past_tails(std::string_view(head.text).substr(word->size()));
  if (leading_word(mail_words("wishing-words"), head.text) && !words.ends_with(',') && rest.empty())
    return Closing::none;
  const bool thanks = leading_word(mail_words("thanking-words"), head.text).has_value();
  if (rest.empty()) {
    const bool comma = words.ends_with(',') || words.ends_with("，") || words.ends_with("、");
    return thanks && !comma ? Closing::thanks : Closing::words;
  }
  const std::size_t at = head.text.size() - rest.size();
  const std::string_view name = words.substr(head.origin[at]);
  if (tokens(name, 6).size() > 5 || !is_name(name, 5)) return Closing::none;
  // `Thanks Sasha` greets or thanks somebody; a closing puts a mark before the name.
  const std::string_view before = text::trimmed(std::string_view(head.text).substr(0, at));
  const bool marked = !before.empty() && !text::is_word_point(text::decode(before, before.size() - 1).point);
  return marked ? Closing::with_name : Closing::none;
}

bool is_device_line(std::string_view line) {
  if (line.size() > 400 || !may_begin(without_marks(line), {"sent-from", "sent-from-name"})) return false;
  const std::string folded = folded_text(without_marks(line));
  auto phrase = leading_word(mail_words("sent-from"), folded);
  if (const auto vague = leading_word(mail_words("sent-from-name"), folded); vague && !phrase) {
    // `Sent from TypeApp`: the name of a program has a capital letter.
    const std::string_view named = without_marks(line).substr(std::min(vague->size(), line.size()));
    const std::string_view name = named.substr(0, std::min(named.find_first_of("<(["), named.size()));
    if (is_name(name, 4)) phrase = vague;
  }
  if (!phrase) return false;
  const std::string_view rest = std::string_view(folded).substr(phrase->size());
  const std::string_view before_link =
      rest.substr(0, std::min({rest.find('<'), rest.find('('), rest.find("http"), rest.size()}));
  if (tokens(before_link, 16).size() > 14) return false;
  // `Sent from my desk, which is tidier than usual.` is said by a person.
  const std::size_t comma = before_link.find(", ");
  return comma == std::string_view::npos || tokens(before_link.substr(comma), 8).size() <= 3;
}

bool is_postscript(std::string_view line) {
  if (!may_begin(without_marks(line.substr(0, 80)), {"postscripts"})) return false;
  const std::string folded = folded_text(without_marks(line.substr(0, 80)));
  const auto word = leading_word(mail_words("postscripts"), folded);
  if (!word) return false;
  const std::string_view rest = std::string_view(folded).substr(word->size());
  return rest.starts_with(':') || rest.starts_with('.') || rest.starts_with(" -") || rest.starts_with('-') ||
         rest.starts_with(',') || rest.starts_with(". ") || (rest.starts_with(' ') && word->size() <= 5);
}

bool is_dashed_name(std::string_view line) {
  const std::size_t dashes = leading_dashes(line);
  if (dashes == 0 || dashes > 3 || line.size() > 80) return false;
  const std::string_view name = inner(line);
  const std::size_t words = tokens(name, 5).size();
  if (words == 1) {
    const text::Decoded first = text::decode(name, 0);
    return text::is_word_point(first.point) && line.find_first_of("0123456789@>") == std::string_view::npos &&
           !line.ends_with('?');
  }
  return words <= 4 && is_name(name, 4) && !line.ends_with('?');
}

}  // namespace outlint::message
