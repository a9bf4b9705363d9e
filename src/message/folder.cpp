// SPDX-License-Identifier: Apache-2.0
// File systems have no order of their own; results need one.
#include "message/folder.hpp"

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

namespace outlint::message {
namespace {

namespace fs = std::filesystem;

/// The first names of a folder behind one of them.
struct Names {
  std::vector<std::string> names;  ///< sorted
  bool all = true;                 ///< there are no others
};

/// A heap with the last of the names on top lets each new one push it out.
Names names_behind(const std::string& folder, const std::optional<std::string>& behind, const EntryFilter& filter, std::size_t most, std::error_code& error) {
  Names out;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::string name = at->path().filename().string();
    if (behind && name <= *behind) continue;
    const bool full = out.names.size() == most;
    if ((full && !out.all && name > out.names.front()) || !filter(*at)) continue;
    if (full) {
      out.all = false;
      if (name > out.names.front()) continue;
      std::pop_heap(out.names.begin(), out.names.end());
      out.names.pop_back();
    }
    out.names.push_back(std::move(name));
    std::push_heap(out.names.begin(), out.names.end());
  }
  std::sort_heap(out.names.begin(), out.names.end());
  return out;
}

}  // namespace

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

bool is_file(const fs::directory_entry& entry) {
  std::error_code ignored;
  return entry.is_regular_file(ignored);
}

bool is_own_folder(const fs::directory_entry& entry) {
  std::error_code ignored;
  return entry.is_directory(ignored) && !entry.is_symlink(ignored);
}

Result<bool> for_each_entry(const std::string& folder, const EntryFilter& filter, const std::function<bool(const fs::path&)>& sink, std::size_t held) {
  std::optional<std::string> last;
  while (true) {
    std::error_code error;
    Names names = names_behind(folder, last, filter, held, error);
    if (error) {
      Problem problem;
      problem.file = folder;
      problem.message = "cannot be opened: " + error.message();
      return failure(std::move(problem));
    }
    for (const std::string& name : names.names) {
      if (!sink(fs::path(folder) / name)) return false;
    }
    if (names.all) return true;
    last = std::move(names.names.back());
  }
}

Result<FolderEntries> entries_of(const std::string& folder) {
  FolderEntries out;
  const auto listed = [&](const auto& is_kind, std::vector<std::string>& paths) {
    return for_each_entry(
        folder, [&](const fs::directory_entry& entry) { return !is_hidden(entry.path()) && is_kind(entry); },
        [&](const fs::path& path) {
          paths.push_back(path.string());
          return true;
        });
  };
  const Result<bool> files = listed(is_file, out.files);
  if (!files) return Failure{files.error()};
  const Result<bool> folders = listed(is_own_folder, out.folders);
  if (!folders) return Failure{folders.error()};
  return out;
}

}  // namespace outlint::message
