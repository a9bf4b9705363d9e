// SPDX-License-Identifier: Apache-2.0
#include "render/artifact.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace outlint::render {
namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

bool is_unreserved(char byte) {
  return is_digit(byte) || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || std::string_view("-._~/").find(byte) != std::string_view::npos;
}

}  // namespace

Artifact artifact_of(std::string_view source) {
  const std::size_t hash = source.rfind('#');
  if (hash == std::string_view::npos || hash + 1 == source.size()) return {std::string(source), true};
  const std::string_view number = source.substr(hash + 1);
  if (!std::all_of(number.begin(), number.end(), is_digit)) return {std::string(source), true};
  return {std::string(source.substr(0, hash)), false};
}

std::string uri_of(std::string_view path) {
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char byte : path) {
    if (is_unreserved(byte)) {
      out += byte;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
  }
  return out;
}

}  // namespace outlint::render
