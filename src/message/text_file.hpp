// SPDX-License-Identifier: Apache-2.0
// Plain text on its way into a message: bytes to a body with its map, size and digest.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <outlint/message.hpp>

#include "message/charset.hpp"

namespace outlint::message {

/// Bytes of a file that ought to be text, and what had to be done to make them text.
struct TextFile {
  DecodedText decoded;
  bool binary = false;  ///< too many bytes that no text has; `decoded` then holds what could be made of them
};

/// Decodes by byte order mark, validity as UTF-8, else by guess.
TextFile read_text_file(std::string_view bytes);

/// Whether bytes are no text in any charset: control characters that texts do not have, or a known magic number.
bool is_binary(std::string_view bytes);

/// A body of plain text: the part of a decoded file from `start` on, mapped to the file's bytes.
Part text_part(const TextFile& file, std::string_view bytes, std::size_t start, std::string_view type);

/// What a user should know of how the file was decoded: one note each, none for plain UTF-8.
void add_notes(const TextFile& file, Message& message);

/// A message whose body is the whole file, byte for byte (`--input text`).
Message read_plain_text(std::string_view bytes);

/// A message without words, and a note that says why: whoever judged such bytes as words would judge noise.
Message read_binary(std::string_view bytes);

/// A message whose body is a page, as its reader would see it.
Message read_html_page(std::string_view bytes);

}  // namespace outlint::message
