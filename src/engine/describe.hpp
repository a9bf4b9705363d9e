// SPDX-License-Identifier: Apache-2.0
// A finding in words: the rule's templates filled with what was found.
#pragma once

#include <string>
#include <string_view>

#include "rules/rule.hpp"

namespace outlint::engine {

/// The template with `{match}`, `{stage}`, `{credit}` and the finding's captures put in.
std::string filled(std::string_view words, const rules::Finding& finding, const analysis::Analysis& analysis);

/// How the sender speaks, as the vocabulary's cases tell.
rules::Voice voice_of(const analysis::Analysis& analysis);

/// The words at a place of the message; empty where it is in no text.
std::string_view words_at(const Document& document, const Place& place);

}  // namespace outlint::engine
