// SPDX-License-Identifier: Apache-2.0
#include "history/moments.hpp"

#include <charconv>
#include <chrono>

#include <fmt/format.h>

namespace outlint::history {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

/// Digits at a place, as a number; -1 where there are none.
int digits(std::string_view text, std::size_t at, std::size_t count) {
  int value = -1;
  if (at + count > text.size()) return value;
  const char* end = text.data() + at + count;
  const auto read = std::from_chars(text.data() + at, end, value);
  return read.ec == std::errc() && read.ptr == end ? value : -1;
}

std::optional<sys_days> day_at(std::string_view date) {
  if (date.size() < 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
  const int year = digits(date, 0, 4), month = digits(date, 5, 2), day = digits(date, 8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const year_month_day whole{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day))};
  if (!whole.ok()) return std::nullopt;
  return sys_days(whole);
}

/// `+01:00` in seconds; `Z` and nothing are 0.
Moment offset_of(std::string_view zone) {
  if (zone.size() < 6 || (zone[0] != '+' && zone[0] != '-')) return 0;
  const Moment seconds = digits(zone, 1, 2) * 3600 + digits(zone, 4, 2) * 60;
  return zone[0] == '-' ? -seconds : seconds;
}

year_month_day calendar(Moment moment) {
  return std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(moment)));
}

std::string counted(Moment count, std::string_view one) { return fmt::format("{} {}{} ago", count, one, count == 1 ? "" : "s"); }

}  // namespace

std::optional<Moment> moment_of(std::string_view date) {
  const auto day = day_at(date);
  if (!day) return std::nullopt;
  const Moment midnight = std::chrono::sys_seconds(*day).time_since_epoch().count();
  if (date.size() < 19) return midnight;
  const Moment hour = digits(date, 11, 2), minute = digits(date, 14, 2), second = digits(date, 17, 2);
  if (hour < 0 || minute < 0 || second < 0) return midnight;
  const std::size_t zone = date.find_first_of("Z+-", 19);
  return midnight + hour * 3600 + minute * 60 + second - (zone == std::string_view::npos ? 0 : offset_of(date.substr(zone)));
}

std::optional<Moment> moment_of_judging(std::string_view date) {
  const auto moment = moment_of(date);
  if (!moment || date.size() > 10) return moment;
  return *moment + a_day - 1;
}

std::string day_of(Moment moment) {
  const year_month_day day = calendar(moment);
  return fmt::format("{:04}-{:02}-{:02}", int(day.year()), unsigned(day.month()), unsigned(day.day()));
}

std::string ago(Moment moment, std::optional<Moment> now) {
  if (!now || *now < moment) return "on " + day_of(moment);
  constexpr Moment days_as_days = 60, days_as_months = 730;
  const Moment days = (*now - moment) / a_day;
  if (days == 0) return "today";
  if (days < days_as_days) return counted(days, "day");
  // Months of the calendar: what was on the 3rd is a month old on the next 3rd.
  const year_month_day from = calendar(moment), to = calendar(*now);
  const Moment months = Moment{int(to.year()) - int(from.year())} * 12 + unsigned(to.month()) - unsigned(from.month()) - (to.day() < from.day() ? 1 : 0);
  return days < days_as_months ? counted(months, "month") : counted(months / 12, "year");
}

}  // namespace outlint::history
