// SPDX-License-Identifier: Apache-2.0
// Which of LinkedIn's tables a CSV is, and what its columns are called this year.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "message/csv.hpp"

namespace outlint::message {

enum class LinkedInTable { messages, invitations, connections, profile };

/// The columns that anything is made of, whatever an export calls them.
enum class Column {
  conversation, conversation_title, from, from_profile, to, to_profile, date, subject, content, folder, attachments,
  is_draft, direction, first_name, last_name, email, company, position
};
inline constexpr std::size_t column_count = 18;

struct TableHead {
  LinkedInTable table = LinkedInTable::messages;
  char delimiter = ',';
  std::size_t start = 0;  ///< of the line with the column names, behind any notes
};

/// Recognises a table by the line of its column names, among the first lines of a file in UTF-8 (a byte order mark
/// and LinkedIn's `Notes:` may stand above it). Commas, semicolons and tabs delimit.
std::optional<TableHead> find_table(std::string_view head);

/// The cells of a row by what they mean.
class Columns {
 public:
  Columns() = default;
  explicit Columns(const CsvRow& names);

  [[nodiscard]] bool has(Column column) const { return at_[static_cast<std::size_t>(column)] != absent; }
  /// The cell, or null where the table has no such column or the row ends before it.
  [[nodiscard]] const CsvField* cell(const CsvRow& row, Column column) const;
  /// Its text, or an empty one.
  [[nodiscard]] std::string_view text(const CsvRow& row, Column column) const;
  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  static constexpr std::size_t absent = static_cast<std::size_t>(-1);
  std::array<std::size_t, column_count> at_ = filled();
  std::size_t count_ = 0;

  static constexpr std::array<std::size_t, column_count> filled() {
    std::array<std::size_t, column_count> out{};
    out.fill(absent);
    return out;
  }
};

}  // namespace outlint::message
