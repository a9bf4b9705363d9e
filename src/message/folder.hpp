// SPDX-License-Identifier: Apache-2.0
// What a folder holds, in an order of its own and in little memory, however much that is.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <outlint/result.hpp>

namespace outlint::message {

/// Which entries are handed out.
using EntryFilter = std::function<bool(const std::filesystem::directory_entry&)>;

bool is_hidden(const std::filesystem::path& path);
/// A file, or a link to one.
bool is_file(const std::filesystem::directory_entry& entry);
/// A folder; links to folders are not followed.
bool is_own_folder(const std::filesystem::directory_entry& entry);

/// Hands out the entries that pass the filter, in the order of their names' bytes. At most `held` names are kept in memory:
/// a larger folder is listed again for the next of them. `sink` answers whether to go on; the result is its last answer.
Result<bool> for_each_entry(const std::string& folder, const EntryFilter& filter, const std::function<bool(const std::filesystem::path&)>& sink,
                            std::size_t held = std::size_t{1} << 15);

/// The files and folders in it that are not hidden, by full path.
struct FolderEntries {
  std::vector<std::string> files;
  std::vector<std::string> folders;
};
Result<FolderEntries> entries_of(const std::string& folder);

}  // namespace outlint::message
