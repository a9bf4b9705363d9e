// SPDX-License-Identifier: Apache-2.0
#include "message/mime_bounds.hpp"

#include "text/utf8.hpp"

namespace outlint::message {
namespace {

bool is_blank_line(std::string_view line) { return line.empty() || line == "\r"; }

}  // namespace

std::string_view within_bounds(std::string_view raw, std::vector<std::string>& notes) {
  std::size_t header_lines = 0, boundary_lines = 0;
  // A header block is open at the start, behind what may be a boundary, and inside a mail that is a part.
  bool in_header = true, holds_mail = false;
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t feed = raw.find('\n', at);
    const std::string_view line = raw.substr(at, feed == std::string_view::npos ? feed : feed - at);
    if (line.starts_with("--")) {
      in_header = true;
      holds_mail = false;
      if (++boundary_lines > most_boundary_lines) {
        notes.emplace_back("more parts than are read; the rest of the mail was left out");
        return raw.substr(0, at);
      }
    } else if (in_header && is_blank_line(line)) {
      in_header = holds_mail;
      holds_mail = false;
    } else if (in_header) {
      // Only a type with `message/` in it, folded or not, opens another header block inside.
      holds_mail = holds_mail || text::lower_ascii(line).find("message/") != std::string::npos;
      if (++header_lines > most_header_lines) {
        notes.emplace_back("more header lines than are read; the rest of the mail was left out");
        return raw.substr(0, at);
      }
    }
    if (feed == std::string_view::npos) break;
    at = feed + 1;
  }
  return raw;
}

}  // namespace outlint::message
