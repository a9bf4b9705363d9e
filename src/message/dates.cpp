// SPDX-License-Identifier: Apache-2.0
#include "message/dates.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "message/headers.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

struct Moment {
  int year = -1, month = 0, day = 0, hour = -1, minute = 0, second = 0;
  int offset = 0;  // minutes east of Greenwich
};

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_letter(char byte) { return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'; }

/// The number that all of `text` is; -1 for anything else and for what is too long to be part of a date.
int number(std::string_view text) {
  if (text.empty() || text.size() > 4 || !std::ranges::all_of(text, is_digit)) return -1;
  int value = 0;
  for (const char digit : text) value = value * 10 + (digit - '0');
  return value;
}

/// The value without its comments, which nest; nothing where one is left open.
std::optional<std::string> without_comments(std::string_view value) {
  std::string out;
  int depth = 0;
  for (std::size_t at = 0; at < value.size(); ++at) {
    const char byte = value[at];
    if (depth > 0 && byte == '\\') {
      ++at;
    } else if (byte == '(') {
      ++depth;
      out += ' ';
    } else if (byte == ')' && depth > 0) {
      --depth;
    } else if (depth == 0) {
      out += byte;
    }
  }
  if (depth > 0) return std::nullopt;
  return out;
}

/// A month by its English name or the first three letters of it (RFC 5322 knows no other language).
int month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                           "may",       "june",     "july",     "august",
                                                           "september", "october",  "november", "december"};
  const std::string lower = text::lower_ascii(word);
  if (lower.size() < 3) return 0;
  const auto found = std::ranges::find_if(months, [&](std::string_view month) { return month.starts_with(lower); });
  if (found != months.end()) return static_cast<int>(found - months.begin()) + 1;
  return lower == "sept" ? 9 : 0;
}

bool is_weekday(std::string_view word) {
  static constexpr std::array<std::string_view, 7> days{"monday", "tuesday",  "wednesday", "thursday",
                                                        "friday", "saturday", "sunday"};
  const std::string lower = text::lower_ascii(word);
  return lower.size() >= 3 && std::ranges::any_of(days, [&](std::string_view day) { return day.starts_with(lower); });
}

/// The zones that RFC 5322 keeps for old mail; military letters and unknown words mean that nobody knows.
int named_zone(std::string_view word) {
  struct Zone {
    std::string_view name;
    int offset;
  };
  static constexpr std::array<Zone, 17> zones{{{"EST", -300},
                                               {"EDT", -240},
                                               {"CST", -360},
                                               {"CDT", -300},
                                               {"MST", -420},
                                               {"MDT", -360},
                                               {"PST", -480},
                                               {"PDT", -420},
                                               {"EST5EDT", -300},
                                               {"CST6CDT", -360},
                                               {"MST7MDT", -420},
                                               {"PST8PDT", -480},
                                               {"CET", 60},
                                               {"CEST", 120},
                                               {"MET", 60},
                                               {"BST", 60},
                                               {"JST", 540}}};
  for (const Zone& zone : zones) {
    if (text::equal_ascii_case(zone.name, word)) return zone.offset;
  }
  return 0;
}

/// `+0100`, `-03:30`, `+01`.
std::optional<int> numeric_zone(std::string_view word) {
  if (word.size() < 3 || (word[0] != '+' && word[0] != '-')) return std::nullopt;
  std::string digits(word.substr(1));
  std::erase(digits, ':');
  if (digits.size() == 2) digits += "00";
  const int value = digits.size() == 4 ? number(digits) : -1;
  if (value < 0 || value % 100 > 59 || value / 100 > 23) return std::nullopt;
  const int minutes = value / 100 * 60 + value % 100;
  return word[0] == '-' ? -minutes : minutes;
}

/// `10:52:37`, `10:52`, `10:52:37.25`, `10.52.37`; `9:30` too.
bool read_time(std::string_view word, Moment& moment) {
  std::array<int, 3> fields{0, 0, 0};
  std::size_t count = 0;
  const char separator = word.find(':') != std::string_view::npos ? ':' : '.';
  for (std::size_t at = 0; at <= word.size() && count < 3;) {
    const std::size_t end = std::min(word.find(separator, at), word.size());
    std::string_view field = word.substr(at, end - at);
    // Fractions of a second are dropped: RFC 5322 has none.
    if (count == 2) field = field.substr(0, field.find_first_of(".,"));
    fields[count] = field.size() <= 2 ? number(field) : -1;
    if (fields[count++] < 0) return false;
    at = end + 1;
  }
  if (count < 2) return false;
  moment.hour = fields[0], moment.minute = fields[1], moment.second = fields[2];
  return true;
}

int full_year(int year, std::size_t digits) {
  if (digits == 2) return year < 50 ? 2000 + year : 1900 + year;
  return digits == 3 ? 1900 + year : year;
}

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

bool is_valid(const Moment& moment) {
  static constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (moment.year < 1 || moment.year > 9999 || moment.month < 1 || moment.month > 12) return false;
  const int leap_day = moment.month == 2 && is_leap(moment.year) ? 1 : 0;
  const int length = lengths[static_cast<std::size_t>(moment.month - 1)] + leap_day;
  return moment.day >= 1 && moment.day <= length && moment.hour <= 23 && moment.minute <= 59 && moment.second <= 60;
}

