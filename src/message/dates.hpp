// SPDX-License-Identifier: Apache-2.0
// Dates as mail, message JSON and LinkedIn write them, to RFC 3339.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace outlint::message {

/// A date of an RFC 5322 header (obsolete forms, comments, and the rubbish before the last `;` of a Received line
/// allowed), an ISO 8601 date or time, or LinkedIn's `2024-03-02 09:14:00 UTC`, as RFC 3339 with its own offset:
/// `2026-03-02T09:30:00Z`, `2026-03-02T09:30:00+01:00`. A day alone stays `2026-03-02`; a time without a zone gets
/// `Z`. Nothing for what is no date; no clock and no locale are asked.
std::optional<std::string> read_date(std::string_view value);

}  // namespace outlint::message
