// SPDX-License-Identifier: Apache-2.0
// Asks a store of ties, ours or a mail client's own, about the recipient of a draft.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <outlint/linter.hpp>

namespace outlint::engine {

/// What the store tells of the tie; nothing where none is there or it cannot be read, which leaves a note.
std::optional<TieFacts> ask_history(const Document& document, const LintOptions& options, std::vector<std::string>& notes);

}  // namespace outlint::engine
