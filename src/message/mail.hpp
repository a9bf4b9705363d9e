// SPDX-License-Identifier: Apache-2.0
// Mail: the bytes of one message to a Message, whatever state they are in.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include <outlint/message.hpp>

namespace outlint::message {

struct MailOptions {
  std::string source;  ///< becomes `Message::source`
};

/// Reads one mail. Never fails: what is malformed becomes notes, and there is always a `body`. A `From ` line of a
/// mailbox at the start is skipped. `Message::raw` is `raw` itself, which all maps index.
Message read_mail(std::shared_ptr<const std::string> raw, const MailOptions& options = {});

/// The same for bytes that somebody else owns; they are copied.
Message read_mail(std::string_view raw, const MailOptions& options = {});

/// Whether bytes look like a mail: a header block with a field that only mail has (`Received`, `MIME-Version`,
/// `Message-ID`, …), or with both `From` and `Date`. A draft's own header block (`To:`, `Subject:`) is none.
bool looks_like_mail(std::string_view bytes);

/// Where the mail begins: behind a byte order mark, and behind the `From ` line that a mailbox puts before it.
std::size_t mail_start(std::string_view bytes);

}  // namespace outlint::message
