// SPDX-License-Identifier: Apache-2.0
// Takes the place of the reader of pattern syntax in the straightforward engine: no pattern is in a language that can be
// compiled, so that each is left to Boost, which looks for one after another in one sentence after another.
#include "text/syntax.hpp"

namespace outlint::text {

std::optional<std::uint32_t> SyntaxPool::parse(std::string_view) { return std::nullopt; }

}  // namespace outlint::text
