// SPDX-License-Identifier: Apache-2.0
// The words of a file, where outlint can read its format.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace outlint::message {

/// The text of a document of that MIME type, line by line: DOCX, ODT, text, HTML; PDF where built with poppler. Empty
/// for everything else. What is encrypted or unpacks to too much is not opened; `notes` says so of `name`.
std::string attachment_text(std::string_view bytes, std::string_view type, std::string_view name, std::vector<std::string>& notes);

/// The text of the words of an office document's XML: paragraphs and breaks are lines.
std::string text_of_xml(std::string_view xml);

}  // namespace outlint::message
