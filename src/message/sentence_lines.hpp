// SPDX-License-Identifier: Apache-2.0
// Which lines belong together: a program's line break within a sentence, or the writer's between two.
#pragma once

#include <string_view>
#include <vector>

#include <outlint/span.hpp>

namespace outlint::message {

/// The runs of lines within a span that may hold a sentence across their breaks; what stands between two of them
/// ends one: a blank line, a list item, a heading, a line that its writer ended early. In order, none blank. Linear.
std::vector<Span> find_paragraphs(std::string_view text, Span span);

}  // namespace outlint::message
