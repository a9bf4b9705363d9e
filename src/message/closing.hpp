// SPDX-License-Identifier: Apache-2.0
// Where the sender's own lines end and the sign-off, the signature and what programs add begin.
#pragma once

#include <string>
#include <vector>

#include "message/lines.hpp"

namespace outlint::message {

/// Tells sign-off, signature and disclaimer from own text among the lines [first, last), the last that the sender
/// wrote. `sender`: name_words of the sender. Returns whether own text is left.
bool close_letter(Lines& lines, std::size_t first, std::size_t last, const std::vector<std::string>& sender);

}  // namespace outlint::message
