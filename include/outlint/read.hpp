// SPDX-License-Identifier: Apache-2.0
// Reading: bytes and files to messages.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/export.h>
#include <outlint/message.hpp>
#include <outlint/result.hpp>

namespace outlint {

/// The formats that messages come in; `auto_` tells by the content.
enum class InputKind { auto_, eml, mbox, maildir, linkedin, json, jsonl, html, markdown, text };
OUTLINT_API std::string_view to_string(InputKind kind);
OUTLINT_API std::optional<InputKind> input_kind_from_string(std::string_view word);

/// How an input is read.
struct ReadOptions {
  InputKind input = InputKind::auto_;
  std::optional<Channel> channel;  ///< overrides what the input says
  std::vector<std::string> me;     ///< the user's addresses and profiles: in a mailbox or export, only their messages
  std::string filename;            ///< a name for bytes that come without (`--stdin-filename`)
  bool all_messages = false;       ///< `parse`: everybody's messages, whoever the user is
  std::atomic<std::uint64_t>* bytes_read = nullptr;  ///< counts up with the bytes of files read, for whoever shows how far it is; outlives the reading
};

/// What a reader hands out: a message, or a row of `Connections.csv`.
struct Record {
  Message message;
  std::optional<Connection> connection;
};

/// Takes a record, or the problems of one that could not be read (a broken JSON line); answers whether to go on.
using RecordSink = std::function<bool(Result<Record>)>;

/// Reads a file, a folder (Maildir, an export, a tree of mails) or a zip, record by record, in a stable order.
/// What cannot be opened reaches the sink as a problem. Only JSON input can be malformed: every other
/// malformed message is a message with notes. Memory grows with one record, not with the input.
OUTLINT_API void read_path(const std::string& path, const ReadOptions& options, const RecordSink& sink);

/// Reads bytes that are at hand already. `source` names them in records and problems.
OUTLINT_API void read_bytes(std::string_view bytes, const std::string& source, const ReadOptions& options, const RecordSink& sink);

/// Gives the bytes of the attachment `index`, or nothing where they are not at hand. The view is read before the next call.
using AttachmentSource = std::function<std::optional<std::string_view>(std::size_t index, const Attachment& file)>;

/// The message with what the bytes of its files tell: size, digest, type, and whether one is a resume. Never fails:
/// what cannot be opened stays as it is, with a note.
OUTLINT_API Message with_attachments(Message message, const AttachmentSource& source);

/// A message of plain text and nothing else: the shortest way in for a program that holds a draft.
OUTLINT_API Message message_from_text(std::string_view text);

}  // namespace outlint
