// SPDX-License-Identifier: Apache-2.0
// What a history holds, and how a file of it is opened.
#pragma once

#include <memory>
#include <string>

#include "history/sqlite.hpp"

namespace outlint::history {

/// Opens a history; for `write` the file and its folder are created where there are none. A file of a newer outlint, or
/// of another program, is refused.
Result<std::unique_ptr<Database>> open_history(const std::string& path, Database::Access access);

}  // namespace outlint::history
