// SPDX-License-Identifier: Apache-2.0
#include "message/maildir.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>
#include <vector>

#include "message/mail.hpp"
#include "text/utf8.hpp"

namespace outlint::message {
namespace {

namespace fs = std::filesystem;

using Sink = std::function<bool(const std::string& path)>;

constexpr int deepest = 64;

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

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

/// A file without an extension that could tell is asked itself.
bool begins_as_mail(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string head(4096, '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(in.gcount()));
  return looks_like_mail(head);
}

bool is_mail_file(const fs::path& path) {
  const std::string name = path.filename().string();
  if (name.starts_with('.') || name.starts_with("dovecot")) return false;
  if (text::equal_ascii_case(path.extension().string(), ".eml") || is_maildir_name(name)) return true;
  const bool plain_name =
      is_number(name) || name.find('.') == std::string::npos || (name.size() > 30 && name.size() < 40);
  return plain_name && begins_as_mail(path);
}

struct Entries {
  std::vector<fs::path> folders, files;
};

/// What is in a folder, in the order of the names' bytes: file systems have none of their own.
Entries entries_of(const fs::path& folder, Problems& problems) {
  Entries out;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (at->is_directory(ignored) && !at->is_symlink(ignored)) {
      out.folders.push_back(at->path());
    } else if (at->is_regular_file(ignored)) {
      out.files.push_back(at->path());
    }
  }
  if (error) {
    Problem problem;
    problem.file = folder.string();
    problem.message = "cannot be opened: " + error.message();
    problems.push_back(std::move(problem));
  }
  std::ranges::sort(out.folders);
  std::ranges::sort(out.files);
  return out;
}

/// All files of `cur` and `new` are mails, whatever their names.
bool walk_maildir(const fs::path& folder, Problems& problems, const Sink& sink) {
  for (const char* name : {"cur", "new"}) {
    std::error_code error;
    if (!fs::is_directory(folder / name, error)) continue;
    for (const fs::path& file : entries_of(folder / name, problems).files) {
      if (!is_hidden(file) && !sink(file.string())) return false;
    }
  }
  return true;
}

bool walk(const fs::path& folder, int depth, Problems& problems, const Sink& sink) {
  const bool maildir = is_maildir(folder.string());
  if (maildir && !walk_maildir(folder, problems, sink)) return false;
  const Entries entries = entries_of(folder, problems);
  for (const fs::path& file : entries.files) {
    if (!maildir && is_mail_file(file) && !sink(file.string())) return false;
  }
  for (const fs::path& inner : entries.folders) {
    const std::string name = inner.filename().string();
    if (maildir && (name == "cur" || name == "new" || name == "tmp")) continue;
    // `.Sent` is a folder of Maildir++; other hidden ones (`.notmuch`, `.git`) hold no mail.
    if (is_hidden(inner) && !is_maildir(inner.string())) continue;
    if (depth < deepest && !walk(inner, depth + 1, problems, sink)) return false;
  }
  return true;
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
