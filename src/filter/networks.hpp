// SPDX-License-Identifier: Apache-2.0
// Ranges of addresses, to tell whose mail is a submission.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outlint::filter {

/// A range of addresses as `192.0.2.0/24`, `2001:db8::/32`, or one address. IPv4 is held as IPv6 holds it (::ffff:0:0/96).
class Network {
 public:
  /// Nothing where the text is no range, or has bits beyond its length.
  static std::optional<Network> parse(const std::string& text);
  [[nodiscard]] bool contains(const std::string& address) const;

 private:
  std::array<unsigned char, 16> bits_{};
  unsigned length_ = 128;
};

/// Whether an address lies in one of the networks.
bool is_within(const std::vector<Network>& networks, const std::string& address);

}  // namespace outlint::filter
