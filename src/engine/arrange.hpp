// SPDX-License-Identifier: Apache-2.0
// The order of a draft: what it says of the reader, and what of its sender.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <outlint/linter.hpp>

#include "rules/rule.hpp"

namespace outlint::engine {

/// Edits that put what is said of the reader before what is said of the sender: a whole paragraph, else a sentence,
/// that leans on nothing before it and that nothing behind it leans on. None where nothing can be moved so.
std::vector<Edit> lead_with_reader(const analysis::Analysis& analysis);

/// Edits that put the one thing that is asked behind what is told, with what follows it in its paragraph. None where
/// more or nothing is asked, or where it cannot stand alone.
std::vector<Edit> ask_last(const analysis::Analysis& analysis);

/// One step towards the order of a redraft: the reader first, then the rest, then the ask. None where it is so already.
/// For what was cold outreach before it was mended; what is left may not be taken for that any more.
std::vector<Edit> mend_order(const Document& document, const Linter& linter);

/// Edits that take out the sentences about the sender alone but for the first `keep`. A list goes or stays as a whole,
/// with the words that announce it; what asks for something is not theirs to take.
std::vector<Edit> trim_sender(const analysis::Analysis& analysis, std::size_t keep);

/// Edits that take out the heavy asks but for the first `keep`.
std::vector<Edit> trim_asks(const analysis::Analysis& analysis, std::size_t keep);

/// Edits that take whole sentences out of the body until it has at most `limit` code points: from the end, those about
/// the sender alone first, the first sentence never. None where that is not enough.
std::vector<Edit> shorten_body(const analysis::Analysis& analysis, std::size_t limit);

/// At most two sentences of the sender's own that are about the reader, that stand alone and that no finding is about.
std::string said_of_reader(const analysis::Analysis& analysis, const std::vector<Diagnostic>& diagnostics);

}  // namespace outlint::engine
