// SPDX-License-Identifier: Apache-2.0
// Writing a mail anew with edits in it, byte for byte the same elsewhere.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <outlint/result.hpp>
#include <outlint/span.hpp>

namespace outlint::message {

/// Replaces a span of what `read_mail` gave for a part: `body`, `subject`, `header:NAME`, or `attachment:N`, which an
/// empty replacement drops.
struct MailEdit {
  Place place;
  std::string replacement;
};

/// The bytes of a mail after edits, which are disjoint within a part. An edit of `body` is made in each alternative
/// that says the same words. Parts keep their transfer encoding, and their charset where it has the new characters: else they
/// become UTF-8 and say so. Refuses, with the reason, what cannot be
/// written back exactly: a signed or encrypted part, words that an alternative says otherwise, markup inside a span.
Result<std::string> rewrite_mail(std::string_view raw, std::vector<MailEdit> edits);

}  // namespace outlint::message
