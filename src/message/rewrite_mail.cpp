// SPDX-License-Identifier: Apache-2.0
#include "message/rewrite_mail.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include <outlint/message.hpp>

#include "message/mail.hpp"
#include "message/mail_parts.hpp"
#include "message/mime_tree.hpp"
#include "message/rewrite_headers.hpp"
#include "message/rewrite_leaf.hpp"
#include "message/transfer.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

/// Bytes that take the place of a stretch of the raw mail.
struct Splice {
  Span raw;
  std::string bytes;
};

bool is_sealed(std::string_view type) {
  return type == "multipart/signed" || type == "multipart/encrypted" || type == "application/pkcs7-mime" ||
         type == "application/x-pkcs7-mime";
}

/// Runs of white space count as one: how many lines or spaces it takes is up to how a part is written.
std::string squeezed(std::string_view text) {
  std::string out;
  bool blank = false, broken = false;
  for (const char byte : text) {
    if (byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n') {
      blank = true;
      broken = broken || byte == '\n';
      continue;
    }
    if (blank && !out.empty()) out += broken ? '\n' : ' ';
    blank = broken = false;
    out += byte;
  }
  return out;
}

std::string applied(std::string_view text, const std::vector<TextEdit>& edits) {
  std::string out;
  std::size_t at = 0;
  for (const TextEdit& edit : edits) {
    out.append(text, at, edit.span.start - at);
    out += edit.replacement;
    at = edit.span.end;
  }
  out.append(text, at, std::string_view::npos);
  return out;
}

class Rewriter {
 public:
  Rewriter(std::string_view raw, std::map<std::string, std::vector<TextEdit>> edits)
      : raw_(raw),
        edits_(std::move(edits)),
        message_(read_mail(raw)),
        tree_(parse_mime(raw, mail_start(raw))),
        parents_(tree_.nodes.size(), no_node) {
    for (std::size_t at = 0; at < tree_.nodes.size(); ++at) {
      for (const std::size_t child : tree_.nodes[at].children) parents_[child] = at;
    }
    line_break_ = raw.find("\r\n") != std::string_view::npos ? "\r\n" : "\n";
  }

  Result<std::string> run() {
    for (const auto& [part, edits] : edits_) {
      if (auto problem = rewrite(part, edits)) return failure(std::move(*problem));
    }
    std::ranges::stable_sort(splices_, {}, [](const Splice& splice) { return splice.raw; });
    std::string out;
    std::size_t at = 0;
    for (const Splice& splice : splices_) {
      if (splice.raw.start < at) return failure("two edits meet in one part of the mail");
      out.append(raw_, at, splice.raw.start - at);
      out += splice.bytes;
      at = splice.raw.end;
    }
    out.append(raw_, at, std::string_view::npos);
    if (!says_what_was_asked(out)) return failure("the mail cannot be written back exactly");
    return out;
  }

 private:
  using Reason = std::optional<std::string>;

  Reason rewrite(const std::string& part, const std::vector<TextEdit>& edits) {
    if (part == "body") return rewrite_body(edits);
    if (part == "subject") return rewrite_header("Subject", edits);
    if (part.starts_with("header:")) return rewrite_header(part.substr(7), edits);
    if (part.starts_with("attachment:")) return drop_file(part.substr(11), edits);
    return "there is no part \"" + part + "\"";
  }

  /// Why nothing below this entity may change, if so.
  [[nodiscard]] Reason sealed(std::size_t node) const {
    for (std::size_t at = node; at != no_node; at = parents_[at]) {
      if (is_sealed(tree_.nodes[at].type)) return "the part is signed or encrypted; a change would break that";
      if (tree_.nodes[at].bytes) return "the part is inside a mail that is encoded as a whole";
    }
    return std::nullopt;
  }

  Reason rewrite_body(const std::vector<TextEdit>& edits) {
    const std::size_t body = body_leaf(tree_, raw_);
    if (body == no_node) return "the mail has no text";
    if (auto reason = sealed(body)) return reason;
    const LeafText leaf = read_leaf_text(tree_, body, raw_);
    if (edits.back().span.end > leaf.text.size()) return "the span is not in the text";
    if (auto reason = splice_leaf(body, leaf, edits)) return reason;
    std::size_t top = no_node;
    for (std::size_t at = body; at != no_node; at = parents_[at]) {
      if (tree_.nodes[at].type == "multipart/alternative") top = at;
    }
    return top == no_node ? std::nullopt : rewrite_alternatives(top, body, leaf.text, edits);
  }

