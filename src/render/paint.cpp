// SPDX-License-Identifier: Apache-2.0
#include "render/paint.hpp"

namespace outlint::render {
namespace {

/// The parameters of "select graphic rendition"; only the sixteen colours that every theme makes readable.
std::string_view codes(Ink ink) {
  switch (ink) {
    case Ink::plain: return "";
    case Ink::error: return "1;31";
    case Ink::warning: return "1;33";
    case Ink::good: return "1;32";
    case Ink::path: return "1";
    case Ink::rule: return "36";
    case Ink::gutter: return "34";
    case Ink::label: return "1;36";
    case Ink::removed: return "31";
    case Ink::removed_word: return "1;4;31";
    case Ink::added: return "32";
    case Ink::added_word: return "1;4;32";
    case Ink::faint: return "2";
  }
  return "";
}

}  // namespace

std::string Paint::operator()(Ink ink, std::string_view text) const {
  const std::string_view code = codes(ink);
  if (mode_ == Mode::plain || code.empty() || text.empty()) return std::string(text);
  std::string out = "\x1b[";
  out += code;
  out += 'm';
  out += text;
  return out += "\x1b[0m";
}

}  // namespace outlint::render
