// SPDX-License-Identifier: Apache-2.0
#include "filter/networks.hpp"

#include <algorithm>
#include <charconv>

#include <arpa/inet.h>

namespace outlint::filter {
namespace {

using Bits = std::array<unsigned char, 16>;
constexpr unsigned ipv4_prefix = 96;

struct Parsed {
  Bits bits{};
  bool ipv4 = false;
};

std::optional<Parsed> parse_address(const std::string& text) {
  Parsed out;
  if (inet_pton(AF_INET6, text.c_str(), out.bits.data()) == 1) return out;
  out.ipv4 = true;
  out.bits[10] = out.bits[11] = 0xff;
  if (inet_pton(AF_INET, text.c_str(), out.bits.data() + 12) == 1) return out;
  return std::nullopt;
}

bool bit(const Bits& bits, unsigned at) { return ((bits[at / 8] >> (7 - at % 8)) & 1) != 0; }

}  // namespace

std::optional<Network> Network::parse(const std::string& text) {
  const std::size_t slash = text.find('/');
  const auto address = parse_address(text.substr(0, slash));
  if (!address) return std::nullopt;
  Network out;
  out.bits_ = address->bits;
  if (slash != std::string::npos) {
    const char* end = text.data() + text.size();
    unsigned length = 0;
    const auto read = std::from_chars(text.data() + slash + 1, end, length);
    if (read.ec != std::errc() || read.ptr != end || length > (address->ipv4 ? 32U : 128U)) return std::nullopt;
    out.length_ = length + (address->ipv4 ? ipv4_prefix : 0);
  }
  for (unsigned at = out.length_; at < 128; ++at) {
    if (bit(out.bits_, at)) return std::nullopt;
  }
  return out;
}

bool Network::contains(const std::string& address) const {
  const auto other = parse_address(address);
  for (unsigned at = 0; other && at < length_; ++at) {
    if (bit(bits_, at) != bit(other->bits, at)) return false;
  }
  return other.has_value();
}

bool is_within(const std::vector<Network>& networks, const std::string& address) {
  return std::any_of(networks.begin(), networks.end(), [&](const Network& each) { return each.contains(address); });
}

}  // namespace outlint::filter
