// SPDX-License-Identifier: Apache-2.0
// Points in time as numbers, and how people say them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace outlint::history {

/// Seconds since 1970, UTC.
using Moment = std::int64_t;

inline constexpr Moment a_day = 86400;

/// Of RFC 3339, or of a day, which means its beginning; nothing for what is neither.
std::optional<Moment> moment_of(std::string_view date);
/// The moment that a judgement is made at: an RFC 3339 time is meant exactly, a day until its end.
std::optional<Moment> moment_of_judging(std::string_view date);
/// `2026-03-02`, in UTC.
std::string day_of(Moment moment);
/// `14 months ago`, `3 days ago`, `today`; the day itself where now is unknown or before it.
std::string ago(Moment moment, std::optional<Moment> now);

}  // namespace outlint::history
