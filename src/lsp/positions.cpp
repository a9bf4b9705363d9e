// SPDX-License-Identifier: Apache-2.0
#include "lsp/positions.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace outlint::lsp {
namespace {

constexpr std::array<std::string_view, 3> names{"utf-8", "utf-16", "utf-32"};

/// How much a character of that many bytes counts.
std::size_t units(std::size_t bytes, PositionEncoding encoding) {
  switch (encoding) {
    case PositionEncoding::utf8: return bytes;
    case PositionEncoding::utf16: return bytes == 4 ? 2 : 1;
    case PositionEncoding::utf32: break;
  }
  return 1;
}

std::size_t units(std::string_view text, PositionEncoding encoding) {
  if (encoding == PositionEncoding::utf8) return text.size();
  return encoding == PositionEncoding::utf16 ? text::count_utf16(text) : text::count_points(text);
}

}  // namespace

std::string_view to_string(PositionEncoding encoding) { return names[static_cast<std::size_t>(encoding)]; }

PositionEncoding agreed_encoding(const Json& client_encodings) {
  if (!client_encodings.is_array()) return PositionEncoding::utf16;
  for (const Json& each : client_encodings) {
    const auto known = std::find(names.begin(), names.end(), text_in(each).value_or(""));
    if (known != names.end()) return static_cast<PositionEncoding>(known - names.begin());
  }
  return PositionEncoding::utf16;
}

Json Positions::position(std::size_t byte) const {
  byte = std::min(byte, text_.size());
  const std::size_t line = lines_.at(byte).line;
  const std::size_t start = lines_.start(line);
  // An editor has no place between the two bytes of CRLF, nor behind them in the same line.
  const std::size_t in_line = std::min(byte - start, lines_.line(line).size());
  return {{"line", line - 1}, {"character", units(text_.substr(start, in_line), encoding_)}};
}

Json Positions::range(Span span) const { return {{"start", position(span.start)}, {"end", position(span.end)}}; }

std::optional<std::size_t> Positions::byte(const Json& position) const {
  const auto line = count_in(at(position, "line")), character = count_in(at(position, "character"));
  if (!line || !character) return std::nullopt;
  if (*line >= lines_.count()) return text_.size();
  const std::string_view words = lines_.line(*line + 1);
  std::size_t at = 0, counted = 0;
  while (at < words.size() && counted < *character) {
    const std::size_t length = text::decode(words, at).length;
    counted += units(length, encoding_);
    if (counted > *character) break;
    at += length;
  }
  return lines_.start(*line + 1) + at;
}

std::optional<Span> Positions::span(const Json& range) const {
  const auto start = byte(at(range, "start")), end = byte(at(range, "end"));
  if (!start || !end) return std::nullopt;
  return Span{std::min(*start, *end), std::max(*start, *end)};
}

Span Positions::first_line() const {
  for (std::size_t line = 1; line <= lines_.count(); ++line) {
    const std::string_view words = lines_.line(line);
    if (!text::is_blank(words)) return {lines_.start(line), lines_.start(line) + words.size()};
  }
  return {};
}

}  // namespace outlint::lsp
