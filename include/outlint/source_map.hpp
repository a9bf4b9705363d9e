// SPDX-License-Identifier: Apache-2.0
// Where each byte of a rendered text came from in the raw input.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <outlint/export.h>
#include <outlint/span.hpp>

namespace outlint {

/// A monotone map from a text to the raw bytes it was made of.
///
///   raw   H  e  l  l  o  =  E  2  =  8  0  =  9  9  s  =\n
///         └─ verbatim ─┘ └─────── decoded ───────┘  │
///   text  H  e  l  l  o            ’                s
///
/// A *verbatim* segment has the same bytes on both sides; a *decoded* one stands for raw bytes that differ
/// (an encoded character, an entity, another charset); text that no segment covers is *synthetic*: it has no
/// raw bytes at all (a line break that a block element asks for).
class OUTLINT_API SourceMap {
 public:
  /// A stretch of the text and the raw bytes that it stands for.
  struct Segment {
    std::size_t text = 0;         ///< start in the text, bytes
    std::size_t text_length = 0;
    std::size_t raw = 0;          ///< start in the raw input, bytes
    std::size_t raw_length = 0;
    bool verbatim = true;         ///< Invariant: verbatim implies text_length == raw_length
  };

  SourceMap() = default;

  /// Text and raw are the same, but for a shift: a plain file, or one behind a byte order mark.
  static SourceMap identity(std::size_t length, std::size_t raw_start = 0);

  /// Adds a segment behind all others; neighbours of one kind are joined. Empty segments are ignored.
  void append(Segment segment);

  /// The raw bytes of a text span, where the whole of it is verbatim and contiguous there; else nothing.
  [[nodiscard]] std::optional<Span> verbatim(Span text) const;

  /// The smallest raw range whose decoding covers the span (for pointing, not for editing); nothing where no byte of it has a source.
  [[nodiscard]] std::optional<Span> covering(Span text) const;

  /// This map followed by another: `this` maps text to a middle, `next` the middle to raw.
  [[nodiscard]] SourceMap then(const SourceMap& next) const;

  [[nodiscard]] const std::vector<Segment>& segments() const { return segments_; }
  [[nodiscard]] bool empty() const { return segments_.empty(); }

 private:
  std::vector<Segment> segments_;  // Invariant: sorted by text and by raw, disjoint, none empty in text.
};

}  // namespace outlint
