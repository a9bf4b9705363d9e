// SPDX-License-Identifier: Apache-2.0
// Who writes to whom, as far as the headers tell.
#pragma once

#include "analysis/analysis.hpp"

namespace outlint::analysis {

/// Sets the facts about people, files and the thread.
void read_people(Analysis& analysis, const MailboxWords& words);

}  // namespace outlint::analysis
