// SPDX-License-Identifier: Apache-2.0
// LinkedIn's data export: its folder, its zip, or one of its tables.
#pragma once

#include <functional>
#include <istream>
#include <string>
#include <string_view>

#include <outlint/read.hpp>

#include "message/me.hpp"

namespace outlint::message {

struct LinkedInOptions {
  std::string source;         ///< names the table in records and problems
  Me me;
  bool all_messages = false;  ///< the other side's messages too
};

/// Whether the beginning of a file, in UTF-8, is that of `messages.csv`, `Invitations.csv` or `Connections.csv`,
/// whatever the file is called; whether a folder holds one of these; whether a file or bytes are a zip that does.
bool is_linkedin_csv(std::string_view head);
bool is_linkedin_folder(const std::string& folder);
bool is_linkedin_zip_file(const std::string& path);
bool is_linkedin_zip(std::string_view bytes);

/// Reads a table, row by row: a message for each row of messages and invitations, a connection for each of
/// connections. `Message::source` is the table with the row's number from 0. Answers whether the sink wants to go on.
bool read_linkedin_csv(std::istream& in, const LinkedInOptions& options, const RecordSink& sink);

/// Read the tables of an export: messages, invitations, connections. Its own profile tells who the user is where
/// `me` does not.
bool read_linkedin_folder(const std::string& folder, const LinkedInOptions& options, const RecordSink& sink);
bool read_linkedin_zip_file(const std::string& path, const LinkedInOptions& options, const RecordSink& sink);
bool read_linkedin_zip(std::string_view bytes, const LinkedInOptions& options, const RecordSink& sink);

}  // namespace outlint::message
