// SPDX-License-Identifier: Apache-2.0
// Places as editors count them: lines from 0, and within a line bytes, UTF-16 units or code points, as was agreed.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include <outlint/span.hpp>

#include "lsp/json.hpp"
#include "text/line_index.hpp"

namespace outlint::lsp {

/// What a `character` counts.
enum class PositionEncoding { utf8, utf16, utf32 };
std::string_view to_string(PositionEncoding encoding);

/// The first of a client's encodings that is known here; UTF-16 where it names none, as the protocol has it.
PositionEncoding agreed_encoding(const Json& client_encodings);

/// Between bytes of a text and positions in it. Keeps a view of the text.
class Positions {
 public:
  Positions(std::string_view text, PositionEncoding encoding) : text_(text), encoding_(encoding), lines_(text) {}

  [[nodiscard]] Json position(std::size_t byte) const;
  [[nodiscard]] Json range(Span span) const;
  /// The byte meant by a position: one behind the end of its line or text means that end, one inside a character its
  /// start. Nothing for what is no position.
  [[nodiscard]] std::optional<std::size_t> byte(const Json& position) const;
  /// The bytes of a range; turned round where it ends before it starts.
  [[nodiscard]] std::optional<Span> span(const Json& range) const;
  /// The first line with a word in it, for what concerns the whole.
  [[nodiscard]] Span first_line() const;

 private:
  std::string_view text_;
  PositionEncoding encoding_;
  text::LineIndex lines_;
};

}  // namespace outlint::lsp
