// SPDX-License-Identifier: Apache-2.0
// The entry of every message: each kind of input to its reader.
#include <outlint/read.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <spanstream>
#include <utility>

#include "message/attached_file.hpp"
#include "message/draft.hpp"
#include "message/message_json.hpp"
#include "message/text_file.hpp"

namespace outlint {
namespace {

void hand_out(Message message, const std::string& source, const RecordSink& sink) {
  Record record;
  record.message = std::move(message);
  record.message.source = source;
  sink(std::move(record));
}

RecordSink with_channel(const ReadOptions& options, const RecordSink& sink) {
  if (!options.channel) return sink;
  return [channel = *options.channel, &sink](Result<Record> record) {
    if (record) record->message.channel = channel;
    return sink(std::move(record));
  };
}

InputKind guess(std::string_view bytes) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && bytes.substr(first).starts_with("{\"")) return InputKind::json;
  return InputKind::markdown;
}

}  // namespace

void read_bytes(std::string_view bytes, const std::string& source, const ReadOptions& options, const RecordSink& sink) {
  const std::string& name = options.filename.empty() ? source : options.filename;
  const RecordSink out = with_channel(options, sink);
  const message::JsonOptions json{source, message::folder_of(name)};
  const InputKind kind = options.input == InputKind::auto_ ? guess(bytes) : options.input;
  switch (kind) {
    case InputKind::json: message::read_message_json(bytes, json, out); return;
    case InputKind::jsonl: {
      std::ispanstream in(bytes);
      message::read_message_jsonl(in, json, out);
      return;
    }
    case InputKind::html: hand_out(message::read_html_page(bytes), source, out); return;
    case InputKind::text: hand_out(message::read_plain_text(bytes), source, out); return;
    default: hand_out(message::read_draft(bytes, {message::folder_of(name)}), source, out);
  }
}

void read_path(const std::string& path, const ReadOptions& options, const RecordSink& sink) {
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  std::istream& in = path == "-" ? std::cin : file;
  if (!in) {
    Problem problem;
    problem.file = path;
    problem.message = "cannot be opened";
    sink(failure(std::move(problem)));
    return;
  }
  const std::string& name = options.filename.empty() ? path : options.filename;
  if (options.input == InputKind::jsonl) {
    message::read_message_jsonl(in, {path, message::folder_of(name)}, with_channel(options, sink));
    return;
  }
  const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  read_bytes(bytes, path, options, sink);
}

Message message_from_text(std::string_view text) { return message::read_plain_text(text); }

}  // namespace outlint
