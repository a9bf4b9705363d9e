// SPDX-License-Identifier: Apache-2.0
// Who writes to whom, as far as the headers tell.
#pragma once

#include "analysis/analysis.hpp"

namespace outlint::analysis {

/// Sets the facts about people, files and the thread.
void read_people(Analysis& analysis, const MailboxWords& words);

/// Whether headers say that a message was sent to many, by a list or a machine.
bool is_bulk(const Message& message, const MailboxWords& words);
/// Whether an address, in lower case, is that of a mailing list.
bool is_list_address(std::string_view address, const MailboxWords& words);

}  // namespace outlint::analysis
