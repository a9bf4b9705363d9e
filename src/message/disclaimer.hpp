// SPDX-License-Identifier: Apache-2.0
// Legal text and list footers at the end of a message.
#pragma once

#include <cstddef>

#include "message/lines.hpp"

namespace outlint::message {

/// Where the legal text and list footers that end the lines [first, last) begin; `last` if there are none.
std::size_t disclaimer_start(const Lines& lines, std::size_t first, std::size_t last);

}  // namespace outlint::message
