// SPDX-License-Identifier: Apache-2.0
// Header fields written anew.
#pragma once

#include <string>
#include <string_view>

namespace outlint::message {

/// A header value as it travels: RFC 2047 where it is not ASCII, folded at 78 columns where that can be. `name` tells
/// whether it is a list of addresses, whose names alone may be encoded, and how long the first line is already.
std::string encoded_header_value(std::string_view name, std::string_view value, std::string_view line_break);

}  // namespace outlint::message
