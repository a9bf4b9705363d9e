// SPDX-License-Identifier: Apache-2.0
// Dates as they stand above quotes, in all languages: recognised, not read.
#include <algorithm>

#include "message/mail_words.hpp"
#include "message/quote_headers.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/// The runs of digits of a text, with the byte after each.
struct Number {
  std::size_t at = 0, size = 0;
};

std::vector<Number> numbers(std::string_view folded) {
  std::vector<Number> out;
  for (std::size_t at = 0; at < folded.size(); ++at) {
    if (!is_digit(folded[at])) continue;
    const std::size_t start = at;
    while (at < folded.size() && is_digit(folded[at])) ++at;
    out.push_back({start, at - start});
  }
  return out;
}

/// `10:30`, `10h30`, `18.30`, `2024-01-31`, `31.1.2024`, `1/31/24`, `2024年`.
bool has_numeric_date(std::string_view folded) {
  const std::vector<Number> found = numbers(folded);
  for (std::size_t at = 0; at < found.size(); ++at) {
    const std::size_t after = found[at].at + found[at].size;
    const std::string_view rest = folded.substr(after);
    if (found[at].size == 4 && (rest.starts_with("年") || rest.starts_with("년"))) return true;
    if (at + 1 == found.size() || found[at + 1].at != after + 1 || found[at].size > 4 || found[at + 1].size > 4)
      continue;
    const char mark = folded[after];
    if ((mark == ':' || mark == 'h') && found[at].size <= 2 && found[at + 1].size == 2) return true;
    const bool third = at + 2 < found.size() && found[at + 2].at == found[at + 1].at + found[at + 1].size + 1 &&
                       folded[found[at + 2].at - 1] == mark && found[at + 2].size <= 4;
    if (third && (mark == '-' || mark == '/' || mark == '.')) return true;
  }
  return false;
}

/// A month's name beside a number: `5 May`, `Jan. 5`, `17-feb.-2015`.
bool has_named_date(std::string_view folded) {
  static const auto months = mail_words("months");
  for (FoundWord month = find_word(months, folded); month; month = find_word(months, folded, month.at + month.size)) {
    const std::size_t after = std::min(folded.find_first_not_of(" .,-", month.at + month.size), folded.size());
    if (after < folded.size() && is_digit(folded[after])) return true;
    const std::size_t before = month.at == 0 ? std::string_view::npos : folded.find_last_not_of(" .,-", month.at - 1);
    if (before != std::string_view::npos && is_digit(folded[before])) return true;
    // `5 de mayo de 2024`: one word may stand between.
    const std::string_view head = folded.substr(0, month.at);
    if (head.ends_with(" de ") && head.size() > 4 && is_digit(head[head.size() - 5])) return true;
  }
  return false;
}

}  // namespace

bool has_date(std::string_view folded) { return has_numeric_date(folded) || has_named_date(folded); }

bool starts_with_date(std::string_view folded) {
  if (folded.empty()) return false;
  if (is_digit(folded[0]) || leading_word(mail_words("months"), folded)) return has_date(folded.substr(0, 40));
  return leading_word(mail_words("weekdays"), folded).has_value() && has_date(folded.substr(0, 60));
}

}  // namespace outlint::message
