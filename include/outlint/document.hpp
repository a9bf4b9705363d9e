// SPDX-License-Identifier: Apache-2.0
// A message divided into what its sender wrote and what they did not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <outlint/export.h>
#include <outlint/message.hpp>
#include <outlint/span.hpp>

namespace outlint {

/// What a stretch of the body is (design, parse JSON).
enum class RegionKind { greeting, own, sign_off, signature, attribution, quoted, forwarded, disclaimer };
OUTLINT_API std::string_view to_string(RegionKind kind);

/// A stretch of the body of one kind.
struct Region {
  RegionKind kind = RegionKind::own;
  Span span;
  friend bool operator==(const Region&, const Region&) = default;
};

/// A message with the regions and sentences of its body. Immutable; share it between threads.
class OUTLINT_API Document {
 public:
  /// Divides the message. Never fails: a text that cannot be divided is one `own` region.
  explicit Document(Message message);

  [[nodiscard]] const Message& message() const { return message_; }
  /// The body's text. Valid as long as the document.
  [[nodiscard]] std::string_view text() const { return message_.body().text; }
  /// In order; with the white space between them they tile the body.
  [[nodiscard]] const std::vector<Region>& regions() const { return regions_; }
  /// In order; with the white space between them they tile the body. None crosses the border of a region.
  [[nodiscard]] const std::vector<Span>& sentences() const { return sentences_; }

  /// Greeting, own and sign-off, joined by line breaks.
  [[nodiscard]] std::string own_text() const;
  /// Greeting and own, joined by line breaks.
  [[nodiscard]] std::string prose_text() const;
  /// All but attribution, quoted and forwarded, joined by line breaks.
  [[nodiscard]] std::string unquoted_text() const;

 private:
  Message message_;
  std::vector<Region> regions_;
  std::vector<Span> sentences_;
};

}  // namespace outlint
