// SPDX-License-Identifier: Apache-2.0
#include "message/converter.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <unicode/utf16.h>

#include "text/utf8.hpp"

namespace outlint::message {
namespace {

/// What mail calls by a name too narrow for what it sends, or by one that ICU does not know.
constexpr std::array<std::pair<std::string_view, std::string_view>, 22> wider_names{{
    {"ascii", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"ansi_x3.4-1968", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"latin-1", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"x-gbk", "gb18030"},
    {"ks_c_5601-1987", "windows-949"},
    {"euc-kr", "windows-949"},
    {"shift_jis", "ibm-943_P15A-2003"},
    {"shift-jis", "ibm-943_P15A-2003"},
    {"x-sjis", "ibm-943_P15A-2003"},
    {"iso-8859-8-i", "iso-8859-8"},
    {"iso-8859-6-i", "iso-8859-6"},
    {"utf8mb4", "utf-8"},
    {"visual", "iso-8859-8"},
}};

std::string_view wider(std::string_view name) {
  const auto found = std::ranges::find(wider_names, name, &std::pair<std::string_view, std::string_view>::first);
  return found == wider_names.end() ? name : found->second;
}

bool is_ascii_word(char32_t point) {
  return (point >= '0' && point <= '9') || (point >= 'A' && point <= 'Z') || (point >= 'a' && point <= 'z');
}

/// Turns UTF-16 with offsets into UTF-8 with segments: ASCII is verbatim, words of other characters are decoded.
class Collector {
 public:
  Collector(std::string_view bytes, std::size_t base, DecodedText& out) : bytes_(bytes), base_(base), out_(out) {}

  /// A character that begins at byte `at`. Characters come in order.
  void add(char32_t point, std::size_t at) {
    flush(at);
    pending_ = point;
    pending_at_ = at;
    has_pending_ = true;
  }

  void finish() {
    flush(bytes_.size());
    end_run();
  }

 private:
  static constexpr std::size_t longest_run = 16;  // Characters that are pointed at together.

  void flush(std::size_t next) {
    if (!has_pending_) return;
    has_pending_ = false;
    const std::size_t end = std::max(next, pending_at_);
    if (pending_ == 0xFFFD) ++out_.replaced;
    const bool verbatim =
        pending_ < 0x80 && end == pending_at_ + 1 && static_cast<unsigned char>(bytes_[pending_at_]) == pending_;
    if (verbatim) {
      end_run();
      out_.map.append({out_.text.size(), 1, base_ + pending_at_, 1, true});
      text::append(out_.text, pending_);
      return;
    }
    // What stands between words stands alone, so that words and lines begin and end where a segment does.
    const bool between = pending_ < 0x80 && !is_ascii_word(pending_);
    if (run_points_ == longest_run || between) end_run();
    if (run_points_++ == 0) {
      run_text_ = out_.text.size();
      run_raw_ = pending_at_;
    }
    text::append(out_.text, pending_);
    run_raw_end_ = end;
    if (between) end_run();
  }

  void end_run() {
    if (run_points_ == 0) return;
    run_points_ = 0;
    out_.map.append({run_text_, out_.text.size() - run_text_, base_ + run_raw_, run_raw_end_ - run_raw_, false});
  }

  std::string_view bytes_;
  std::size_t base_;
  DecodedText& out_;
  char32_t pending_ = 0;
  std::size_t pending_at_ = 0;
  bool has_pending_ = false;
  std::size_t run_points_ = 0, run_text_ = 0, run_raw_ = 0, run_raw_end_ = 0;
};

}  // namespace

Converter open_converter(std::string_view charset) {
  const std::string name(wider(charset));
  UErrorCode status = U_ZERO_ERROR;
  // For a name that is in no table ICU would look for a file, each time anew.
  if (name.empty() || ucnv_countAliases(name.c_str(), &status) == 0) return nullptr;
  Converter converter(ucnv_open(name.c_str(), &status));
  return U_FAILURE(status) ? nullptr : std::move(converter);
}

DecodedText convert(UConverter& converter, std::string_view bytes, std::size_t base) {
  DecodedText out;
  out.text.reserve(bytes.size());
  Collector collector(bytes, base, out);
  std::vector<UChar> units(16384);
  std::vector<std::int32_t> offsets(units.size());
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  char32_t high = 0;
  std::size_t last = 0;
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    const auto start = static_cast<std::size_t>(source - bytes.data());
    UChar* target = units.data();
    ucnv_toUnicode(&converter, &target, units.data() + units.size(), &source, end, offsets.data(), true, &status);
    for (std::size_t i = 0; i < static_cast<std::size_t>(target - units.data()); ++i) {
      // A unit that was left over from the last round has no offset of its own.
      if (offsets[i] >= 0 && high == 0) last = start + static_cast<std::size_t>(offsets[i]);
      if (U16_IS_LEAD(units[i])) {
        high = units[i];
        continue;
      }
      const char32_t point =
          high != 0 && U16_IS_TRAIL(units[i]) ? static_cast<char32_t>(U16_GET_SUPPLEMENTARY(high, units[i])) : units[i];
      high = 0;
      collector.add(point, last);
    }
  }
  collector.finish();
  return out;
}

}  // namespace outlint::message
