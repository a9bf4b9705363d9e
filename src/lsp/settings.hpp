// SPDX-License-Identifier: Apache-2.0
// What a client may set: the options of `check`, by their names, laid over those of the command line.
#pragma once

#include <chrono>
#include <string>

#include <outlint/report.hpp>

#include "cli/judging.hpp"
#include "lsp/json.hpp"

namespace outlint::lsp {

struct Settings {
  cli::JudgingOptions judging;
  cli::DraftOptions drafts;
  std::chrono::milliseconds debounce{150};  ///< how long the writer has to pause before findings are shown
  Applicability redraft = Applicability::suggested;  ///< the least promise that the redraft keeps
};

/// Settings laid over others: `{"stage": "close", "ignore": ["length/words"]}`. A key that nobody knows, or a value that
/// is none, is left out and added to the problems.
Settings settings_from(const Json& json, Settings base, Problems& problems);

}  // namespace outlint::lsp
