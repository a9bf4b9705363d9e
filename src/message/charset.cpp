// SPDX-License-Identifier: Apache-2.0
// Which charset a text is in, whatever it says of itself.
#include "message/charset.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <utility>
#include <vector>

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>

#include "message/converter.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

bool is_ascii(std::string_view bytes) {
  return std::ranges::all_of(bytes, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

/// `"UTF-8"` in quotes, with a comment or a language behind it, is still UTF-8.
std::string clean_name(std::string_view declared) {
  std::string name = text::lower_ascii(text::trimmed(declared));
  std::erase_if(name, [](char byte) { return byte == '"' || byte == '\''; });
  return name.substr(0, name.find_first_of(" \t;*("));
}

/// Whether a text in this charset may hold bytes below 0x80 that are not ASCII.
bool is_shifted(std::string_view name) {
  return name.starts_with("iso-2022") || name.starts_with("hz") || name.starts_with("utf-7") ||
         name.starts_with("utf-16") || name.starts_with("utf-32") || name.starts_with("ucs-") ||
         name.starts_with("ebcdic") || name.starts_with("ibm037");
}

bool has_escapes(std::string_view bytes) {
  return bytes.find("\x1B$") != std::string_view::npos || bytes.find("\x1B(J") != std::string_view::npos;
}

struct Mark {
  std::string_view charset;
  std::size_t length = 0;
};
Mark byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {"utf-8", 3};
  if (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4))) return {"utf-32le", 4};
  if (bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4))) return {"utf-32be", 4};
  if (bytes.starts_with("\xFF\xFE")) return {"utf-16le", 2};
  if (bytes.starts_with("\xFE\xFF")) return {"utf-16be", 2};
  return {};
}

DecodedText identity(std::string_view bytes, std::size_t base) {
  DecodedText out;
  out.text = std::string(bytes);
  out.map = SourceMap::identity(bytes.size(), base);
  return out;
}

/// UTF-8 with malformed sequences in it.
DecodedText repaired(std::string_view bytes, std::size_t base) {
  if (const Converter converter = open_converter("utf-8")) return convert(*converter, bytes, base);
  return identity(text::repaired_utf8(bytes).text, base);
}

/// Whether so few letters are beyond ASCII that the script is Latin: elsewhere nearly all of them are.
bool is_latin_like(std::string_view bytes) {
  std::size_t high = 0, letters = 0;
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    high += value >= 0x80 ? 1 : 0;
    letters += (value | 0x20) >= 'a' && (value | 0x20) <= 'z' ? 1 : 0;
  }
  return high * 2 < letters;
}

/// What ICU thinks these bytes are, where it has enough to go by; else what most unlabelled mail is.
std::string detect(std::string_view bytes) {
  constexpr std::size_t enough = std::size_t{64} << 10, least_for_latin = 200;
  constexpr std::int32_t least_confidence = 10, least_latin_confidence = 40;
  const char* fallback = "windows-1252";
  const bool latin = is_latin_like(bytes);
  if (latin && bytes.size() < least_for_latin) return fallback;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  if (U_FAILURE(status)) return fallback;
  const auto length = static_cast<std::int32_t>(std::min(bytes.size(), enough));
  ucsdet_setText(detector.get(), bytes.data(), length, &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return fallback;
  const std::string name = text::lower_ascii(ucsdet_getName(match, &status));
  const std::int32_t confidence = ucsdet_getConfidence(match, &status);
  if (U_FAILURE(status) || confidence < (latin ? least_latin_confidence : least_confidence)) return fallback;
  const bool latin_name = name.starts_with("iso-8859-") || name.starts_with("windows-125");
  const bool misled = name.starts_with("ibm42") || name.starts_with("utf-") || (latin && !latin_name);
  return misled ? fallback : name;
}

/// UTF-8 with a few accidents in it: cut in the middle of a character, or pasted into.
bool is_mostly_utf8(std::string_view bytes) {
  std::size_t good = 0, bad = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const text::Decoded one = text::decode(bytes, at);
    if (static_cast<unsigned char>(bytes[at]) >= 0x80) ++(one.length > 1 ? good : bad);
    at += one.length;
  }
  return good > 4 * bad;
}

/// How much a text looks like words: small letters, and capitals at the start of a word only.
long word_score(std::string_view text) {
  long score = 0;
  bool inside_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded one = text::decode(text, at);
    at += one.length;
    const auto point = static_cast<UChar32>(one.point);
    const bool letter = one.point >= 0x80 && u_isalpha(point);
    const bool misplaced = inside_word && u_isupper(point);
    if (letter && !misplaced) score += 1;
    if (misplaced || (one.point >= 0x80 && !letter)) score -= 1;
    inside_word = letter;
  }
  return score;
}

