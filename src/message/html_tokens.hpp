// SPDX-License-Identifier: Apache-2.0
// HTML cut into tags and text in one pass: what can be read of a page without its tree.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlint/span.hpp>

namespace outlint::message {

/// A start tag. Values are as they stand in the source where the tokens come from text, decoded where from a tree.
struct HtmlTag {
  std::string name;  ///< ASCII lower case
  std::vector<std::pair<std::string_view, std::string_view>> attributes;

  /// The first value under that name (lower case), or null.
  [[nodiscard]] const std::string_view* attribute(std::string_view key) const;
};

/// What the tokenizer met. Comments, doctypes and processing instructions are passed over.
struct HtmlToken {
  enum class Kind { text, open, close, end };
  Kind kind = Kind::end;
  Span span;        ///< of the whole token in the source; of `end`, a last tag that is cut off
  HtmlTag tag;      ///< of `open` and `close`
  bool raw = false; ///< text that holds no tags and no entities: in `script`, `style`, …
};

/// Walks over a source, token by token, as the HTML standard's tokenizer does. Linear.
class HtmlTokens {
 public:
  explicit HtmlTokens(std::string_view source, Span range) : source_(source.substr(0, range.end)), at_(range.start) {}
  explicit HtmlTokens(std::string_view source) : HtmlTokens(source, {0, source.size()}) {}

  /// The next token; the reference is valid until the next call.
  const HtmlToken& next();

 private:
  [[nodiscard]] bool tag_starts(std::size_t at) const;
  bool read_tag();
  std::size_t read_attributes(std::size_t at);
  [[nodiscard]] std::size_t end_of_comment(std::size_t at) const;
  [[nodiscard]] std::size_t end_of_raw_text() const;

  std::string_view source_;
  std::size_t at_ = 0;
  std::string raw_until_;  // the element whose text is raw and not read yet
  HtmlToken token_;
};

/// Whether the text of an element holds no tags (`script`), or only entities (`textarea`).
bool has_raw_text(std::string_view element);

}  // namespace outlint::message
