// SPDX-License-Identifier: Apache-2.0
// Character references: `&eacute;`, `&#8217;`, `&nbsp`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace outlint::message {

/// What a reference stands for, and its length in bytes; 0 where the ampersand is but an ampersand.
struct HtmlEntity {
  std::string text;
  std::size_t length = 0;
};

/// Reads the reference that a source starts with (`source[0]` is the ampersand).
HtmlEntity decode_entity(std::string_view source);

/// A text with all its references decoded.
std::string decode_entities(std::string_view source);

}  // namespace outlint::message
