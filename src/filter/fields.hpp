// SPDX-License-Identifier: Apache-2.0
// The header block of a mail as bytes: what a filter reads there, and the one thing that it takes out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/span.hpp>

namespace outlint::filter {

/// A field with its continuation lines.
struct Field {
  std::string_view name;
  std::string value;  ///< on one line, white space at its ends gone, not decoded
  Span whole;         ///< its bytes in the mail, line break included
};

/// The fields above the first line that is blank or no field. Lines end in LF or CRLF; a leading `From ` line is skipped.
std::vector<Field> fields_of(std::string_view mail);

/// The value of the first field of that name, ASCII case aside.
std::optional<std::string> value_of(const std::vector<Field>& fields, std::string_view name);

/// Whether a field is one of ours, `X-Outlint-…`, which is meant for outlint and for nobody else.
bool is_own_field(std::string_view name);

/// Whether the sender says that the mail is to go as it is: `X-Outlint-Send: yes`.
bool says_send(const std::vector<Field>& fields);

/// The mail without fields of ours; every other byte as it was.
std::string without_own_fields(std::string_view mail);

}  // namespace outlint::filter
