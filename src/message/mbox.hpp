// SPDX-License-Identifier: Apache-2.0
// Mailboxes: one file of many messages, split where each begins.
#pragma once

#include <cstddef>
#include <functional>
#include <istream>
#include <memory>
#include <string>
#include <string_view>

namespace outlint::message {

/// Takes the bytes of one mail (without its `From ` line, `>From ` unquoted) and its number from 0; answers whether
/// to go on.
using MailSink = std::function<bool(std::shared_ptr<const std::string> mail, std::size_t index)>;

/// Splits a mailbox in any of its dialects (mboxo, mboxrd, mboxcl). A message begins at a `From ` line that ends in
/// a date and stands at the start or behind a blank line; Content-Length is not believed. Memory is that of one
/// message; one that a failed read cuts off is not handed out, and the stream is bad. Answers how many there were.
std::size_t split_mbox(std::istream& in, const MailSink& sink);

/// The same with the byte, from where the stream stood, at which each mail's `From ` line begins.
using PlacedMailSink = std::function<bool(std::shared_ptr<const std::string> mail, std::size_t start)>;
std::size_t split_mbox_by_place(std::istream& in, const PlacedMailSink& sink);

/// Whether bytes begin as a mailbox does: a `From ` line with a date, then a header field.
bool looks_like_mbox(std::string_view bytes);

}  // namespace outlint::message
