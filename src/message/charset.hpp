// SPDX-License-Identifier: Apache-2.0
// Bytes in some charset to UTF-8, with a map back; the door to ICU's converters and detector.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <outlint/source_map.hpp>

namespace outlint::message {

/// Text in UTF-8, valid always, and where each of its bytes came from.
struct DecodedText {
  std::string text;
  SourceMap map;            ///< `text` to the bytes given
  std::string charset;      ///< that it was decoded from, lower case
  bool guessed = false;     ///< the declared charset was missing, unknown or wrong
  std::size_t replaced = 0; ///< malformed sequences that became U+FFFD
};

/// Decodes bytes. A byte order mark beats the declared charset; valid UTF-8 with multi-byte characters beats a
/// declared one-byte charset that cannot be told from it; what is undeclared or wrong is detected.
DecodedText decode_text(std::string_view bytes, std::string_view declared);

/// The bytes of a UTF-8 text in a charset; nothing where a character has no place in it or the charset is unknown.
std::optional<std::string> encode_text(std::string_view text, std::string_view charset);

}  // namespace outlint::message
