// SPDX-License-Identifier: Apache-2.0
// What a draft says, as a set of hashed runs of words, names, numbers and slots masked.
#pragma once

#include <cstdint>
#include <vector>

#include <outlint/document.hpp>

namespace outlint::engine {

/// The hashes of all runs of `length` words of the sender's own text: sorted, each once. A shorter text is one run.
std::vector<std::uint64_t> shingles(const Document& document, std::size_t length);

}  // namespace outlint::engine
