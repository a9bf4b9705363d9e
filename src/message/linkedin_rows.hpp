// SPDX-License-Identifier: Apache-2.0
// Rows of LinkedIn's tables to messages and connections.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlint/read.hpp>

#include "message/linkedin.hpp"
#include "message/linkedin_table.hpp"

namespace outlint::message {

/// A date as LinkedIn has written them (`2026-01-05 09:30:00 UTC`, `1/5/26, 9:30 AM`), in RFC 3339; times without a
/// zone are taken for UTC.
std::optional<std::string> read_linkedin_date(std::string_view value);

/// Takes the rows of one table, the column names first, and hands out a record for each that is the user's.
class RowReader {
 public:
  /// `to_raw` leads from the table's bytes to the input's, where these were decoded before.
  RowReader(LinkedInTable table, const LinkedInOptions& options, const SourceMap* to_raw, const RecordSink& sink)
      : table_(table), options_(options), to_raw_(to_raw), sink_(sink) {}

  /// Answers whether the sink wants to go on.
  bool take(const CsvRow& row);
  /// Adds a note to the message of the next row.
  void add_note(std::string note) { notes_.push_back(std::move(note)); }

 private:
  struct Cell {
    std::string text;
    SourceMap map;
  };
  [[nodiscard]] Cell cell(const CsvField& field) const;
  [[nodiscard]] std::string value(const CsvRow& row, Column column) const;
  [[nodiscard]] Part body(const CsvRow& row, Message& message) const;
  [[nodiscard]] std::vector<Address> recipients(const CsvRow& row) const;
  [[nodiscard]] LinkedInFacts facts(const CsvRow& row, const Message& message) const;
  [[nodiscard]] Message message(const CsvRow& row) const;
  [[nodiscard]] Connection connection(const CsvRow& row) const;

  LinkedInTable table_;
  const LinkedInOptions& options_;
  const SourceMap* to_raw_;
  const RecordSink& sink_;
  std::optional<Columns> columns_;
  std::size_t index_ = 0;
  std::vector<std::string> notes_;  // of the next row
};

}  // namespace outlint::message
