// SPDX-License-Identifier: Apache-2.0
#include "message/rewrite_headers.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "message/addresses.hpp"
#include "message/transfer.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

constexpr std::size_t longest_line = 78;

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

bool is_address_field(std::string_view name) {
  static constexpr std::array<std::string_view, 6> names{"From", "To", "Cc", "Bcc", "Reply-To", "Sender"};
  return std::ranges::any_of(names, [&](std::string_view known) { return text::equal_ascii_case(known, name); });
}

/// Encoded words of whole characters, each short enough for a line; white space between them is not text.
std::vector<std::string> encoded_words(std::string_view text) {
  constexpr std::size_t bytes_a_word = 39;
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(at + bytes_a_word, text.size());
    while (end > at + 1 && !text::is_boundary(text, end)) --end;
    std::string word = "=?utf-8?B?";
    word += encode_transfer(text.substr(at, end - at), TransferEncoding::base64, "");
    out.push_back(word + "?=");
    at = end;
  }
  return out;
}

std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    out.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::string folded(const std::vector<std::string>& words, std::size_t column, std::string_view line_break) {
  std::string out;
  bool first = true;
  for (const std::string& word : words) {
    if (!first && !word.empty() && column + 1 + word.size() > longest_line) {
      out += line_break;
      column = 0;
    }
    if (!first || out.empty()) out += ' ';
    out += word;
    column += 1 + word.size();
    first = false;
  }
  return out;
}

/// A name as a phrase: as it stands, in quotes, or encoded.
std::vector<std::string> phrase(const std::string& name) {
  if (!is_ascii(name)) return encoded_words(name);
  if (name.find_first_of("()<>[]:;@\\,.\"") == std::string::npos) return plain_words(name);
  std::string quoted = "\"";
  for (const char byte : name) {
    if (byte == '"' || byte == '\\') quoted += '\\';
    quoted += byte;
  }
  return {quoted + "\""};
}

std::vector<std::string> address_words(std::string_view value) {
  std::vector<std::string> out;
  for (const Address& one : read_addresses(value)) {
    if (!out.empty()) out.back() += ',';
    if (!one.name.empty()) std::ranges::copy(phrase(one.name), std::back_inserter(out));
    if (!one.address.empty()) out.push_back(one.name.empty() ? one.address : "<" + one.address + ">");
  }
  return out;
}

}  // namespace

std::string encoded_header_value(std::string_view name, std::string_view value, std::string_view line_break) {
  // A line break in a value would begin another field.
  std::string clean(value);
  std::ranges::replace_if(
      clean, [](char byte) { return byte == '\r' || byte == '\n' || byte == '\0'; }, ' ');
  const std::size_t column = name.size() + 1;
  if (is_address_field(name)) return folded(address_words(clean), column, line_break);
  return folded(is_ascii(clean) ? plain_words(clean) : encoded_words(clean), column, line_break);
}

}  // namespace outlint::message
