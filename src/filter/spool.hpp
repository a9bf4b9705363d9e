// SPDX-License-Identifier: Apache-2.0
// A mail on its way through: its beginning in memory, where it is judged, and the rest untouched behind it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <outlint/result.hpp>

namespace outlint::filter {

/// How much of a mail is judged. The words of a mail come before its files; what lies behind this is passed on unread.
constexpr std::size_t judged_bytes = std::size_t{16} << 20;

/// Reads a mail from a descriptor, up to `most` bytes; fewer mean that it has ended.
Result<std::string> read_head(int from, std::size_t most = judged_bytes);

/// Takes what is left and throws it away, so that whoever writes it learns our answer and no broken pipe.
void drain(int from);

/// A file without a name that holds `head` and all that is left to read, positioned at its start: in memory where that
/// is little, else on disk. The caller closes it. Fails where it cannot be written whole.
Result<int> spooled(std::string_view head, int rest);

}  // namespace outlint::filter
