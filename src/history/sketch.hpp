// SPDX-License-Identifier: Apache-2.0
// The sketch of a text as a database keeps it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace outlint::history {

/// Two bytes for each number, the low one first.
inline std::string to_bytes(const std::vector<std::uint16_t>& sketch) {
  std::string out;
  for (const std::uint16_t each : sketch) out.append({static_cast<char>(each & 0xff), static_cast<char>(each >> 8)});
  return out;
}

inline std::vector<std::uint16_t> from_bytes(std::string_view bytes) {
  std::vector<std::uint16_t> out;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    out.push_back(static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[at]) | (static_cast<unsigned char>(bytes[at + 1]) << 8)));
  }
  return out;
}

}  // namespace outlint::history
