// SPDX-License-Identifier: Apache-2.0
// Drafts as people keep them in an editor: a text, or Markdown, with an optional block of headers on top.
#pragma once

#include <string>
#include <string_view>

#include <outlint/message.hpp>

namespace outlint::message {

struct DraftOptions {
  std::string folder;              ///< that `Attach:` counts from; empty: no file is opened
  std::string_view type = "text/plain";
};

/// Whether a text begins with a header block: its first line is `To:`, `Subject:`, `Attach:`, `Channel:` or `Stage:`.
bool has_draft_headers(std::string_view text);

/// Reads a draft. Never fails: what a header says that nobody understands becomes a note.
Message read_draft(std::string_view bytes, const DraftOptions& options);

}  // namespace outlint::message
