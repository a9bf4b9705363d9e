// SPDX-License-Identifier: Apache-2.0
// Text as a string of JSON.
#pragma once

#include <string>
#include <string_view>

namespace outlint::text {

/// A JSON string, quotes and all. Bytes that are no UTF-8 become U+FFFD.
std::string json_string(std::string_view text);

}  // namespace outlint::text
