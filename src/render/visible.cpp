// SPDX-License-Identifier: Apache-2.0
#include "render/visible.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <unicode/uchar.h>

#include "text/utf8.hpp"

namespace outlint::render {
namespace {

/// Format characters (zero-width, bidirectional overrides) change what is seen without being seen. The joiner of
/// emoji and the variation selectors only choose a picture.
bool hides(UChar32 point) {
  if (point == 0x200D || point == 0xAD) return false;
  const auto type = u_charType(point);
  return type == U_FORMAT_CHAR || type == U_CONTROL_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR;
}

void append_visible(std::string& out, char32_t point) {
  if (point == '\t') {
    out += "    ";
  } else if (point < 0x20) {
    text::append(out, 0x2400 + point);
  } else if (point == 0x7F) {
    text::append(out, 0x2421);
  } else if (point >= 0x80 && hides(static_cast<UChar32>(point))) {
    out += fmt::format("\\u{{{:x}}}", static_cast<std::uint32_t>(point));
  } else {
    text::append(out, point);
  }
}

std::size_t width_of(char32_t point) {
  const auto code = static_cast<UChar32>(point);
  if (point < 0x80) return 1;
  const auto type = u_charType(code);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || point == 0x200D) return 0;
  // The vowels and finals of a Hangul syllable stand inside the cell of its first letter.
  if (point >= 0x1160 && point <= 0x11FF) return 0;
  const auto east_asian = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::string visible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded next = text::decode(text, at);
    append_visible(out, next.point);
    at += next.length;
  }
  return out;
}

std::string visible_line(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    out += visible(text.substr(at, end - at));
    if (end == text.size()) break;
    const bool carriage_return_first = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
    if (!carriage_return_first) out += ' ';
    at = end;
  }
  return out;
}

std::size_t columns(std::string_view visible_text) {
  std::size_t width = 0;
  bool joined = false;  // An emoji behind a joiner is drawn over the one before it.
  bool flag = false;    // Two regional indicators are one flag.
  for (std::size_t at = 0; at < visible_text.size();) {
    const text::Decoded next = text::decode(visible_text, at);
    at += next.length;
    const bool regional = next.point >= 0x1F1E6 && next.point <= 0x1F1FF;
    const bool skin_tone = next.point >= 0x1F3FB && next.point <= 0x1F3FF;
    if (!joined && !skin_tone) width += regional ? (flag ? 0 : 2) : width_of(next.point);
    flag = regional && !flag;
    joined = next.point == 0x200D;
  }
  return width;
}

std::string wrapped(std::string_view visible_text, std::size_t width, std::string_view indent) {
  std::string out;
  std::size_t used = 0;
  for (std::size_t at = 0; at < visible_text.size();) {
    const std::size_t end = std::min(visible_text.find(' ', at), visible_text.size());
    const std::string_view word = visible_text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    const std::size_t wide = columns(word);
    if (used > 0 && used + 1 + wide > width) {
      out += '\n';
      out += indent;
      used = 0;
    }
    if (used > 0) {
      out += ' ';
      ++used;
    }
    out += word;
    used += wide;
  }
  return out;
}

}  // namespace outlint::render
