// SPDX-License-Identifier: Apache-2.0
// Content-Transfer-Encodings: bytes as they travelled to bytes as they were, with a map back.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <outlint/source_map.hpp>

namespace outlint::message {

enum class TransferEncoding { identity, quoted_printable, base64, uuencode };

/// By the word of a Content-Transfer-Encoding field (`Quoted-Printable`); what is unknown is the identity, as
/// mail programs show it. `known` answers whether the word is one at all.
TransferEncoding transfer_encoding(std::string_view word);
bool is_known_encoding(std::string_view word);

struct TransferDecoded {
  std::string bytes;
  SourceMap map;  ///< `bytes` to the raw input; a line of base64 is one decoded segment
};

/// Decodes with a map; `raw_start` is where `raw` begins in the input. Never fails: stray characters are skipped in
/// base64 and stay in quoted-printable.
TransferDecoded decode_transfer(std::string_view raw, std::size_t raw_start, TransferEncoding encoding);

/// Decodes without one.
std::string decode_transfer_bytes(std::string_view raw, TransferEncoding encoding);

/// The same for a file: a last group of base64 that was cut off gives no bytes, so that the digest is that of the
/// file as mail programs save it. Of a text each character counts.
std::string decode_transfer_file(std::string_view raw, TransferEncoding encoding);

/// The opposite, for a part that is written anew; lines end with `line_break`. Uuencode is not written.
std::string encode_transfer(std::string_view bytes, TransferEncoding encoding, std::string_view line_break);

}  // namespace outlint::message
