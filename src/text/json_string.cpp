// SPDX-License-Identifier: Apache-2.0
#include "text/json_string.hpp"

#include "text/utf8.hpp"

namespace outlint::text {
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
  if (is_valid_utf8(text)) {
    append_string(out, text);
  } else {
    append_string(out, repaired_utf8(text).text);
  }
  return out;
}

}  // namespace outlint::text
