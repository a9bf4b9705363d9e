// SPDX-License-Identifier: Apache-2.0
// The words of a PDF; the door to poppler, which is under the GPL and so an option of the build.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace outlint::message {

struct PdfText {
  std::string text;     ///< of the first pages, lines in reading order
  bool locked = false;  ///< it cannot be read without a password
};

/// Reads at most `most` bytes of text. Never fails: a broken file has no text.
PdfText pdf_text(std::string_view bytes, std::size_t most);

}  // namespace outlint::message
