// SPDX-License-Identifier: Apache-2.0
// What the MIME library leaves whole though people's programs open it: mails that are encoded as a part, and
// multiparts whose boundaries carry more than the standard allows.
#include "message/mime_tree.hpp"

#include <algorithm>
#include <utility>

#include "message/mime_bounds.hpp"
#include "message/transfer.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

/// Moves a tree under a node of another; its spans stay what they are but for a shift.
void graft(MimeTree& tree, std::size_t parent, MimeTree&& branch, std::size_t shift, const std::string& number,
           const std::shared_ptr<const std::string>& bytes) {
  const std::size_t base = tree.nodes.size();
  for (MimeNode& node : branch.nodes) {
    node.number = number + node.number.substr(1);
    for (Span* span : {&node.header, &node.content}) *span = {span->start + shift, span->end + shift};
    for (MimeField& field : node.fields) field.value = {field.value.start + shift, field.value.end + shift};
    for (std::size_t& child : node.children) child += base;
    if (!node.bytes) node.bytes = bytes;
    tree.nodes.push_back(std::move(node));
  }
  for (std::string& note : branch.notes) tree.notes.push_back(std::move(note));
  tree.nodes[parent].children.push_back(base);
}

/// The parts between lines that begin with the boundary, whatever else stands in those lines.
std::vector<Span> split_by_hand(std::string_view raw, Span range, const std::string& boundary) {
  std::vector<Span> parts;
  const std::string mark = "--" + boundary;
  std::size_t begun = std::string_view::npos;
  for (std::size_t at = range.start; at < range.end;) {
    const std::size_t feed = raw.find('\n', at);
    const std::size_t next = feed == std::string_view::npos || feed >= range.end ? range.end : feed + 1;
    const std::string_view line = raw.substr(at, next - at);
    if (line.starts_with(mark)) {
      if (begun != std::string_view::npos) parts.push_back({begun, at});
      begun = next;
      if (line.substr(mark.size()).starts_with("--")) return parts;
    }
    at = next;
  }
  if (begun != std::string_view::npos) parts.push_back({begun, range.end});
  return parts;
}

/// The line break before a boundary belongs to the boundary.
Span without_last_break(std::string_view raw, Span span) {
  if (span.end > span.start && raw[span.end - 1] == '\n') --span.end;
  if (span.end > span.start && raw[span.end - 1] == '\r') --span.end;
  return span;
}

void open_encoded_mail(std::string_view raw, MimeTree& tree, std::size_t at, int left) {
  const TransferEncoding encoding = transfer_encoding(tree.nodes[at].encoding);
  if (encoding == TransferEncoding::identity) return;
  const Span content = tree.nodes[at].content;
  auto bytes = std::make_shared<const std::string>(decode_transfer_bytes(content.of(raw), encoding));
  MimeTree branch = parse_mime_again(*bytes, left - 1);
  tree.nodes[at].kind = MimeKind::message;
  graft(tree, at, std::move(branch), 0, tree.nodes[at].number + ".1", bytes);
}

void open_broken_multipart(std::string_view raw, MimeTree& tree, std::size_t at, int left) {
  const std::vector<Span> parts = split_by_hand(raw, {tree.nodes[at].header.end, raw.size()}, tree.nodes[at].boundary);
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const Span span = without_last_break(raw, parts[part]);
    MimeTree branch = parse_mime_again(span.of(raw), left - 1);
    graft(tree, at, std::move(branch), span.start, tree.nodes[at].number + "." + std::to_string(part + 1), nullptr);
  }
}

/// A mail that is a part ends where the next line with the boundary around it begins.
void bound_mails(std::string_view raw, MimeTree& tree, std::size_t at) {
  for (const std::size_t child : tree.nodes[at].children) {
    MimeNode& node = tree.nodes[child];
    if (node.kind == MimeKind::message && !node.bytes && !node.children.empty() &&
        tree.nodes[at].kind == MimeKind::multipart) {
      const std::size_t start = std::min(tree.nodes[node.children.front()].header.start, raw.size());
      const std::size_t end = raw.find("\n--" + tree.nodes[at].boundary, start);
      node.content = {start, end == std::string_view::npos ? raw.size() : end};
    }
    bound_mails(raw, tree, child);
  }
}

void shift(MimeTree& tree, std::size_t by) {
  for (MimeNode& node : tree.nodes) {
    if (node.bytes) continue;
    for (Span* span : {&node.header, &node.content}) *span = {span->start + by, span->end + by};
    for (MimeField& field : node.fields) field.value = {field.value.start + by, field.value.end + by};
  }
}

}  // namespace

MimeTree parse_mime_again(std::string_view raw, int left) {
  MimeTree tree = parse_mime_once(raw);
  if (left <= 0) return tree;
  const std::size_t count = tree.nodes.size();
  for (std::size_t at = 0; at < count; ++at) {
    const MimeNode& node = tree.nodes[at];
    if (node.kind == MimeKind::leaf && node.type == "message/rfc822") {
      open_encoded_mail(raw, tree, at, left);
    } else if (node.kind == MimeKind::multipart && node.children.empty() && !node.boundary.empty() && at == 0) {
      open_broken_multipart(raw, tree, at, left);
    }
  }
  return tree;
}

MimeTree parse_mime(std::string_view raw, std::size_t start) {
  std::vector<std::string> notes;
  const std::string_view read = within_bounds(raw.substr(start), notes);
  MimeTree tree = parse_mime_again(read, most_reparsed);
  bound_mails(read, tree, 0);
  shift(tree, start);
  tree.notes.insert(tree.notes.begin(), notes.begin(), notes.end());
  return tree;
}

}  // namespace outlint::message
