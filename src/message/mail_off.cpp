// SPDX-License-Identifier: Apache-2.0
// Takes the place of the mail reader where outlint is built without a MIME library.
#include <utility>

#include <outlint/read.hpp>

#include "message/mail.hpp"
#include "message/rewrite_mail.hpp"

// The signatures are those of what it stands for.
// NOLINTBEGIN(performance-unnecessary-value-param)
namespace outlint::message {

Message read_mail(std::shared_ptr<const std::string> raw, const MailOptions& options) {
  return read_mail(raw ? std::string_view(*raw) : std::string_view(), options);
}

Message read_mail(std::string_view raw, const MailOptions& options) {
  Message message = message_from_text(raw);
  message.source = options.source;
  message.channel = Channel::email;
  message.notes.emplace_back("built without mail (OUTLINT_WITH_MAIL); read as plain text");
  return message;
}

Result<std::string> rewrite_mail(std::string_view, std::vector<MailEdit>) {
  return failure("built without mail (OUTLINT_WITH_MAIL)");
}

}  // namespace outlint::message
// NOLINTEND(performance-unnecessary-value-param)
