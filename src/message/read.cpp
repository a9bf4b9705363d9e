// SPDX-License-Identifier: Apache-2.0
// The entry of every message: each input to the reader of its format.
#include <array>
#include <outlint/read.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <spanstream>
#include <utility>

#include "message/attached_file.hpp"
#include "message/detect.hpp"
#include "message/draft.hpp"
#include "message/folder.hpp"
#include "message/input_stream.hpp"
#include "message/linkedin.hpp"
#include "message/mail.hpp"
#include "message/maildir.hpp"
#include "message/mbox.hpp"
#include "message/me.hpp"
#include "message/message_json.hpp"
#include "message/text_file.hpp"

namespace outlint {
namespace {

namespace fs = std::filesystem;
using message::Me;

constexpr int deepest_folder = 64;

/// All that is left of a stream; nothing where a read failed.
std::optional<std::string> rest_of(std::istream& in) {
  std::string all;
  std::array<char, 1 << 16> block{};
  while (in.read(block.data(), block.size()) || in.gcount() > 0) all.append(block.data(), static_cast<std::size_t>(in.gcount()));
  if (in.bad()) return std::nullopt;
  return all;
}

/// An input that is open, whether its bytes are at hand or still to come.
struct Input {
  std::string source;                     ///< names it in records and problems
  std::string name;                       ///< tells its format and the folder of its attachments
  std::string path;                       ///< of a file that can be opened again; else empty
  std::string_view head;
  std::istream* stream = nullptr;
  const message::InputStream* file = nullptr;  ///< behind the stream; absent where all bytes are at hand
  std::optional<std::string_view> bytes;  ///< all of it, where it is at hand
};

/// Reads inputs one after the other, until the sink wants no more.
class Dispatch {
 public:
  Dispatch(const ReadOptions& options, const RecordSink& sink) : options_(options), me_(options.me), sink_(sink) {}

  void path(const std::string& path);
  void input(Input input, InputKind kind);

 private:
  bool give(Result<Record> record);
  bool give(Message message, const std::string& source);
  /// Of a mailbox only the user's own.
  bool give_own(Message message, const std::string& source);
  void complain(const std::string& file, std::string message);
  /// Complains of an input whose end was not reached, as a piece of a message is not what somebody wrote.
  void cut_off(const Input& input);

  void file(const std::string& path, InputKind kind);
  void folder(const std::string& path);
  void tree(const std::string& path, int depth);
  void maildir(const std::string& path);
  void mbox(const Input& input);
  void linkedin(const Input& input, InputKind asked);
  void whole(const Input& input, InputKind kind);

  [[nodiscard]] message::LinkedInOptions linkedin_options(const std::string& source) const {
    return {source, me_, options_.all_messages};
  }

