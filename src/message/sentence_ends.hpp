// SPDX-License-Identifier: Apache-2.0
// Where sentences end within a paragraph: ICU proposes, the words around each stop decide.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace outlint::message {

/// The offsets at which a new sentence begins, in order, without 0 and the end. The paragraph is valid UTF-8 and holds
/// no line breaks; its offsets fit ICU's 32 bits. Linear.
std::vector<std::size_t> sentence_starts(std::string_view paragraph);

}  // namespace outlint::message
