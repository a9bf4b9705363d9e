// SPDX-License-Identifier: Apache-2.0
#include "history/inputs.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

#include <sys/stat.h>

#include "message/detect.hpp"
#include "message/folder.hpp"
#include "message/input_stream.hpp"
#include "message/linkedin.hpp"
#include "message/maildir.hpp"
#include "message/mbox.hpp"
#include "text/utf8.hpp"

namespace outlint::history {
namespace {

namespace fs = std::filesystem;

constexpr int deepest_folder = 64;
constexpr std::int64_t mark_size = 512;
constexpr std::size_t key_size = 16;

/// The name of a mail that a program renames as its flags change: `cur/1700000000.M1.host:2,S`.
std::string lasting_name(const std::string& path) {
  const fs::path whole(path);
  const std::string folder = whole.parent_path().filename().string();
  if (folder != "cur" && folder != "new") return path;
  const std::string name = whole.filename().string();
  return (whole.parent_path().parent_path() / name.substr(0, name.find(":2,"))).string();
}

struct FileFacts {
  std::int64_t size = 0, time = 0;
};

std::optional<FileFacts> facts_of(const std::string& path) {
  struct stat facts{};
  if (stat(path.c_str(), &facts) != 0) return std::nullopt;
  return FileFacts{facts.st_size, std::int64_t{facts.st_mtim.tv_sec} * 1000000000 + facts.st_mtim.tv_nsec};
}

/// Mailboxes and exports that do not look like a mail's file.
bool is_other_input(const std::string& path) {
  const std::string extension = text::lower_ascii(fs::path(path).extension().string());
  return extension == ".mbox" || extension == ".mbx" || ((extension == ".zip" || extension == ".csv") && message::is_input_file(path));
}

}  // namespace

std::string mark_before(const std::string& path, std::int64_t position) {
  const std::int64_t start = std::max<std::int64_t>(0, position - mark_size);
  std::ifstream in(path, std::ios::binary);
  in.seekg(start);
  std::string bytes(static_cast<std::size_t>(position - start), '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return digest_of(bytes, key_size);
}

Inputs::Inputs(std::vector<std::string> me, Known known, Sink sink) : me_(std::move(me)), known_(std::move(known)), sink_(std::move(sink)) {}

bool Inputs::give(Item item) { return go_on_ = go_on_ && sink_(std::move(item)); }

void Inputs::complain(const std::string& file, std::string message, std::string hint) {
  Problem problem;
  problem.file = file;
  problem.message = std::move(message);
  problem.hint = std::move(hint);
  problems.push_back(std::move(problem));
}

void Inputs::path(const std::string& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) folder(path);
  else file(path);
}

void Inputs::folder(const std::string& path) {
  if (message::is_linkedin_folder(path)) return linkedin(path, {"messages.csv", "invitations.csv", "connections.csv", "profile.csv"});
  const Problems found = message::for_each_mail_file(path, [&](const std::string& mail) {
    file(mail);
    return go_on_;
  });
  problems.insert(problems.end(), found.begin(), found.end());
  other_files(path, 0);
}

void Inputs::other_files(const std::string& folder, int depth) {
  const Result<message::FolderEntries> entries = message::entries_of(folder);
  if (!entries || message::is_maildir(folder)) return;
  for (const std::string& one : entries->files) {
    if (go_on_ && is_other_input(one)) file(one);
  }
  for (const std::string& one : entries->folders) {
    if (!go_on_ || depth == deepest_folder) return;
    if (message::is_linkedin_folder(one)) this->folder(one);
    else other_files(one, depth + 1);
  }
}

/// Nothing where all of it was read before.
std::shared_ptr<Source> Inputs::source_of(const std::string& path, const std::vector<std::string>& files) {
  auto source = std::make_shared<Source>();
  source->path = path;
  std::error_code error;
  source->state.key = digest_of(lasting_name(fs::absolute(path, error).lexically_normal().string()), key_size);
  for (const std::string& file : files) {
    const auto facts = facts_of(file);
    if (!facts) continue;
    source->state.size += facts->size;
    source->state.time = std::max(source->state.time, facts->time);
  }
  const auto before = known_(source->state.key);
  if (!before) return source;
  const bool same = before->size == source->state.size && before->time == source->state.time;
  if (same && before->done) {
    ++unchanged;
    return nullptr;
  }
  const auto grown = [&] { return !before->mark.empty() && source->state.size >= before->size && mark_before(path, before->position) == before->mark; };
  if (same || grown()) source->state.position = before->position;
  return source;
}

void Inputs::file(const std::string& path) {
  std::string reason;
  auto stream = message::InputStream::open(path, reason);
  if (!stream) return complain(path, "cannot be opened: " + reason);
  const std::string_view head = stream->head();
  const bool in_maildir = lasting_name(path) != path;
  if (!in_maildir && message::looks_like_mbox(head)) return mailbox(path);
  const InputKind kind = in_maildir ? InputKind::eml : message::detect(head, path);
  if (kind == InputKind::mbox) return mailbox(path);
  if (kind == InputKind::linkedin) return linkedin(path, {});
  if (kind != InputKind::eml) return complain(path, "no mailbox, mail or export of LinkedIn's", "history learn reads mbox, Maildir, .eml and LinkedIn's export");
  const std::shared_ptr<Source> source = source_of(path, {path});
  if (source == nullptr) return;
  std::optional<std::string> bytes = stream->rest();
  if (!bytes) return complain(path, "cannot be read to its end: " + stream->failure());
  give({source, std::make_shared<const std::string>(*std::move(bytes)), nullptr, 0, true});
}

void Inputs::mailbox(const std::string& path) {
  const std::shared_ptr<Source> source = source_of(path, {path});
  if (source == nullptr) return;
  source->is_mailbox = true;
  std::ifstream in(path, std::ios::binary);
  const std::int64_t begin = source->state.position;
  in.seekg(begin);
  message::split_mbox_by_place(in, [&](std::shared_ptr<const std::string> mail, std::size_t start) {
    return give({source, std::move(mail), nullptr, begin + static_cast<std::int64_t>(start), false});
  });
  if (in.bad() || !in.is_open()) return complain(path, "cannot be read to its end; what came before is learned");
  if (go_on_) give({source, nullptr, nullptr, -1, true});
}

void Inputs::linkedin(const std::string& path, const std::vector<std::string>& tables) {
  std::vector<std::string> files{path};
  if (!tables.empty()) {
    files.clear();
    const Result<message::FolderEntries> entries = message::entries_of(path);
    for (std::size_t at = 0; entries && at < entries->files.size(); ++at) {
      const std::string name = text::lower_ascii(fs::path(entries->files[at]).filename().string());
      if (std::find(tables.begin(), tables.end(), name) != tables.end()) files.push_back(entries->files[at]);
    }
  }
  const std::shared_ptr<Source> source = source_of(path, files);
  if (source == nullptr) return;
  const std::int64_t skip = source->state.position;
  std::int64_t row = 0;
  bool whole = true;
  ReadOptions options;
  options.me = me_;
  options.all_messages = true;
  read_path(path, options, [&](Result<Record> record) {
    if (!record) {
      whole = false;  // A file of which something is still to be learned is read again.
      problems.insert(problems.end(), record.error().begin(), record.error().end());
      return go_on_;
    }
    if (row++ < skip) return go_on_;
    return give({source, nullptr, std::make_shared<Record>(*std::move(record)), row, false});
  });
  if (go_on_) give({source, nullptr, nullptr, row, whole});
}

}  // namespace outlint::history
