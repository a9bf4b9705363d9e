// SPDX-License-Identifier: Apache-2.0
#include "message/maildir.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "message/folder.hpp"
#include "message/mail.hpp"
#include "text/file_bytes.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

namespace fs = std::filesystem;

using Sink = std::function<bool(const std::string& path)>;

constexpr int deepest = 64;

/// MH numbers its files.
bool is_number(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char byte) { return byte >= '0' && byte <= '9'; });
}

/// Maildir's `1700000000.M1P2.host:2,S`, wherever a program put it.
bool is_maildir_name(std::string_view name) {
  const std::size_t dot = name.find('.');
  return dot != std::string_view::npos && dot >= 9 && is_number(name.substr(0, dot)) &&
         name.find('.', dot + 1) != std::string_view::npos;
}

/// A file without an extension that could tell is asked itself; where it cannot be read, whoever takes it for a mail says so.
bool begins_as_mail(const fs::path& path) {
  constexpr std::size_t enough = 4096;
  std::string reason;
  const auto head = text::file_bytes(path.string(), reason, enough);
  return !head || looks_like_mail(*head);
}

bool is_mail_file(const fs::path& path) {
  const std::string name = path.filename().string();
  if (name.starts_with('.') || name.starts_with("dovecot")) return false;
  if (text::equal_ascii_case(path.extension().string(), ".eml") || is_maildir_name(name)) return true;
  const bool plain_name =
      is_number(name) || name.find('.') == std::string::npos || (name.size() > 30 && name.size() < 40);
  return plain_name && begins_as_mail(path);
}

/// The entries of one kind, in order; what cannot be listed is a problem. Answers whether to go on.
bool each(const fs::path& folder, const EntryFilter& filter, Problems& problems, const std::function<bool(const fs::path&)>& sink) {
  const Result<bool> done = for_each_entry(folder.string(), filter, sink);
  if (!done) problems.insert(problems.end(), done.error().begin(), done.error().end());
  return !done || *done;
}

/// All files of `cur` and `new` are mails, whatever their names.
bool walk_maildir(const fs::path& folder, Problems& problems, const Sink& sink) {
  const auto is_mail = [](const fs::directory_entry& entry) { return is_file(entry) && !is_hidden(entry.path()); };
  for (const char* name : {"cur", "new"}) {
    std::error_code error;
    if (!fs::is_directory(folder / name, error)) continue;
    if (!each(folder / name, is_mail, problems, [&](const fs::path& file) { return sink(file.string()); })) return false;
  }
  return true;
}

bool walk(const fs::path& folder, int depth, Problems& problems, const Sink& sink) {
  const bool maildir = is_maildir(folder.string());
  const std::size_t before = problems.size();
  if (maildir && !walk_maildir(folder, problems, sink)) return false;
  const auto hand_out = [&](const fs::path& file) { return !is_mail_file(file) || sink(file.string()); };
  if (!maildir && !each(folder, is_file, problems, hand_out)) return false;
  const auto is_searched = [&](const fs::directory_entry& entry) {
    const std::string name = entry.path().filename().string();
    if (!is_own_folder(entry) || (maildir && (name == "cur" || name == "new" || name == "tmp"))) return false;
    // `.Sent` is a folder of Maildir++; other hidden ones (`.notmuch`, `.git`) hold no mail.
    return !is_hidden(entry.path()) || is_maildir(entry.path().string());
  };
  const bool listed = problems.size() == before;
  return !listed || depth >= deepest || each(folder, is_searched, problems, [&](const fs::path& inner) { return walk(inner, depth + 1, problems, sink); });
}

}  // namespace

bool is_maildir(const std::string& folder) {
  std::error_code error;
  return fs::is_directory(fs::path(folder) / "cur", error) || fs::is_directory(fs::path(folder) / "new", error);
}

Problems for_each_mail_file(const std::string& folder, const Sink& sink) {
  Problems problems;
  walk(folder, 0, problems, sink);
  return problems;
}

}  // namespace outlint::message
