// SPDX-License-Identifier: Apache-2.0
#include "message/mail.hpp"

#include <algorithm>
#include <utility>

#include "message/addresses.hpp"
#include "message/attachments.hpp"
#include "message/dates.hpp"
#include "message/headers.hpp"
#include "message/mail_parts.hpp"
#include "message/mime_tree.hpp"
#include "message/sha256.hpp"
#include "message/transfer.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

void read_headers(const MimeNode& root, std::string_view raw, Message& message) {
  for (const MimeField& field : root.fields) {
    DecodedHeader decoded = decode_header(field.value.of(raw), field.value.start);
    message.headers.push_back({field.name, std::move(decoded.text), std::move(decoded.map)});
  }
  message.headers_known = true;
}

/// All fields of that name, as raw values: some programs write `To` twice.
std::vector<Address> people(const MimeNode& root, std::string_view raw, std::string_view name) {
  std::vector<Address> out;
  for (const MimeField& field : root.fields) {
    if (!text::equal_ascii_case(field.name, name)) continue;
    for (Address& address : read_addresses(field.value.of(raw))) out.push_back(std::move(address));
  }
  return out;
}

/// The first id in a value: `<1@example.org>`, or whatever stands there without brackets.
std::optional<std::string> first_id(const Header* header) {
  if (header == nullptr) return std::nullopt;
  const std::size_t open = header->value.find('<');
  const std::size_t close = header->value.find('>', open == std::string::npos ? 0 : open);
  if (open != std::string::npos && close != std::string::npos) return header->value.substr(open + 1, close - open - 1);
  const std::string bare(text::trimmed(header->value));
  return bare.empty() ? std::nullopt : std::optional(bare.substr(0, bare.find_first_of(" \t")));
}

void read_envelope(const MimeNode& root, std::string_view raw, Message& message) {
  message.from = people(root, raw, "From");
  message.to = people(root, raw, "To");
  message.cc = people(root, raw, "Cc");
  message.bcc = people(root, raw, "Bcc");
  if (const Header* subject = message.header("Subject")) {
    message.subject = subject->value;
    message.subject_map = subject->map;
  }
  if (const Header* date = message.header("Date")) {
    message.date = read_date(date->value);
    if (!message.date) message.notes.emplace_back("the Date cannot be read");
  }
  message.message_id = first_id(message.header("Message-ID"));
  message.in_reply_to = first_id(message.header("In-Reply-To"));
}

void read_files(const MimeTree& tree, std::size_t body, std::string_view raw, Message& message) {
  message.attachments.emplace();
  for (const std::size_t at : file_nodes(tree, body)) {
    const MimeNode& node = tree.nodes[at];
    const std::string bytes =
        node.kind == MimeKind::message
            ? std::string(node.content.of(node.bytes ? std::string_view(*node.bytes) : raw))
            : decode_transfer_file(encoded_bytes(tree, at, raw), transfer_encoding(node.encoding));
    Attachment file;
    file.name = text::repaired_utf8(node.name).text;
    file.type = node.type;
    describe_attachment(file, bytes, message.notes);
    message.attachments->push_back(std::move(file));
  }
}

/// A mail without a text (a picture alone, a forwarded mail as a file) is judged as an empty one.
void ensure_body(Message& message) {
  if (std::ranges::any_of(message.parts, [](const Part& part) { return part.id == "body"; })) return;
  Part body;
  body.id = "body";
  body.leaf = false;
  body.type = "text/plain";
  message.parts.push_back(std::move(body));
}

/// Each thing is said once, however many parts it is true of.
void tidy_notes(std::vector<std::string>& notes) {
  constexpr std::size_t most = 20;
  std::vector<std::string> kept;
  for (std::string& note : notes) {
    if (kept.size() < most && std::ranges::find(kept, note) == kept.end()) kept.push_back(std::move(note));
  }
  notes = std::move(kept);
}

}  // namespace

Message read_mail(std::shared_ptr<const std::string> raw, const MailOptions& options) {
  if (!raw) raw = std::make_shared<const std::string>();
  Message message;
  message.source = options.source;
  message.channel = Channel::email;
  message.raw = raw;
  const MimeTree tree = parse_mime(*raw, mail_start(*raw));
  message.notes = tree.notes;
  read_headers(tree.nodes.front(), *raw, message);
  read_envelope(tree.nodes.front(), *raw, message);
  const std::size_t body = body_leaf(tree, *raw);
  for (const std::size_t at : leaves_of(tree)) {
    Part part = read_part(tree, at, *raw, message.notes);
    if (at == body) part.id = "body";
    message.parts.push_back(std::move(part));
  }
  ensure_body(message);
  read_files(tree, body, *raw, message);
  if (message.message_id) message.id = *message.message_id;
  tidy_notes(message.notes);
  return message;
}

Message read_mail(std::string_view raw, const MailOptions& options) {
  return read_mail(std::make_shared<const std::string>(raw), options);
}

}  // namespace outlint::message
