// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.hpp"

#include <algorithm>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace outlint::text {
namespace {

/// The length of the well-formed character at `at`, 0 where there is none.
std::size_t valid_length(std::string_view text, std::size_t at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  auto index = static_cast<std::int64_t>(at);
  const auto size = static_cast<std::int64_t>(text.size());
  UChar32 point = 0;
  U8_NEXT(bytes, index, size, point);
  return point < 0 ? 0 : static_cast<std::size_t>(index) - at;
}

char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte; }

}  // namespace

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t length = valid_length(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

Repaired repaired_utf8(std::string_view text) {
  Repaired out;
  out.text.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = valid_length(text, at);
    if (length == 0) {
      out.text += "\xEF\xBF\xBD";
      ++out.replaced;
      ++at;
      continue;
    }
    out.text.append(text, at, length);
    at += length;
  }
  return out;
}

Decoded decode(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {0, 0};
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1};
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  auto index = static_cast<std::int64_t>(at);
  UChar32 point = 0;
  U8_NEXT(bytes, index, static_cast<std::int64_t>(text.size()), point);
  if (point < 0) return {0xFFFD, 1};
  return {static_cast<char32_t>(point), static_cast<std::size_t>(index) - at};
}

void append(std::string& out, char32_t point) {
  if (point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) point = 0xFFFD;
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xC0 | (point >> 6));
    out += static_cast<char>(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    out += static_cast<char>(0xE0 | (point >> 12));
    out += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (point & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (point >> 18));
    out += static_cast<char>(0x80 | ((point >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (point & 0x3F));
  }
}

std::size_t count_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

std::size_t count_utf16(std::string_view text) {
  std::size_t units = 0;
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    units += (value & 0xC0) != 0x80 ? 1 : 0;
    units += value >= 0xF0 ? 1 : 0;
  }
  return units;
}

bool is_space(char32_t point) {
  if (point < 0x80) return point == ' ' || (point >= 9 && point <= 13);
  return u_isUWhiteSpace(static_cast<UChar32>(point)) != 0;
}

bool is_word_point(char32_t point) {
  if (point < 0x80) return (point >= '0' && point <= '9') || (point >= 'A' && point <= 'Z') || (point >= 'a' && point <= 'z');
  return (U_GET_GC_MASK(static_cast<UChar32>(point)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

bool is_blank(std::string_view text) { return trimmed(text).empty(); }

Span trimmed(std::string_view text, Span span) {
  while (span.start < span.end) {
    const Decoded first = decode(text, span.start);
    if (!is_space(first.point)) break;
    span.start += first.length;
  }
  while (span.end > span.start) {
    std::size_t last = span.end - 1;
    while (last > span.start && !is_boundary(text, last)) --last;
    if (!is_space(decode(text, last).point)) break;
    span.end = last;
  }
  return span;
}

std::string_view trimmed(std::string_view text) { return trimmed(text, Span{0, text.size()}).of(text); }

std::string one_line(std::string_view text, std::size_t most) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded here = decode(text, at);
    if (out.size() >= most) return out + "\u2026";
    if (!is_space(here.point)) out.append(text, at, here.length);
    else if (!out.empty() && out.back() != ' ') out += ' ';
    at += here.length;
  }
  return out;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

bool equal_ascii_case(std::string_view left, std::string_view right) {
  return left.size() == right.size() &&
         std::equal(left.begin(), left.end(), right.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

bool starts_with_ascii_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && equal_ascii_case(text.substr(0, prefix.size()), prefix);
}

}  // namespace outlint::text
