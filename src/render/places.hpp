// SPDX-License-Identifier: Apache-2.0
// Places in a message as people, editors and programs count them.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <outlint/document.hpp>

#include "text/line_index.hpp"

namespace outlint::render {

/// The text that spans of a part index, and its map to the raw input. Views into the message.
struct PartText {
  std::string_view text;
  const SourceMap* map = nullptr;  ///< null where the part has none
};

/// Of `body`, `subject`, `header:To`, `attachment:0`, or the number of a part; nothing where the message has no such part.
std::optional<PartText> part_text(const Message& message, std::string_view part);

/// The words at a place; empty where it leads nowhere.
std::string_view words_at(const Message& message, const Place& place);

/// Lines and columns count from 1, columns in code points; the end stands behind the last character.
struct Lines {
  text::LineColumn start, end;
};

/// Counts lines once for all findings of a document, which has to outlive it.
class Places {
 public:
  explicit Places(const Document& document) : message_(document.message()) {}

  /// In the text of the part.
  Lines in_part(const Place& place);
  /// UTF-16 units from the start of the part's text.
  Span utf16(const Place& place);
  /// Bytes of the raw input, where the words stand there as they are.
  [[nodiscard]] std::optional<Span> raw(const Place& place) const;
  /// In the input as an editor shows it; nothing where the words have no place there.
  std::optional<Lines> in_input(const Place& place);

 private:
  /// Null where the message has no such part, or the span does not fit.
  const text::LineIndex* index(const Place& place);

  const Message& message_;
  std::map<std::string, text::LineIndex, std::less<>> indexes_;
  std::optional<text::LineIndex> raw_index_;
};

}  // namespace outlint::render
