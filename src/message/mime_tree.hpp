// SPDX-License-Identifier: Apache-2.0
// The skeleton of a mail: its parts and where their bytes stand. What the MIME library knows, without the library.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/span.hpp>

namespace outlint::message {

/// A header field of a part: its name, and the bytes behind the colon up to the line break that ends it.
struct MimeField {
  std::string name;
  Span value;
};

enum class MimeKind { leaf, multipart, message };

/// One entity of the tree. Spans index the bytes that were given to `parse_mime`.
struct MimeNode {
  MimeKind kind = MimeKind::leaf;
  std::string number;      ///< `1.2`; of the outermost entity `1`
  std::string type;        ///< `text/plain`, lower case, as declared or as the standard presumes
  bool declared = false;   ///< whether there is a Content-Type at all
  std::string charset, format, delsp, start, boundary;  ///< parameters of Content-Type
  std::string name;        ///< file name by Content-Disposition, else by Content-Type; decoded, UTF-8
  std::string disposition; ///< lower case; empty where there is none
  std::string encoding;    ///< Content-Transfer-Encoding, its first word, lower case
  std::string content_id;  ///< without angle brackets
  std::vector<MimeField> fields;
  Span header;             ///< from the first field to the empty line
  Span content;            ///< the encoded bytes of a leaf; all there is of other entities
  std::vector<std::size_t> children;  ///< indices into the tree, in order
  /// What the spans index where that is not the mail itself: a mail that was encoded as a part.
  std::shared_ptr<const std::string> bytes;
};

/// The tree in the order of the mail; the outermost entity first, never empty.
struct MimeTree {
  std::vector<MimeNode> nodes;
  std::vector<std::string> notes;
};

/// Parses the mail that begins at `start`; spans index `raw` from its beginning. Never fails; what goes beyond the
/// bounds of parts, fields and depth stays unread, with a note.
MimeTree parse_mime(std::string_view raw, std::size_t start = 0);

/// The steps of `parse_mime`, which call one another: what the library says of bytes that are within bounds, and
/// the same with what it leaves whole opened, so many times at the most.
MimeTree parse_mime_once(std::string_view raw);
MimeTree parse_mime_again(std::string_view raw, int left);

}  // namespace outlint::message
