// SPDX-License-Identifier: Apache-2.0
#include "render/json_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "text/json_string.hpp"

namespace outlint::render {

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  out_ += text::json_string(name);
  out_ += ": ";
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) { return literal(text::json_string(text)); }

JsonWriter& JsonWriter::value(double number) {
  if (!std::isfinite(number)) return null();
  // Shortest form that reads back as the same number: no locale, no platform in it.
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  return literal({buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data())});
}

JsonWriter& JsonWriter::literal(std::string_view json) {
  separate();
  out_ += json;
  return *this;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_ += bracket;
  first_ = false;
  return *this;
}

void JsonWriter::separate() {
  if (!first_) out_ += ", ";
  first_ = false;
}

}  // namespace outlint::render