  Reason rewrite_alternatives(std::size_t top, std::size_t body, std::string_view text,
                              const std::vector<TextEdit>& edits) {
    for (const std::size_t child : tree_.nodes[top].children) {
      if (tree_.nodes[child].kind != MimeKind::leaf) {
        if (auto reason = rewrite_alternatives(child, body, text, edits)) return reason;
        continue;
      }
      if (child == body || !tree_.nodes[child].type.starts_with("text/") ||
          tree_.nodes[child].disposition == "attachment")
        continue;
      const LeafText other = read_leaf_text(tree_, child, raw_);
      if (text::is_blank(other.text) || (!is_shown(tree_.nodes[child]) && tree_.nodes[child].type == "text/calendar"))
        continue;
      const auto moved = transfer_edits(edits, text, other.text);
      if (!moved) return moved.error().front().message;
      if (auto reason = splice_leaf(child, other, *moved)) return reason;
    }
    return std::nullopt;
  }

  Reason splice_leaf(std::size_t at, const LeafText& leaf, const std::vector<TextEdit>& edits) {
    const MimeNode& node = tree_.nodes[at];
    auto bytes = rewrite_leaf_bytes(node, leaf, edits);
    if (!bytes) {
      // A charset that lacks a character gives way to one that has them all; any other reason stays.
      LeafText wide = leaf;
      wide.decoded.charset = "utf-8";
      wide.decoded.map = SourceMap::identity(leaf.decoded.text.size());
      wide.transfer.bytes = leaf.decoded.text;
      auto in_utf8 = rewrite_leaf_bytes(node, wide, edits);
      if (leaf.decoded.charset == "utf-8" || !in_utf8 || !declare_utf8(node)) return bytes.error().front().message;
      bytes = std::move(in_utf8);
    }
    const TransferEncoding encoding = transfer_encoding(node.encoding);
    if (encoding == TransferEncoding::uuencode) return "the part is uuencoded";
    const auto is_high = [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; };
    const bool grew_high = std::ranges::any_of(*bytes, is_high) && std::ranges::none_of(leaf.transfer.bytes, is_high);
    if (encoding == TransferEncoding::identity && grew_high) declare_8bit(node);
    const std::string_view old = node.content.of(raw_);
    // Lines end as they do in this part, whatever the rest of the mail does.
    const std::size_t feed = old.find('\n');
    const bool is_crlf = feed == std::string_view::npos ? line_break_ == "\r\n" : feed > 0 && old[feed - 1] == '\r';
    const std::string_view line_break = is_crlf ? "\r\n" : "\n";
    std::string encoded = encode_transfer(*bytes, encoding, line_break);
    // The last line break of a base64 part is there or not, as it was.
    if (encoding == TransferEncoding::base64 && !old.ends_with('\n'))
      encoded.erase(std::min(encoded.size(), encoded.find_last_not_of("\r\n") + 1));
    splices_.push_back({node.content, std::move(encoded)});
    return std::nullopt;
  }

  /// Says in the header that the part is UTF-8 now; false where its header cannot say so.
  bool declare_utf8(const MimeNode& node) {
    const auto field = std::ranges::find_if(node.fields, [](const MimeField& one) { return text::equal_ascii_case(one.name, "Content-Type"); });
    if (field == node.fields.end()) {
      if (node.fields.empty()) return false;
      const bool versioned = message_.header("MIME-Version") != nullptr;
      splices_.push_back({{node.header.end, node.header.end}, line_break_ + (versioned ? "" : "MIME-Version: 1.0" + line_break_) + "Content-Type: text/plain; charset=utf-8"});
      return true;
    }
    const std::string value(field->value.of(raw_));
    const std::size_t at = text::lower_ascii(value).find("charset=");
    if (at == std::string::npos) {
      splices_.push_back({{field->value.end, field->value.end}, "; charset=utf-8"});
      return true;
    }
    const std::size_t start = at + std::string_view("charset=").size();
    const bool quoted = start < value.size() && value[start] == '"';
    const std::size_t end = quoted ? value.find('"', start + 1) : std::min(value.find_first_of("; \t\r\n", start), value.size());
    if (end == std::string::npos) return false;
    splices_.push_back({{field->value.start + start, field->value.start + end + (quoted ? 1 : 0)}, "utf-8"});
    return true;
  }