  const ReadOptions& options_;
  const Me me_;
  const RecordSink& sink_;
  const RecordSink give_ = [this](Result<Record> record) { return give(std::move(record)); };
  bool go_on_ = true;
  bool found_any_ = false;
};

bool Dispatch::give(Result<Record> record) {
  found_any_ = true;
  if (record && options_.channel && !record->connection) record->message.channel = *options_.channel;
  return go_on_ = go_on_ && sink_(std::move(record));
}

bool Dispatch::give(Message message, const std::string& source) {
  Record record;
  record.message = std::move(message);
  record.message.source = source;
  return give(std::move(record));
}

bool Dispatch::give_own(Message message, const std::string& source) {
  found_any_ = true;
  if (options_.all_messages) return give(std::move(message), source);
  if (!me_.has_address()) {
    message.notes.emplace_back(message::nobody_is_me);
  } else if (!message.from || !me_.is_mail_of(*message.from)) {
    return go_on_;
  }
  return give(std::move(message), source);
}

void Dispatch::complain(const std::string& file, std::string message) {
  Problem problem;
  problem.file = file;
  problem.message = std::move(message);
  give(failure(std::move(problem)));
}

void Dispatch::cut_off(const Input& input) {
  const std::string why = input.file == nullptr ? "" : input.file->failure();
  if (go_on_) complain(input.source, "cannot be read to its end" + (why.empty() ? "" : ": " + why));
}

void Dispatch::path(const std::string& path) {
  std::error_code error;
  if (path != "-" && fs::is_directory(path, error)) return folder(path);
  file(path, options_.input);
}

void Dispatch::file(const std::string& path, InputKind kind) {
  std::string reason;
  auto stream = message::InputStream::open(path, reason, options_.bytes_read);
  if (!stream) return complain(path, "cannot be opened: " + reason);
  Input input;
  input.source = path == "-" && !options_.filename.empty() ? options_.filename : path;
  input.name = options_.filename.empty() ? path : options_.filename;
  if (path != "-") input.path = path;
  input.head = stream->head();
  input.stream = &stream->stream();
  input.file = &*stream;
  this->input(std::move(input), kind);
}

void Dispatch::input(Input input, InputKind kind) {
  const InputKind asked = kind;
  if (kind == InputKind::auto_) kind = message::detect(input.head, input.name);
  switch (kind) {
    case InputKind::mbox: return mbox(input);
    case InputKind::linkedin: return linkedin(input, asked);
    case InputKind::jsonl:
      message::read_message_jsonl(*input.stream, {input.source, message::folder_of(input.name)}, give_);
      if (input.stream->bad()) cut_off(input);
      return;
    default: break;
  }
  std::optional<std::string> held;
  if (!input.bytes) {
    held = rest_of(*input.stream);
    if (!held) return cut_off(input);
    input.bytes = *held;
  }
  whole(input, kind);
}

void Dispatch::mbox(const Input& input) {
  message::split_mbox(*input.stream, [&](const std::shared_ptr<const std::string>& mail, std::size_t index) {
    const std::string source = input.source + '#' + std::to_string(index);
    return give_own(message::read_mail(mail, {source}), source);
  });
  if (input.stream->bad()) cut_off(input);
}

void Dispatch::linkedin(const Input& input, InputKind asked) {
  const message::LinkedInOptions options = linkedin_options(input.source);
  if (!input.head.starts_with("PK")) {
    message::read_linkedin_csv(*input.stream, options, give_);
    if (input.stream->bad()) cut_off(input);
    return;
  }
  std::optional<std::string> held;
  std::string_view bytes = input.bytes.value_or("");
  if (!input.bytes && input.path.empty()) {
    held = rest_of(*input.stream);
    if (!held) return cut_off(input);
    bytes = *held;
  }
  const bool is_file = !input.bytes && !input.path.empty();
  const bool is_export = is_file ? message::is_linkedin_zip_file(input.path) : message::is_linkedin_zip(bytes);
  if (asked == InputKind::auto_ && !is_export) {
    Input other = input;
    if (!is_file) other.bytes = bytes;
    return this->input(std::move(other), InputKind::markdown);
  }
  if (is_file) message::read_linkedin_zip_file(input.path, options, give_);
  else message::read_linkedin_zip(bytes, options, give_);
}

void Dispatch::whole(const Input& input, InputKind kind) {
  const std::string_view bytes = *input.bytes;
  const std::string folder = message::folder_of(input.name);
  switch (kind) {
    case InputKind::json: message::read_message_json(bytes, {input.source, folder}, give_); return;
    case InputKind::eml:
    case InputKind::maildir: give(message::read_mail(std::make_shared<const std::string>(bytes), {input.source}), input.source); return;
    case InputKind::html: give(message::read_html_page(bytes), input.source); return;
    case InputKind::text: give(message::read_plain_text(bytes), input.source); return;
    default: give(message::read_draft(bytes, {folder, message::draft_type(input.name)}), input.source); return;
  }
}

void Dispatch::maildir(const std::string& path) {
  const Problems problems = message::for_each_mail_file(path, [&](const std::string& mail) {
    std::string reason;
    auto stream = message::InputStream::open(mail, reason, options_.bytes_read);
    if (!stream) {
      complain(mail, "cannot be opened: " + reason);
      return go_on_;
    }
    std::optional<std::string> bytes = stream->rest();
    if (!bytes) {
      complain(mail, "cannot be read to its end: " + stream->failure());
      return go_on_;
    }
    return give_own(message::read_mail(std::make_shared<const std::string>(*std::move(bytes)), {mail}), mail);
  });
  if (!problems.empty() && go_on_) give(Failure{problems});
}

void Dispatch::folder(const std::string& path) {
  if (options_.input == InputKind::maildir) return maildir(path);
  if (options_.input == InputKind::linkedin) {
    if (!message::is_linkedin_folder(path)) return complain(path, "no export of LinkedIn's: the folder holds none of its tables");
    message::read_linkedin_folder(path, linkedin_options(path), give_);
    return;
  }
  found_any_ = false;
  tree(path, 0);
  if (!found_any_) complain(path, "no message is in this folder");
}

void Dispatch::tree(const std::string& path, int depth) {
  const bool guess = options_.input == InputKind::auto_;
  if (guess && message::is_maildir(path)) {
    found_any_ = true;
    return maildir(path);
  }
  const bool is_export = guess && message::is_linkedin_folder(path);
  if (is_export) message::read_linkedin_folder(path, linkedin_options(path), give_);
  // An export is full of other tables and of what its owner uploaded.
  const auto is_input = [&](const fs::directory_entry& entry) {
    return !message::is_hidden(entry.path()) && message::is_file(entry);
  };
  const Result<bool> files = message::for_each_entry(path, is_input, [&](const fs::path& one) {
    if (!guess || (!is_export && message::is_input_file(one.string()))) file(one.string(), options_.input);
    return go_on_;
  });
  if (!files) {
    give(Failure{files.error()});
    return;
  }
  if (is_export || depth >= deepest_folder || !go_on_) return;
  const auto is_inner = [](const fs::directory_entry& entry) { return !message::is_hidden(entry.path()) && message::is_own_folder(entry); };
  const Result<bool> folders = message::for_each_entry(path, is_inner, [&](const fs::path& one) {
    tree(one.string(), depth + 1);
    return go_on_;
  });
  if (!folders) give(Failure{folders.error()});
}

}  // namespace

void read_bytes(std::string_view bytes, const std::string& source, const ReadOptions& options, const RecordSink& sink) {
  std::ispanstream stream{std::span<const char>(bytes.data(), bytes.size())};
  Input input;
  input.source = source;
  input.name = options.filename.empty() ? source : options.filename;
  input.head = bytes.substr(0, message::detect_size);
  input.stream = &stream;
  input.bytes = bytes;
  Dispatch(options, sink).input(std::move(input), options.input);
}

void read_path(const std::string& path, const ReadOptions& options, const RecordSink& sink) { Dispatch(options, sink).path(path); }

Message message_from_text(std::string_view text) { return message::read_plain_text(text); }

}  // namespace outlint
