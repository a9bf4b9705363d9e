// SPDX-License-Identifier: Apache-2.0
#include "filter/patch.hpp"

#include "filter/fields.hpp"

namespace outlint::filter {
namespace {

std::string_view line_at(std::string_view text, std::size_t at) { return text.substr(at, text.find('\n', at) - at); }

std::size_t next_line(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  return end == std::string_view::npos ? text.size() : end + 1;
}

}  // namespace

bool is_patch(std::string_view mail) {
  // The lines that begin a diff, one after the other; git says so in one.
  constexpr std::string_view marks[] = {"--- ", "+++ ", "@@ -"};
  std::size_t seen = 0;
  for (std::size_t at = 0; at < mail.size(); at = next_line(mail, at)) {
    const std::string_view line = line_at(mail, at);
    if (line.starts_with("diff --git ")) return true;
    if (line.starts_with(marks[seen])) ++seen;
    else seen = line.starts_with(marks[0]) ? 1 : 0;
    if (seen == std::size(marks)) return true;
  }
  return false;
}

std::string with_header(std::string_view header, std::string_view mail) {
  const std::vector<Field> above = fields_of(header), own = fields_of(mail);
  std::size_t body = own.empty() ? 0 : own.back().whole.end;
  if (line_at(mail, body).empty() || line_at(mail, body) == "\r") body = next_line(mail, body);
  std::string out(header.substr(0, above.empty() ? 0 : above.back().whole.end));
  if (!out.empty() && out.back() != '\n') out += '\n';
  return out + "\n" + std::string(mail.substr(body));
}

}  // namespace outlint::filter
