// SPDX-License-Identifier: Apache-2.0
// Linting with the means of those who lint one draft again and again.
#pragma once

#include <outlint/linter.hpp>

#include "engine/memory.hpp"

namespace outlint::engine {

/// `Linter::lint`; `memory`, where there is one, saves what was found in sentences for the next time.
Report lint(const Linter& linter, const Document& document, const Circumstances& circumstances, Memory* memory);

}  // namespace outlint::engine
