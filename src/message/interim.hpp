// SPDX-License-Identifier: Apache-2.0
// Plain answers to what the mail readers answer better, so that drafts can be read before those have landed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/message.hpp>

#include "message/charset.hpp"
#include "text/utf8.hpp"

namespace outlint::message::interim {

inline DecodedText decode_text(std::string_view bytes, std::string_view) {
  DecodedText out;
  out.charset = "utf-8";
  const std::size_t mark = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const std::string_view rest = bytes.substr(mark);
  if (text::is_valid_utf8(rest)) {
    out.text = std::string(rest);
    out.map = SourceMap::identity(rest.size(), mark);
    return out;
  }
  text::Repaired repaired = text::repaired_utf8(rest);
  out.text = std::move(repaired.text);
  out.replaced = repaired.replaced;
  out.map.append({0, out.text.size(), mark, rest.size(), false});
  return out;
}

inline std::vector<Address> read_addresses(std::string_view value) {
  const std::size_t open = value.find('<');
  const std::size_t close = value.find('>', open == std::string_view::npos ? 0 : open);
  if (open == std::string_view::npos || close == std::string_view::npos) return {{"", std::string(text::trimmed(value))}};
  return {{std::string(text::trimmed(value.substr(0, open))), std::string(value.substr(open + 1, close - open - 1))}};
}

inline std::optional<std::string> read_date(std::string_view value) { return std::string(text::trimmed(value)); }

}  // namespace outlint::message::interim
