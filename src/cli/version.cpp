// SPDX-License-Identifier: Apache-2.0
// `outlint --version`: what a bug report has to name.
#include "cli/command.hpp"

namespace outlint::cli {

std::string version_text() { return "outlint " OUTLINT_VERSION "\n\nbuilt with\n" OUTLINT_LIBRARIES; }

}  // namespace outlint::cli
