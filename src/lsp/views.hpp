// SPDX-License-Identifier: Apache-2.0
// What an editor shows of a draft: its findings, why one is there, and what is to be said of the whole.
#pragma once

#include <string>

#include "lsp/draft.hpp"
#include "lsp/json.hpp"

namespace outlint::lsp {

/// One finding as a diagnostic of the protocol.
Json diagnostic_json(const Draft& draft, const Found& found, const std::string& uri);
/// All of them; of a draft in broken JSON, what is broken.
Json diagnostics_json(const Draft& draft, const std::string& uri);

/// The findings at a place, with reason and remedy; null where there is none.
Json hover_json(const Draft& draft, const Json& position);

/// Verdict and score above the first line, which write the redraft when they are chosen.
Json lenses_json(const Draft& draft, const std::string& uri);

/// `needs your words` for `needs-input`: as people are told.
std::string_view promise(Applicability applicability);

}  // namespace outlint::lsp
