// SPDX-License-Identifier: Apache-2.0
#include "text/fold.hpp"

#include <unicode/uchar.h>

#include "text/utf8.hpp"

namespace outlint::text {
namespace {

bool is_invisible(char32_t point) {
  return point == 0xAD || point == 0x34F || (point >= 0x200B && point <= 0x200F) || (point >= 0x202A && point <= 0x202E) ||
         (point >= 0x2060 && point <= 0x2064) || (point >= 0x2066 && point <= 0x2069) || point == 0xFEFF ||
         (point >= 0xFE00 && point <= 0xFE0F);
}

char32_t folded_point(char32_t point) {
  if (point < 0x80) return point >= 'A' && point <= 'Z' ? point + 32 : point;
  switch (point) {
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x2032: case 0x02BC: case 0xB4: return '\'';
    case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0x2033: case 0xAB: case 0xBB: return '"';
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: return '-';
    default: break;
  }
  if (point >= 0xFF01 && point <= 0xFF5E) return folded_point(point - 0xFF01 + 0x21);
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(point), U_FOLD_CASE_DEFAULT));
}

}  // namespace

Span Folded::original(Span folded) const {
  if (folded.empty()) return {origin[folded.start], origin[folded.start]};
  // The end of the last character, not the start of the next: what is invisible between them stays out.
  return {origin[folded.start], ends[folded.end - 1]};
}

Folded fold(std::string_view text, Span span) {
  Folded out;
  out.text.reserve(span.size());
  out.origin.reserve(span.size() + 1);
  out.ends.reserve(span.size());
  const auto push = [&](char32_t point, std::size_t start, std::size_t end) {
    const std::size_t before = out.text.size();
    append(out.text, point);
    out.origin.insert(out.origin.end(), out.text.size() - before, static_cast<std::uint32_t>(start));
    out.ends.insert(out.ends.end(), out.text.size() - before, static_cast<std::uint32_t>(end));
  };
  for (std::size_t at = span.start; at < span.end;) {
    const Decoded here = decode(text, at);
    const std::size_t start = at;
    at += here.length;
    if (here.point < 0x80 && here.point > ' ' && here.point != 0x7F) {
      push(folded_point(here.point), start, at);
    } else if (is_invisible(here.point)) {
      continue;
    } else if (here.point == 0x2026) {
      for (int dot = 0; dot < 3; ++dot) push('.', start, at);
    } else if (is_space(here.point)) {
      if (!out.text.empty() && out.text.back() == ' ') {
        out.ends.back() = static_cast<std::uint32_t>(at);
      } else {
        push(' ', start, at);
      }
    } else {
      push(folded_point(here.point), start, at);
    }
  }
  out.origin.push_back(static_cast<std::uint32_t>(span.end));
  return out;
}

}  // namespace outlint::text
