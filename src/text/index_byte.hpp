// SPDX-License-Identifier: Apache-2.0
// How the index over patterns cuts words.
#pragma once

namespace outlint::text {

/// Whether a byte of folded text belongs to a word of the index: letters, digits, `_`, all beyond ASCII.
constexpr bool is_index_byte(char byte) {
  return static_cast<unsigned char>(byte) >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '_' ||
         (byte >= 'A' && byte <= 'Z');
}

}  // namespace outlint::text
