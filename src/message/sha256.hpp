// SPDX-License-Identifier: Apache-2.0
// SHA-256 (FIPS 180-4), to name files and parts by what is in them.
#pragma once

#include <string>
#include <string_view>

namespace outlint::message {

/// The digest of the bytes, 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace outlint::message
