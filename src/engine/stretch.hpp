// SPDX-License-Identifier: Apache-2.0
// The stretches of a draft that an edit takes out or puts in, so that spaces and paragraphs stay right.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/document.hpp>
#include <outlint/report.hpp>

namespace outlint::engine {

/// The sentence of the body that holds a byte; nothing outside all of them.
std::optional<Span> sentence_at(const Document& document, std::size_t byte);
/// The paragraph around a span: to the blank lines or the borders of its region on both sides.
Span paragraph_around(const Document& document, Span span);

/// The span grown so that nothing is left over when it is taken out: the space behind it, or its whole line, or the
/// blank line that parted it from the next paragraph.
Span removable(std::string_view text, Span span);

/// The span, or the sentence around it where nothing but marks would be left of that.
Span with_leftovers(const Document& document, Span span);

/// Sorts edits and makes them disjoint: one within another goes, and removals side by side become one that leaves no
/// empty line and no second blank behind. `text` is the body's.
void tidy(std::string_view text, std::vector<Edit>& edits);

/// Where a line of its own may be put in before the sign-off (or at the end), and after the greeting.
std::size_t before_sign_off(const Document& document);
std::size_t after_greeting(const Document& document);

}  // namespace outlint::engine
