// SPDX-License-Identifier: Apache-2.0
// Edits of a draft or of message JSON made in the file it came from, every other byte of which stays as it is. Mail is
// another matter: message/rewrite_mail.hpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <outlint/message.hpp>
#include <outlint/report.hpp>
#include <outlint/result.hpp>

namespace outlint::rewrite {

/// How a file holds its text, and so how a replacement has to be spelled in it.
enum class Notation {
  plain,  ///< as it is; line breaks as the file has them
  json,   ///< inside a JSON string
};

/// One change of a file, in its bytes.
struct RawEdit {
  Span span;
  std::string replacement;
};

/// The edits as changes of the file, in order; or why one cannot be made there: its words are encoded, or have no
/// bytes of their own. The file has to be UTF-8.
Result<std::vector<RawEdit>> raw_edits(const Message& message, std::string_view file, const std::vector<Edit>& edits, Notation notation);

/// The file after its changes.
std::string with_raw_edits(std::string_view file, const std::vector<RawEdit>& edits);

}  // namespace outlint::rewrite