/// Charsets of other scripts read one another as words of swapped case or as signs, which letter statistics miss.
/// What ICU found stays unless another makes clearly better words.
std::string best_words(std::string_view bytes, const std::string& found) {
  constexpr std::size_t enough = 4096;
  bytes = bytes.substr(0, enough);
  const Converter first = open_converter(found);
  if (!first || ucnv_getMaxCharSize(first.get()) != 1 || is_latin_like(bytes)) return found;
  std::string best = found;
  long best_score = word_score(convert(*first, bytes, 0).text) + static_cast<long>(bytes.size() / 10);
  for (const char* name : {"windows-1251", "koi8-r", "iso-8859-5", "ibm866"}) {
    const Converter converter = open_converter(name);
    const long score = converter ? word_score(convert(*converter, bytes, 0).text) : 0;
    if (score > best_score) {
      best = name;
      best_score = score;
    }
  }
  return best;
}

DecodedText detected(std::string_view bytes, std::size_t base) {
  const std::string name = is_mostly_utf8(bytes) ? "utf-8"
                           : has_escapes(bytes)  ? "iso-2022-jp"
                                                 : best_words(bytes, detect(bytes));
  const Converter converter = name == "utf-8" ? nullptr : open_converter(name);
  DecodedText out = converter ? convert(*converter, bytes, base) : repaired(bytes, base);
  out.charset = converter ? name : "utf-8";
  out.guessed = true;
  return out;
}

/// One byte a character: text in such a charset is hardly ever valid UTF-8 by accident.
bool is_single_byte(UConverter& converter) { return ucnv_getMaxCharSize(&converter) == 1; }

}  // namespace

DecodedText decode_text(std::string_view bytes, std::string_view declared) {
  std::string name = clean_name(declared);
  const Mark mark = byte_order_mark(bytes);
  if (mark.length > 0 &&
      !(mark.length == 2 && is_ascii(bytes.substr(2)) && bytes.find('\0') == std::string_view::npos)) {
    bytes.remove_prefix(mark.length);
    name = mark.charset;
  }
  const std::size_t base = mark.length > 0 && name == mark.charset ? mark.length : 0;
  const bool ascii = is_ascii(bytes);
  if (ascii && !is_shifted(name) && !has_escapes(bytes)) {
    DecodedText out = identity(bytes, base);
    out.charset = name.empty() ? "us-ascii" : name;
    return out;
  }
  const bool valid = !ascii && text::is_valid_utf8(bytes);
  const Converter converter = open_converter(name);
  const bool says_utf8 = name == "utf-8" || name == "utf8" || name == "utf8mb4";
  const bool one_byte = converter && is_single_byte(*converter);
  if (valid && (says_utf8 || !converter || one_byte)) {
    DecodedText out = identity(bytes, base);
    out.charset = "utf-8";
    out.guessed = !says_utf8 && !name.empty();
    return out;
  }
  const bool ascii_claimed = name == "us-ascii" || name == "ascii" || name == "ansi_x3.4-1968";
  if (!converter || (says_utf8 && mark.length == 0) || (ascii_claimed && !ascii) ||
      (ascii && has_escapes(bytes) && one_byte)) {
    return detected(bytes, base);
  }
  DecodedText out = convert(*converter, bytes, base);
  out.charset = name;
  return out;
}

std::optional<std::string> encode_text(std::string_view text, std::string_view charset) {
  const std::string name = clean_name(charset);
  if (name.empty() || name == "utf-8" || name == "utf8" || (is_ascii(text) && !is_shifted(name)))
    return std::string(text);
  if (name == "us-ascii" || name == "ascii") return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(name.c_str(), &status));
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::vector<UChar> units;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded one = text::decode(text, at);
    at += one.length;
    if (one.point > 0xFFFF) units.push_back(U16_LEAD(one.point));
    units.push_back(one.point > 0xFFFF ? U16_TRAIL(one.point) : static_cast<UChar>(one.point));
  }
  const std::int32_t most = static_cast<std::int32_t>(units.size() + 10) * ucnv_getMaxCharSize(converter.get());
  std::string out(static_cast<std::size_t>(most), '\0');
  const std::int32_t length = ucnv_fromUChars(converter.get(), out.data(), most, units.data(),
                                              static_cast<std::int32_t>(units.size()), &status);
  if (U_FAILURE(status)) return std::nullopt;
  out.resize(static_cast<std::size_t>(length));
  return out;
}

}  // namespace outlint::message
