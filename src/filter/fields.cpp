// SPDX-License-Identifier: Apache-2.0
#include "filter/fields.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace outlint::filter {
namespace {

std::size_t line_end(std::string_view mail, std::size_t at) {
  const std::size_t end = mail.find('\n', at);
  return end == std::string_view::npos ? mail.size() : end + 1;
}

bool continues(std::string_view mail, std::size_t at) { return at < mail.size() && (mail[at] == ' ' || mail[at] == '\t'); }

/// The length of a field's name; 0 where the line is no field.
std::size_t name_length(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return 0;
  std::string_view name = line.substr(0, colon);
  while (!name.empty() && (name.back() == ' ' || name.back() == '\t')) name.remove_suffix(1);
  const bool printable = std::all_of(name.begin(), name.end(), [](char byte) { return byte > 32 && byte < 127; });
  return printable ? name.size() : 0;
}

std::string on_one_line(std::string_view value) {
  std::string out;
  for (const char byte : value) {
    if (byte != '\r' && byte != '\n') out += byte == '\t' ? ' ' : byte;
  }
  return std::string(text::trimmed(out));
}

}  // namespace

std::vector<Field> fields_of(std::string_view mail) {
  std::vector<Field> out;
  std::size_t at = mail.starts_with("From ") ? line_end(mail, 0) : 0;
  while (at < mail.size()) {
    std::size_t end = line_end(mail, at);
    const std::size_t name = name_length(mail.substr(at, end - at));
    if (name == 0) break;
    while (continues(mail, end)) end = line_end(mail, end);
    const std::string_view whole = mail.substr(at, end - at);
    out.push_back({whole.substr(0, name), on_one_line(whole.substr(whole.find(':') + 1)), {at, end}});
    at = end;
  }
  return out;
}

std::optional<std::string> value_of(const std::vector<Field>& fields, std::string_view name) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& each) { return text::equal_ascii_case(each.name, name); });
  if (found == fields.end()) return std::nullopt;
  return found->value;
}

bool is_own_field(std::string_view name) { return text::starts_with_ascii_case(name, "X-Outlint-"); }

bool says_send(const std::vector<Field>& fields) {
  const auto said = value_of(fields, "X-Outlint-Send");
  return said && text::equal_ascii_case(*said, "yes");
}

std::string without_own_fields(std::string_view mail) {
  std::string out;
  out.reserve(mail.size());
  std::size_t kept = 0;
  for (const Field& field : fields_of(mail)) {
    if (!is_own_field(field.name)) continue;
    out += mail.substr(kept, field.whole.start - kept);
    kept = field.whole.end;
  }
  return out += mail.substr(kept);
}

}  // namespace outlint::filter
