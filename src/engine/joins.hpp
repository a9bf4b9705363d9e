// SPDX-License-Identifier: Apache-2.0
// How words are put into a draft: with the paragraphs, the capitals and the marks that their place asks for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <outlint/report.hpp>

#include "analysis/analysis.hpp"

namespace outlint::engine {

/// What parts two paragraphs of this text: a blank line or a line break, as its own are.
std::string paragraph_break(std::string_view text);

/// Puts whole sentences before what starts at `at`, which then begins a sentence and gets its capital.
Edit insertion_before(std::string_view text, std::size_t at, std::string words);

/// Puts whole sentences in at a border of regions: a paragraph of their own where `at` begins or ends a line, else in
/// the line.
Edit insertion(std::string_view text, std::size_t at, std::string words);

/// Puts whole sentences in behind the greeting, or the name that stands for one; and before the sign-off.
Edit insertion_at_start(const Document& document, std::string words);
Edit insertion_at_end(const Document& document, std::string words);

/// The words without their capital, but for an "I"; and with one.
std::string uncapitalised(std::string words);
std::string capitalised(std::string words);

/// The replacement with the capital or the small letter that its place asks for.
std::string joined_in(std::string_view text, Span span, std::string replacement);

/// The words to cut so that an ask is gone: to the end of the sentence from where `and`, a semicolon or a dash part it
/// from a sentence of its own; else the whole sentence. `cut` tells which.
struct AskStretch {
  Span span;
  bool cut = false;  ///< the sentence before it goes on: it lacks its full stop now
};
AskStretch ask_stretch(const analysis::Analysis& analysis, const analysis::Act& act, Span sentence);

/// Where the name that a draft without a greeting begins with ends ("Kevin - I saw …"): the name is kept when the
/// sentence goes. `start` where there is none.
std::size_t vocative_end(const Document& document, Span sentence);

}  // namespace outlint::engine
