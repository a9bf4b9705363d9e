// SPDX-License-Identifier: Apache-2.0
// Where the greeting ends.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace outlint::message {

/// How many bytes of the first line of a letter greet: all of it, its first words, or none. `readers`: name_words of
/// the addressees.
std::size_t greeting_size(std::string_view line, const std::vector<std::string>& readers);

}  // namespace outlint::message
