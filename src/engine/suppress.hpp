// SPDX-License-Identifier: Apache-2.0
// Findings that the sender has said no to.
#pragma once

#include <vector>

#include <outlint/linter.hpp>

namespace outlint::engine {

/// Takes out what the options' suppressions and the draft's `X-Outlint-Ignore` header name; what none of them met is noted.
void suppress(const Document& document, const LintOptions& options, Report& report);

/// What the settings say of the message's first recipient: the last that matches and states a stage; all ignored rules.
struct ForRecipient {
  std::optional<Stage> stage;
  std::vector<std::string> ignore;
};
ForRecipient settings_for(const Message& message, const std::vector<RecipientSetting>& settings);

}  // namespace outlint::engine
