// SPDX-License-Identifier: Apache-2.0
// Positions: half-open ranges of UTF-8 bytes in the text of a part of a message.
#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>

namespace outlint {

/// A half-open range of bytes, `[start, end)`, into the UTF-8 text of one part.
/// Invariant: start <= end, and both stand on the boundary of a character.
struct Span {
  std::size_t start = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const { return end - start; }
  [[nodiscard]] bool empty() const { return start == end; }
  [[nodiscard]] bool contains(Span other) const { return start <= other.start && other.end <= end; }
  [[nodiscard]] bool overlaps(Span other) const { return start < other.end && other.start < end; }
  /// The bytes meant, as a view into `text`; valid as long as `text` is.
  [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(start, end - start); }

  friend auto operator<=>(const Span&, const Span&) = default;
};

/// A span and the part it indexes: `body`, `subject`, `header:To`, `attachment:0`.
struct Place {
  std::string part = "body";
  Span span;

  friend bool operator==(const Place&, const Place&) = default;
};

}  // namespace outlint
