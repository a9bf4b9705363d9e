// SPDX-License-Identifier: Apache-2.0
// `outlint --version`: what a bug report has to name.
#include "cli/command.hpp"

namespace outlint::cli {

std::string version_text() { return std::string("outlint ") + OUTLINT_VERSION; }

}  // namespace outlint::cli
