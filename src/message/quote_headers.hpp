// SPDX-License-Identifier: Apache-2.0
// The lines that mail programs put above what they quote or pass on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "message/lines.hpp"

namespace outlint::message {

/// A line, or a few hard-wrapped ones, that say who wrote the quote below: `On … Ana wrote:`.
struct Attribution {
  std::size_t first = 0, last = 0;  // lines, [first, last)
  std::uint32_t cut = 0;            // where it starts in its first line, if the sender's words stand before it; else 0
};

/// An attribution whose last line is line `at`; it begins at or after line `floor`.
std::optional<Attribution> attribution_ending_at(const Lines& lines, std::size_t at, std::size_t floor);

/// Finds what stands above a quote or a forward otherwise. Remembers what it saw of each line; keeps a view of the
/// lines.
class HeaderScan {
 public:
  explicit HeaderScan(const Lines& lines) : lines_(lines), marks_(lines.size(), 0) {}

  /// A divider (`-----Original Message-----`) alone in its line.
  bool is_original_divider(std::size_t at);
  /// A line that says that what follows is passed on (`---------- Forwarded message`).
  bool is_forward_marker(std::size_t at);
  /// Whether the labelled lines of a header block (`From:`, `Sent:`, `To:`, `Subject:`) begin at line `at`.
  bool is_header_block(std::size_t at);
  /// Whether a name and a date at line `at` head a block of Lotus Notes (`To:`, `cc:`, `Subject:` without `From:`).
  bool is_lotus_block(std::size_t at);

 private:
  struct Block {
    std::uint8_t seen = 0;
    std::size_t count = 0;
  };
  std::uint8_t marks(std::size_t at);
  Block block_at(std::size_t at);
  bool header_follows(std::size_t at);

  const Lines& lines_;
  std::vector<std::uint8_t> marks_;  // 0: not looked at yet
};

/// Whether a date or a time of day is written here (folded text): a weekday alone is none.
bool has_date(std::string_view folded);
/// Whether the folded text begins with one, or with a weekday.
bool starts_with_date(std::string_view folded);

}  // namespace outlint::message
