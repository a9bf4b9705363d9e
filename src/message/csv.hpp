// SPDX-License-Identifier: Apache-2.0
// Tables of comma-separated values, row by row, each field with its place in the input: the door to libcsv.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/source_map.hpp>
#include <outlint/span.hpp>

namespace outlint::message {

struct CsvField {
  std::string text;  ///< without the quotes around it, doubled quotes as one
  Span raw;          ///< with the quotes around it, in the bytes fed so far
};
using CsvRow = std::vector<CsvField>;

/// Where each byte of a field came from; a field that is quoted against the rules maps as a whole.
SourceMap map_of_field(const CsvField& field);

/// Takes a row; answers whether to go on.
using CsvSink = std::function<bool(CsvRow)>;

/// Reads a table piece by piece. Lines end with LF, CRLF or CR; blank ones are no rows; white space belongs to its
/// field. Any bytes at all make a table. Memory is that of one row.
class CsvReader {
 public:
  /// `start` is where the first byte fed stands in the input.
  CsvReader(char delimiter, std::size_t start, CsvSink sink);

  /// Answers false when the sink wants no more.
  bool feed(std::string_view bytes);
  /// Hands out a last row without a line break.
  void finish();
  /// While `finish` hands out that row: whether a quote was left open, so that the row may hold the rest of the table.
  [[nodiscard]] bool is_cut() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace outlint::message
