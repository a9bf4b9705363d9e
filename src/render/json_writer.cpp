// SPDX-License-Identifier: Apache-2.0
#include "render/json_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "text/utf8.hpp"

namespace outlint::render {
namespace {

void append_escaped(std::string& out, char byte) {
  static constexpr std::string_view digits = "0123456789abcdef";
  switch (byte) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
  }
  out += "\\u00";
  out += digits[static_cast<unsigned char>(byte) >> 4];
  out += digits[static_cast<unsigned char>(byte) & 15];
}

bool needs_escape(char byte) {
  return byte == '"' || byte == '\\' || static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F;
}

void append_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t run = 0;  // What needs no change is copied in one piece.
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && !needs_escape(text[at])) continue;
    out.append(text, run, at - run);
    if (at < text.size()) append_escaped(out, text[at]);
    run = at + 1;
  }
  out += '"';
}

}  // namespace

std::string json_string(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 2);
  if (text::is_valid_utf8(text)) {
    append_string(out, text);
  } else {
    append_string(out, text::repaired_utf8(text).text);
  }
  return out;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  out_ += json_string(name);
  out_ += ": ";
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) { return literal(json_string(text)); }

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
