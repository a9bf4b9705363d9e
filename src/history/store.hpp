// SPDX-License-Identifier: Apache-2.0
// Writing what was learned: one transaction for each batch of messages, and how far their inputs were read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "history/learned.hpp"
#include "history/sqlite.hpp"

namespace outlint::history {

/// How far an input was read. `position` is a byte of a mailbox, a row of an export.
struct SourceState {
  std::string key;   ///< digest of its path
  std::int64_t size = 0, time = 0;
  std::int64_t position = 0;
  std::string mark;  ///< digest of the bytes before `position`; empty where that says nothing
  bool done = false; ///< all that was there is read
};

/// Statements are prepared once. Errors stick to the database.
class Store {
 public:
  explicit Store(Database& database);

  /// Whether the message was new. One that is known is counted once; a copy to the user in person beats one by a list.
  bool add(const LearnedMessage& message);
  void add(const LearnedConnection& connection);
  void set(const SourceState& state);
  std::optional<SourceState> source(const std::string& key);

 private:
  std::int64_t identity(const std::string& key, const std::string& name, Trust trust);
  void add_contents(std::int64_t row, const LearnedMessage& message);

  Database& database_;
  Statement find_message_, insert_message_, make_personal_, find_identity_, insert_identity_, name_identity_, connect_, insert_contact_,
      insert_deed_, insert_link_, set_source_, find_source_;
};

}  // namespace outlint::history
