// SPDX-License-Identifier: Apache-2.0
// Leaves of a MIME tree: which one is judged, which are files, and what each of them says.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/message.hpp>

#include "message/charset.hpp"
#include "message/mime_tree.hpp"
#include "message/transfer.hpp"

namespace outlint::message {

constexpr std::size_t no_node = static_cast<std::size_t>(-1);

/// The leaves in the order of the mail, as indices into the tree; those of mails inside are among them.
std::vector<std::size_t> leaves_of(const MimeTree& tree);

/// The leaf that the recipient sees when they open the mail, or `no_node`. Of alternatives it is the last that can
/// be shown; a mail inside a mail is never it.
std::size_t body_leaf(const MimeTree& tree, std::string_view raw);

/// The entities that a mail program lists as files, as indices into the tree: not those inside a mail that is
/// itself a file, not pictures inside a page, not signatures of the mail itself.
std::vector<std::size_t> file_nodes(const MimeTree& tree, std::size_t body);

/// The encoded bytes of an entity, wherever they are.
std::string_view encoded_bytes(const MimeTree& tree, std::size_t node, std::string_view raw);

/// A text leaf at each step from its bytes to what is shown.
struct LeafText {
  TransferDecoded transfer;  ///< its bytes, and their map to the raw mail
  DecodedText decoded;       ///< its characters, and their map to those bytes
  bool rendered = false;     ///< whether what is shown differs in form from what is written (HTML, format=flowed)
  std::string text;          ///< what is shown
  SourceMap map;             ///< `text` to `decoded.text`
  std::vector<Span> quoted, signature;  ///< ranges of `text`, as in Part
  std::vector<std::string> notes;
};
LeafText read_leaf_text(const MimeTree& tree, std::size_t node, std::string_view raw);

/// Whether a leaf is a text that mail programs show as the mail itself.
bool is_shown(const MimeNode& node);

/// A leaf as a part: decoded, rendered, with its map to the raw mail. `notes` takes what went wrong.
Part read_part(const MimeTree& tree, std::size_t node, std::string_view raw, std::vector<std::string>& notes);

}  // namespace outlint::message
