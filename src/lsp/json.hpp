// SPDX-License-Identifier: Apache-2.0
// What a client sends, looked into without trusting its shape: a key that is not there, or is another thing, is absent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace outlint::lsp {

using Json = nlohmann::json;

/// The value under a key of an object; null where there is no such object or key.
inline const Json& at(const Json& object, std::string_view key) {
  static const Json none;
  if (!object.is_object()) return none;
  const auto found = object.find(key);
  return found == object.end() ? none : *found;
}

template <class... Keys>
const Json& at(const Json& object, std::string_view key, Keys... more) {
  return at(at(object, key), more...);
}

/// A string, or nothing.
inline std::optional<std::string> text_in(const Json& value) {
  if (!value.is_string()) return std::nullopt;
  return value.get<std::string>();
}

/// A whole number that is not negative, or nothing.
inline std::optional<std::size_t> count_in(const Json& value) {
  if (value.is_number_unsigned()) return static_cast<std::size_t>(value.get<std::uint64_t>());
  return std::nullopt;
}

inline bool truth_in(const Json& value) { return value.is_boolean() && value.get<bool>(); }

}  // namespace outlint::lsp
