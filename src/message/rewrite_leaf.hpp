// SPDX-License-Identifier: Apache-2.0
// Edits of what a part shows, carried back to the bytes of the part.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <outlint/result.hpp>
#include <outlint/span.hpp>

#include "message/mail_parts.hpp"

namespace outlint::message {

struct TextEdit {
  Span span;
  std::string replacement;
};

/// The decoded bytes of a leaf with edits of its text in them; edits are sorted and disjoint. All bytes outside of
/// the edits stay. Fails where a span is no whole stretch of the source, or its charset lacks a character.
Result<std::string> rewrite_leaf_bytes(const MimeNode& node, const LeafText& leaf, const std::vector<TextEdit>& edits);

/// The same edits in another leaf that says the same words, as edits of its own text. Fails where it does not say
/// them, or not as often.
Result<std::vector<TextEdit>> transfer_edits(const std::vector<TextEdit>& edits, std::string_view from, std::string_view to);

}  // namespace outlint::message
