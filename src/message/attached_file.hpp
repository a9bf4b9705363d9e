// SPDX-License-Identifier: Apache-2.0
// Files that a draft or a message JSON names by a path.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <outlint/message.hpp>

namespace outlint::message {

/// Which files may be opened. JSON may come from anywhere, so it reaches no file outside its own folder; a draft is
/// written by the user, whose attachments lie anywhere.
enum class Reach { within_folder, anywhere };

struct AttachedFrom {
  const std::string& folder;  ///< that relative paths count from; empty: nothing is opened
  Reach reach = Reach::within_folder;
};

/// Fills the name, size and digest of an attachment from the file at `path`, and its role by name and content. What is
/// no regular file, or out of reach, is not opened; a note says so.
void read_attached_file(Attachment& attachment, std::string_view path, const AttachedFrom& from, std::vector<std::string>& notes);

/// The last component of a path of any system.
std::string_view file_name_of(std::string_view path);

/// The folder of a path, `.` where it names a file alone; empty for what is no file (`-`, an empty name).
std::string folder_of(std::string_view path);

}  // namespace outlint::message