  /// Seven bits are no longer enough.
  void declare_8bit(const MimeNode& node) {
    const auto field = std::ranges::find_if(node.fields, [](const MimeField& one) {
      return text::equal_ascii_case(one.name, "Content-Transfer-Encoding");
    });
    if (field != node.fields.end()) {
      splices_.push_back({field->value, " 8bit"});
    } else if (!node.fields.empty()) {
      splices_.push_back({{node.header.end, node.header.end}, line_break_ + "Content-Transfer-Encoding: 8bit"});
    }
  }

  Reason rewrite_header(const std::string& name, const std::vector<TextEdit>& edits) {
    const Header* header = message_.header(name);
    const std::string value = header == nullptr ? std::string() : header->value;
    if (edits.back().span.end > value.size()) return "the span is not in " + name;
    const std::string changed = applied(value, edits);
    const MimeNode& root = tree_.nodes.front();
    if (root.fields.empty()) return "the mail has no headers";
    if (header == nullptr) {
      if (!changed.empty())
        splices_.push_back({{root.header.end, root.header.end},
                            line_break_ + name + ":" + encoded_header_value(name, changed, line_break_)});
      return std::nullopt;
    }
    const auto field =
        std::ranges::find_if(root.fields, [&](const MimeField& one) { return text::equal_ascii_case(one.name, name); });
    if (field == root.fields.end()) return "there is no header " + name;
    if (changed.empty()) {
      const std::size_t start = field->value.start - field->name.size() - 1;
      splices_.push_back({{start, std::min(raw_.find('\n', field->value.end), raw_.size() - 1) + 1}, ""});
    } else {
      splices_.push_back({field->value, encoded_header_value(name, changed, line_break_)});
    }
    return std::nullopt;
  }

  Reason drop_file(std::string_view number, const std::vector<TextEdit>& edits) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), index);
    const std::vector<std::size_t> files = file_nodes(tree_, body_leaf(tree_, raw_));
    if (error != std::errc() || end != number.data() + number.size() || index >= files.size())
      return "there is no attachment " + std::string(number);
    if (edits.size() != 1 || !edits.front().replacement.empty()) return "a file can be dropped, not changed";
    const std::size_t node = files[index];
    if (auto reason = sealed(node)) return reason;
    const std::size_t parent = parents_[node];
    if (parent == no_node || tree_.nodes[parent].boundary.empty()) return "the mail is nothing but that file";
    const std::string mark = "--" + tree_.nodes[parent].boundary;
    const Span content = tree_.nodes[node].content;
    const std::size_t begun = tree_.nodes[node].fields.empty() ? content.start : tree_.nodes[node].header.start;
    const std::size_t from = raw_.rfind("\n" + mark, begun), to = raw_.find("\n" + mark, content.end);
    if (from == std::string_view::npos || to == std::string_view::npos || content.end == 0)
      return "the borders of the file cannot be found";
    splices_.push_back({{from, to}, ""});
    return std::nullopt;
  }

  /// The proof of it: what was written reads as what was asked for.
  [[nodiscard]] bool says_what_was_asked(std::string_view written) const {
    const Message again = read_mail(written);
    const auto body = edits_.find("body");
    const std::string expected =
        body == edits_.end() ? message_.body().text : applied(message_.body().text, body->second);
    if (squeezed(again.body().text) != squeezed(expected)) return false;
    std::size_t dropped = 0;
    for (const auto& [part, edits] : edits_) dropped += part.starts_with("attachment:") ? 1 : 0;
    return again.attachments->size() + dropped == message_.attachments->size();
  }

  std::string_view raw_;
  std::map<std::string, std::vector<TextEdit>> edits_;
  Message message_;
  MimeTree tree_;
  std::vector<std::size_t> parents_;
  std::vector<Splice> splices_;
  std::string line_break_;
};

}  // namespace

Result<std::string> rewrite_mail(std::string_view raw, std::vector<MailEdit> edits) {
  std::ranges::stable_sort(edits, {}, [](const MailEdit& edit) { return edit.place.span; });
  std::map<std::string, std::vector<TextEdit>> by_part;
  for (MailEdit& edit : edits) {
    std::vector<TextEdit>& own = by_part[edit.place.part];
    if (!own.empty() && edit.place.span.start < own.back().span.end)
      return failure("two edits of " + edit.place.part + " overlap");
    own.push_back({edit.place.span, std::move(edit.replacement)});
  }
  if (by_part.empty()) return std::string(raw);
  return Rewriter(raw, std::move(by_part)).run();
}

}  // namespace outlint::message
