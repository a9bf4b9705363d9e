// SPDX-License-Identifier: Apache-2.0
// Files that travel with a message: what they are, by their bytes and by their names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <outlint/document.hpp>

namespace outlint::message {

/// Fills size, digest, type (by content, where the content tells more than what was declared) and role of a file
/// whose bytes are at hand. `notes` takes what was not opened: encrypted files, zip bombs, Outlook's envelopes.
void describe_attachment(Attachment& file, std::string_view bytes, std::vector<std::string>& notes);

/// The role of a file of which only the name and the type are known.
void judge_by_name(Attachment& file);

/// The role of the one document whose name and bytes tell nothing, where the sender's own words say what it is.
/// Several such documents, and it stays open which is meant.
void judge_by_text(Message& message, const std::vector<Region>& regions, const std::vector<Span>& sentences);

}  // namespace outlint::message
