// SPDX-License-Identifier: Apache-2.0
// Header values as people read them: unfolded, RFC 2047 decoded, in UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <outlint/source_map.hpp>

namespace outlint::message {

struct DecodedHeader {
  std::string text;  ///< without white space at its ends
  SourceMap map;     ///< `text` to the raw input; verbatim where nothing was encoded
};

/// Decodes the raw value of a header field, which begins at `raw_start` of the input. Raw 8-bit text is taken for
/// UTF-8 where it is that, else its charset is guessed. Broken encoded words stay as they are.
DecodedHeader decode_header(std::string_view raw, std::size_t raw_start);

/// The value alone: what follows a line break that no white space follows belongs to another field.
std::string_view field_value(std::string_view text);

/// The length of the encoded word at `at`, 0 where there is none.
std::size_t encoded_word_length(std::string_view text, std::size_t at);

}  // namespace outlint::message