std::string written(const Moment& moment) {
  std::string out = fmt::format("{:04}-{:02}-{:02}", moment.year, moment.month, moment.day);
  if (moment.hour < 0) return out;
  out += fmt::format("T{:02}:{:02}:{:02}", moment.hour, moment.minute, std::min(moment.second, 59));
  if (moment.offset == 0) return out + "Z";
  const int minutes = moment.offset < 0 ? -moment.offset : moment.offset;
  return out + fmt::format("{}{:02}:{:02}", moment.offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  constexpr std::string_view between = " \t\r\n,";
  for (std::size_t at = 0; (at = text.find_first_not_of(between, at)) != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(between, at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end;
  }
  return out;
}

/// `2024-03-02`, `2024-03-02T09:14:00Z`, `2024-03-02 09:14:00 UTC`, `2024-03-02T09:14:00.5+01:00`, `2024/03/02`.
std::optional<Moment> read_iso(std::string_view text) {
  if (text.size() < 10 || (text[4] != '-' && text[4] != '/') || text[7] != text[4]) return std::nullopt;
  Moment moment;
  moment.year = number(text.substr(0, 4));
  moment.month = number(text.substr(5, 2));
  moment.day = number(text.substr(8, 2));
  std::string_view rest = text.substr(10);
  if (rest.starts_with('T') || rest.starts_with('t')) rest.remove_prefix(1);
  rest = text::trimmed(rest);
  if (rest.empty()) return moment;
  const std::size_t zone = rest.find_first_not_of("0123456789:.,");
  if (!read_time(rest.substr(0, zone), moment)) return std::nullopt;
  if (zone == std::string_view::npos) return moment;
  const std::string_view word = text::trimmed(rest.substr(zone));
  const auto offset = numeric_zone(word);
  if (!offset && !std::ranges::all_of(word, is_letter)) return std::nullopt;
  moment.offset = offset ? *offset : named_zone(word);
  return moment;
}

/// Whether a word is a time of day or begins with one.
bool is_time(std::string_view word) { return word.find(':') != std::string_view::npos && is_digit(word[0]); }

/// The zone behind the time, and behind that a year, as asctime writes it: `Sep 14 14:36:56 EDT 2018`.
void read_tail(const std::vector<std::string_view>& words, std::size_t at, Moment& moment) {
  bool zoned = false;
  for (; at < words.size(); ++at) {
    const std::string_view word = words[at];
    const int year = number(word);
    if (moment.year < 0 && year >= 0 && word.size() == 4) {
      moment.year = year;
    } else if (!zoned) {
      const auto offset = numeric_zone(word);
      zoned = true;
      moment.offset = offset ? *offset : named_zone(word);
      if (text::equal_ascii_case(word, "pm") && moment.hour < 12) moment.hour += 12;
      if (text::equal_ascii_case(word, "am") || text::equal_ascii_case(word, "pm")) zoned = false, moment.offset = 0;
    }
  }
}

/// Day, month and year in the order in which they stand: `1 Jul 2003`, `20 11 79`, `Sep 14`, `21-Nov-1997`.
bool read_day(const std::vector<std::string_view>& words, Moment& moment) {
  std::vector<std::string_view> fields;
  for (const std::string_view word : words) {
    std::size_t at = 0;
    while (at <= word.size()) {  // `21-Nov-1997` is three words in one.
      const std::size_t end = std::min(word.find('-', at), word.size());
      if (end > at) fields.push_back(word.substr(at, end - at));
      at = end + 1;
    }
  }
  if (!fields.empty() && is_weekday(fields.front().substr(0, fields.front().find('.')))) fields.erase(fields.begin());
  if (fields.size() < 2 || fields.size() > 3) return false;
  std::size_t day = 0, month = 1;
  if (!is_digit(fields[0][0])) std::swap(day, month);
  moment.month =
      is_digit(fields[month][0]) ? number(fields[month]) : month_of(fields[month].substr(0, fields[month].find('.')));
  moment.day = fields[day].size() <= 2 ? number(fields[day]) : -1;
  if (fields.size() == 3) {
    const int year = number(fields[2]);
    if (year < 0 || fields[2].size() < 2) return false;
    moment.year = full_year(year, fields[2].size());
  }
  return true;
}

std::optional<Moment> read_mail_date(std::string_view text) {
  const std::vector<std::string_view> words = words_of(text);
  const auto time = std::ranges::find_if(words, is_time);
  Moment moment;
  if (!read_day({words.begin(), time}, moment)) return std::nullopt;
  if (time == words.end()) return moment;
  // The zone may stick to the time: `09:55:06+0200`.
  const std::size_t zone = time->find_first_of("+-");
  if (!read_time(time->substr(0, zone), moment)) return std::nullopt;
  std::vector<std::string_view> tail(time + 1, words.end());
  if (zone != std::string_view::npos) tail.insert(tail.begin(), time->substr(zone));
  read_tail(tail, 0, moment);
  return moment;
}

}  // namespace

std::optional<std::string> read_date(std::string_view value) {
  constexpr std::size_t longest = 1000;
  if (value.size() > longest) value.remove_prefix(value.size() - longest);
  const auto plain = without_comments(field_value(value));
  if (!plain) return std::nullopt;
  const std::size_t last = plain->rfind(';');
  const std::string_view text =
      text::trimmed(std::string_view(*plain).substr(last == std::string::npos ? 0 : last + 1));
  auto moment = read_iso(text);
  if (!moment) moment = read_mail_date(text);
  if (!moment || !is_valid(*moment)) return std::nullopt;
  return written(*moment);
}

}  // namespace outlint::message
