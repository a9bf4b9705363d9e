// SPDX-License-Identifier: Apache-2.0
// Rules about attached files by their role.
#pragma once

#include "rules/matcher.hpp"

namespace outlint::rules {

struct AttachmentRule {
  std::vector<AttachmentRole> roles;
};

/// Finds each attached file of the roles; its place is the file's name. Captures: `file`, `evidence`.
std::shared_ptr<const Matcher> make_matcher(AttachmentRule rule);

}  // namespace outlint::rules
