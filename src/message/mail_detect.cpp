// SPDX-License-Identifier: Apache-2.0
// Telling mail from drafts and other text by its first lines; needs no MIME library.
#include <algorithm>
#include <array>

#include "message/mail.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

/// The name of the field that a line begins; empty where it begins none.
std::string_view field_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || line.substr(0, colon).find_first_of(" \t\r") != std::string_view::npos)
    return {};
  return line.substr(0, colon);
}

bool is_mail_only(std::string_view name) {
  static constexpr std::array<std::string_view, 9> names{"Received",       "MIME-Version", "Message-ID",
                                                         "Return-Path",    "Delivered-To", "Content-Type",
                                                         "DKIM-Signature", "X-Mailer",     "In-Reply-To"};
  return std::ranges::any_of(names, [&](std::string_view known) { return text::equal_ascii_case(known, name); });
}

}  // namespace

std::size_t mail_start(std::string_view bytes) {
  std::size_t at = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const std::string_view rest = bytes.substr(at);
  if (rest.starts_with("From ") || rest.starts_with(">From ")) {
    const std::size_t feed = bytes.find('\n', at);
    at = feed == std::string_view::npos ? bytes.size() : feed + 1;
  }
  return at;
}

bool looks_like_mail(std::string_view bytes) {
  bool from = false, date = false;
  for (std::size_t at = mail_start(bytes); at < bytes.size();) {
    const std::size_t feed = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = bytes.substr(at, feed - at);
    at = feed + 1;
    if (line.starts_with(' ') || line.starts_with('\t')) continue;
    const std::string_view name = field_name(line);
    if (name.empty()) break;
    if (is_mail_only(name)) return true;
    from = from || text::equal_ascii_case(name, "From");
    date = date || text::equal_ascii_case(name, "Date");
  }
  return from && date;
}

}  // namespace outlint::message
