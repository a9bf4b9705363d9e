// SPDX-License-Identifier: Apache-2.0
// What a reader saw, for people: the head of the message, its files, and its body with the kind of each region beside it.
#include <fmt/format.h>

#include <outlint/render.hpp>

#include "render/visible.hpp"

namespace outlint {
namespace {

using render::visible;
using render::visible_line;

std::string one_address(const Address& address) {
  if (address.name.empty()) return address.address;
  return address.address.empty() ? address.name : fmt::format("{} <{}>", address.name, address.address);
}

void add(std::string& out, std::string_view name, std::string_view content) {
  out += fmt::format("  {:<10}{}\n", name, visible_line(content));
}

void add_people(std::string& out, std::string_view name, const std::optional<std::vector<Address>>& people) {
  if (!people || people->empty()) return;
  std::string all;
  for (const Address& each : *people) all += (all.empty() ? "" : ", ") + one_address(each);
  add(out, name, all);
}

void add_files(std::string& out, const Message& message) {
  for (const Part& part : message.parts) {
    if (!part.leaf) continue;
    add(out, "part", fmt::format("{}: {}{}{}, {} bytes", part.id, part.type, part.charset.empty() ? "" : ", ", part.charset, part.size));
  }
  if (!message.attachments) return;
  for (const Attachment& file : *message.attachments) {
    add(out, "file", fmt::format("{}{}{}: {}{}{}", file.name.empty() ? "(no name)" : file.name, file.type.empty() ? "" : ", ", file.type,
                                 to_string(file.role), file.evidence.empty() ? "" : ", ", file.evidence));
  }
}

/// The lines of a region, its kind beside the first.
void add_region(std::string& out, std::string_view kind, std::string_view text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    out += fmt::format("  {:>11} │{}{}\n", kind, line.empty() ? "" : " ", visible(line));
    kind = "";
    at = end + 1;
  }
}

}  // namespace

std::string render_parse_text(const Document& document) {
  const Message& message = document.message();
  std::string out = visible_line(message.source.empty() ? "message" : message.source) + "\n";
  if (!message.id.empty()) add(out, "id", message.id);
  if (message.channel != Channel::unknown) add(out, "channel", to_string(message.channel));
  add_people(out, "from", message.from);
  add_people(out, "to", message.to);
  add_people(out, "cc", message.cc);
  add_people(out, "bcc", message.bcc);
  if (message.subject) add(out, "subject", *message.subject);
  if (message.date) add(out, "date", *message.date);
  if (message.linkedin) add(out, "linkedin", message.linkedin->folder + " " + message.linkedin->direction);
  add_files(out, message);
  for (const std::string& note : message.notes) add(out, "note", note);
  out += '\n';
  for (const Region& region : document.regions()) {
    add_region(out, to_string(region.kind), region.span.of(document.text()));
  }
  return out;
}

std::string render_connection_text(const Connection& row) {
  return visible_line(fmt::format("connection: {}, {}, {}, {} (since {})", row.name, row.position, row.company, row.profile, row.connected_on)) +
         "\n";
}

}  // namespace outlint
