// SPDX-License-Identifier: Apache-2.0
// File systems have no order of their own; results need one.
#include "message/folder.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace outlint::message {

namespace fs = std::filesystem;

Result<FolderEntries> entries_of(const std::string& folder) {
  FolderEntries out;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (at->path().filename().string().starts_with('.')) continue;
    if (at->is_directory(ignored)) {
      if (!at->is_symlink(ignored)) out.folders.push_back(at->path().string());
    } else if (at->is_regular_file(ignored)) {
      out.files.push_back(at->path().string());
    }
  }
  if (error) {
    Problem problem;
    problem.file = folder;
    problem.message = "cannot be opened: " + error.message();
    return failure(std::move(problem));
  }
  std::sort(out.files.begin(), out.files.end());
  std::sort(out.folders.begin(), out.folders.end());
  return out;
}

}  // namespace outlint::message
