// SPDX-License-Identifier: Apache-2.0
// Message JSON: one object, an array of them, or one a line.
#pragma once

#include <cstddef>
#include <istream>
#include <string>
#include <string_view>

#include <outlint/read.hpp>

namespace outlint::message {

struct JsonOptions {
  std::string source;  ///< names the input in records and problems
  std::string folder;  ///< that `path` of an attachment is relative to; empty: no file is opened
};

/// Reads an object, or an array of objects item by item. A syntax error ends the reading with a problem; an object
/// that is no message is a problem of its own, and the next ones are read. Answers whether the sink wants to go on.
bool read_message_json(std::string_view bytes, const JsonOptions& options, const RecordSink& sink);

/// Reads one object a line; blank lines are passed over, a broken line is a problem and the next ones are read.
/// Memory is that of one line.
bool read_message_jsonl(std::istream& in, const JsonOptions& options, const RecordSink& sink);

}  // namespace outlint::message
