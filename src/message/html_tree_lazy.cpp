// SPDX-License-Identifier: Apache-2.0
// Gumbo is loaded with the first page. Where it cannot be, tags are read one by one, with a note.
#include "message/html_scan.hpp"
#include "message/html_tree.hpp"
#include "text/module.hpp"

namespace outlint::message {

RenderedHtml read_html_tree(std::string_view source) {
  static const auto* const read = text::module_entry_as<RenderedHtml (*)(std::string_view)>("html");
  if (read != nullptr) return (*read)(source);
  RenderedHtml out = scan_html(source);
  out.notes.push_back("the tags of the HTML were read one by one: " + text::missing_module("html"));
  return out;
}

}  // namespace outlint::message
