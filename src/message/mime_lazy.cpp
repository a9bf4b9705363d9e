// SPDX-License-Identifier: Apache-2.0
// GMime is loaded with the first mail. Where it cannot be, a mail is one part, and says so.
#include <algorithm>

#include "message/mime_tree.hpp"
#include "text/module.hpp"

namespace outlint::message {
namespace {

/// The header block apart, as far as that can be told without the library.
MimeTree unparsed(std::string_view raw) {
  MimeTree tree;
  MimeNode& only = tree.nodes.emplace_back();
  only.number = "1";
  only.type = "text/plain";
  const std::size_t unix_end = raw.find("\n\n"), other_end = raw.find("\r\n\r\n");
  const std::size_t start = std::min(unix_end, other_end);
  only.content = {start == std::string_view::npos ? 0 : start + (other_end < unix_end ? 4 : 2), raw.size()};
  tree.notes.push_back("mail is read as one plain text: " + text::missing_module("mime"));
  return tree;
}

}  // namespace

MimeTree parse_mime_once(std::string_view raw) {
  static const auto* const parse = text::module_entry_as<MimeTree (*)(std::string_view)>("mime");
  return parse != nullptr ? (*parse)(raw) : unparsed(raw);
}

}  // namespace outlint::message
