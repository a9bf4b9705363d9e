// SPDX-License-Identifier: Apache-2.0
#include "message/mail_parts.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "message/flowed.hpp"
#include "message/html.hpp"
#include "message/sha256.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

bool is_attached(const MimeNode& node) { return node.disposition == "attachment"; }

bool is_signature(const MimeNode& node) {
  static constexpr std::array<std::string_view, 3> types{"application/pgp-signature", "application/pkcs7-signature",
                                                         "application/x-pkcs7-signature"};
  return std::ranges::find(types, node.type) != types.end();
}

void collect_leaves(const MimeTree& tree, std::size_t node, std::vector<std::size_t>& out) {
  if (tree.nodes[node].kind == MimeKind::leaf) out.push_back(node);
  for (const std::size_t child : tree.nodes[node].children) collect_leaves(tree, child, out);
}

bool is_blank_leaf(const MimeTree& tree, std::size_t node, std::string_view raw) {
  const std::string_view bytes = encoded_bytes(tree, node, raw);
  return bytes.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::size_t choose(const MimeTree& tree, std::size_t at, std::string_view raw);

/// The last alternative with something to show; one that is blank is passed over, since nothing would be judged.
std::size_t choose_alternative(const MimeTree& tree, const MimeNode& node, std::string_view raw) {
  std::size_t blank = no_node;
  for (auto child = node.children.rbegin(); child != node.children.rend(); ++child) {
    const std::size_t found = choose(tree, *child, raw);
    if (found == no_node) continue;
    if (!is_blank_leaf(tree, found, raw)) return found;
    if (blank == no_node) blank = found;
  }
  return blank;
}

std::size_t choose_first(const MimeTree& tree, const MimeNode& node, std::string_view raw) {
  std::size_t blank = no_node;
  for (const std::size_t child : node.children) {
    const std::size_t found = choose(tree, child, raw);
    if (found == no_node) continue;
    if (!is_blank_leaf(tree, found, raw)) return found;
    if (blank == no_node) blank = found;
  }
  return blank;
}

std::size_t choose(const MimeTree& tree, std::size_t at, std::string_view raw) {
  const MimeNode& node = tree.nodes[at];
  if (node.kind == MimeKind::message) return no_node;
  if (node.kind == MimeKind::leaf) return is_shown(node) ? at : no_node;
  if (node.type == "multipart/alternative") return choose_alternative(tree, node, raw);
  if (node.type == "multipart/related" && !node.start.empty()) {
    for (const std::size_t child : node.children) {
      if (node.start.find(tree.nodes[child].content_id) == std::string::npos || tree.nodes[child].content_id.empty())
        continue;
      const std::size_t found = choose(tree, child, raw);
      if (found != no_node) return found;
    }
  }
  return choose_first(tree, node, raw);
}

void collect_files(const MimeTree& tree, std::size_t at, std::size_t body, bool related,
                   std::vector<std::size_t>& out) {
  const MimeNode& node = tree.nodes[at];
  if (node.kind == MimeKind::multipart) {
    for (const std::size_t child : node.children) {
      collect_files(tree, child, body, node.type == "multipart/related", out);
    }
    return;
  }
  if (at == body || is_signature(node)) return;
  const bool inside_page = related && !is_attached(node) && !node.content_id.empty() && node.type.starts_with("image/");
  const bool nameless_text = node.type.starts_with("text/") && node.name.empty() && !is_attached(node);
  const bool control = node.type == "application/pgp-encrypted" || node.type == "message/delivery-status";
  if (!inside_page && !nameless_text && !control) out.push_back(at);
}

void render(const MimeNode& node, LeafText& leaf) {
  if (node.type == "text/plain" && node.format == "flowed") {
    Flowed flowed = unflow(leaf.decoded.text, node.delsp == "yes" ? DelSp::remove : DelSp::keep);
    leaf.text = std::move(flowed.text);
    leaf.map = std::move(flowed.map);
    leaf.rendered = true;
  } else if (node.type == "text/html") {
    RenderedHtml html = render_html(leaf.decoded.text);
    leaf.text = std::move(html.text);
    leaf.map = std::move(html.map);
    leaf.quoted = std::move(html.quoted);
    leaf.signature = std::move(html.signature);
    for (std::string& note : html.notes) leaf.notes.push_back(std::move(note));
    leaf.rendered = true;
  } else {
    leaf.text = leaf.decoded.text;
    leaf.map = SourceMap::identity(leaf.text.size());
  }
}

void note_charset(const MimeNode& node, const DecodedText& decoded, std::vector<std::string>& notes) {
  if (decoded.guessed && !node.charset.empty()) {
    notes.push_back("part " + node.number + ": its charset is not the declared one; read as " + decoded.charset);
  } else if (decoded.guessed) {
    notes.push_back("part " + node.number + ": no charset is declared; read as " + decoded.charset);
  }
  if (decoded.replaced > 0) {
    notes.push_back("part " + node.number + ": " + std::to_string(decoded.replaced) +
                    " malformed characters in its text");
  }
}

}  // namespace

