// SPDX-License-Identifier: Apache-2.0
// Reading a file whole or not at all: what cannot be read to its end is not taken for something shorter.
#pragma once

#include <optional>
#include <string>

namespace outlint::text {

/// All bytes of a file; nothing where it cannot be opened or read to its end, and `reason` says why. Only the start of
/// it, where it has more than `most` bytes.
std::optional<std::string> file_bytes(const std::string& path, std::string& reason, std::size_t most = std::string::npos);

}  // namespace outlint::text
