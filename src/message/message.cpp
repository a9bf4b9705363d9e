// SPDX-License-Identifier: Apache-2.0
// What a message answers about itself.
#include <outlint/message.hpp>

#include <algorithm>
#include <cassert>

#include "text/utf8.hpp"

namespace outlint {

std::string_view to_string(AttachmentRole role) {
  switch (role) {
    case AttachmentRole::resume: return "resume";
    case AttachmentRole::portfolio: return "portfolio";
    case AttachmentRole::other: break;
  }
  return "other";
}

const Part& Message::body() const {
  const auto found = std::find_if(parts.begin(), parts.end(), [](const Part& part) { return part.id == "body"; });
  assert(found != parts.end() && "a message without a body");
  return *found;
}

const Header* Message::header(std::string_view name) const {
  const auto found = std::find_if(headers.begin(), headers.end(),
                                  [&](const Header& header) { return text::equal_ascii_case(header.name, name); });
  return found == headers.end() ? nullptr : &*found;
}

}  // namespace outlint