bool is_shown(const MimeNode& node) {
  // Calendars, cards and tables are offered as what they are.
  if (node.kind != MimeKind::leaf || is_attached(node)) return false;
  static constexpr std::array<std::string_view, 7> types{"text/plain",         "text/html",     "text/markdown",
                                                         "text/enriched",      "text/richtext", "text/x-markdown",
                                                         "text/x-web-markdown"};
  return std::ranges::find(types, node.type) != types.end();
}

std::vector<std::size_t> leaves_of(const MimeTree& tree) {
  std::vector<std::size_t> out;
  collect_leaves(tree, 0, out);
  return out;
}

std::size_t body_leaf(const MimeTree& tree, std::string_view raw) { return choose(tree, 0, raw); }

std::vector<std::size_t> file_nodes(const MimeTree& tree, std::size_t body) {
  std::vector<std::size_t> out;
  collect_files(tree, 0, body, false, out);
  return out;
}

std::string_view encoded_bytes(const MimeTree& tree, std::size_t node, std::string_view raw) {
  const MimeNode& entity = tree.nodes[node];
  return entity.content.of(entity.bytes ? std::string_view(*entity.bytes) : raw);
}

LeafText read_leaf_text(const MimeTree& tree, std::size_t at, std::string_view raw) {
  const MimeNode& node = tree.nodes[at];
  LeafText leaf;
  leaf.transfer = decode_transfer(encoded_bytes(tree, at, raw), node.content.start, transfer_encoding(node.encoding));
  leaf.decoded = decode_text(leaf.transfer.bytes, node.charset);
  note_charset(node, leaf.decoded, leaf.notes);
  render(node, leaf);
  return leaf;
}

Part read_part(const MimeTree& tree, std::size_t at, std::string_view raw, std::vector<std::string>& notes) {
  const MimeNode& node = tree.nodes[at];
  Part part;
  part.id = node.number == "1" ? "1" : node.number.substr(2);
  part.type = node.type;
  part.name = text::repaired_utf8(node.name).text;
  const TransferEncoding encoding = transfer_encoding(node.encoding);
  if (!is_known_encoding(node.encoding)) {
    notes.push_back("part " + node.number + ": unknown transfer encoding \"" + text::repaired_utf8(node.encoding).text +
                    "\"; read as it stands");
  }
  const std::string_view encoded = encoded_bytes(tree, at, raw);
  if (!node.type.starts_with("text/")) {
    const std::string bytes = decode_transfer_file(encoded, encoding);
    part.size = bytes.size();
    part.sha256 = sha256_hex(bytes);
    return part;
  }
  LeafText leaf = read_leaf_text(tree, at, raw);
  part.size = leaf.transfer.bytes.size();
  part.sha256 = sha256_hex(leaf.transfer.bytes);
  part.charset = leaf.decoded.charset;
  // A mail that was itself encoded has no bytes of its own in the raw mail to point at.
  if (!node.bytes) part.map = leaf.map.then(leaf.decoded.map).then(leaf.transfer.map);
  part.text = std::move(leaf.text);
  if (leaf.rendered && part.text != leaf.decoded.text) part.source = std::move(leaf.decoded.text);
  part.quoted = std::move(leaf.quoted);
  part.signature = std::move(leaf.signature);
  for (std::string& note : leaf.notes) notes.push_back(std::move(note));
  return part;
}

}  // namespace outlint::message
