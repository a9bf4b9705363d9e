// SPDX-License-Identifier: Apache-2.0
// Folders of mail: Maildir, and trees of files with one message each.
#pragma once

#include <functional>
#include <string>

#include <outlint/result.hpp>

namespace outlint::message {

/// Whether a folder is a Maildir: it has `cur` or `new`.
bool is_maildir(const std::string& folder);

/// Hands out the mail files below a folder: of each Maildir in it what is in `new` and `cur`, else files named
/// `.eml`, or named as Maildir, MH and notmuch name theirs. Folders and files in the order of their names' bytes;
/// links to folders are not followed. `sink` answers whether to go on; what cannot be opened is a problem.
Problems for_each_mail_file(const std::string& folder, const std::function<bool(const std::string& path)>& sink);

}  // namespace outlint::message
