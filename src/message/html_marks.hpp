// SPDX-License-Identifier: Apache-2.0
// What mail programs leave in their HTML to say: this is quoted, that is a signature.
#pragma once

#include <string_view>
#include <vector>

#include <outlint/span.hpp>

#include "message/html_style.hpp"
#include "message/html_tokens.hpp"

namespace outlint::message {

/// What an element says of the text in it.
enum class HtmlMark {
  none,
  quoted,             ///< a program's own mark of a quotation or of the line above it
  signature,
  to_end,             ///< all that follows is quoted
  divider,            ///< all that follows is quoted, if it begins with the header lines of a message
  gmail_quote,        ///< holds the attribution and the quotation; between quotations stand answers
  gmail_blockquote,   ///< in a gmail_quote a quotation, elsewhere the sender's own emphasis
  plain_blockquote,   ///< a quotation, or an indented paragraph
};

/// The mark of an element, by its name, id, classes, attributes and style.
HtmlMark mark_of(const HtmlTag& tag, const HtmlStyle& style);

/// An element that said something, and the text it holds. `end` of a divider is of no matter.
struct MarkedSpan {
  HtmlMark mark = HtmlMark::none;
  Span span;
};

struct MarkedText {
  std::vector<Span> quoted, signature;
};

/// Decides what is quoted and what a signature, from all marks in order of their starts (outer before inner).
/// Both lists are in order, disjoint, and without white space at their ends.
MarkedText resolve_marks(std::string_view text, std::vector<MarkedSpan> marks);

}  // namespace outlint::message
