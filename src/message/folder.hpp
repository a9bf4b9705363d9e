// SPDX-License-Identifier: Apache-2.0
// Folders of drafts and mails that are neither a Maildir nor an export.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <outlint/result.hpp>

namespace outlint::message {

/// What a folder holds, by full path: no hidden entries, no links to folders; in the order of the names' bytes.
struct FolderEntries {
  std::vector<std::string> files;
  std::vector<std::string> folders;
};
Result<FolderEntries> entries_of(const std::string& folder);

}  // namespace outlint::message
