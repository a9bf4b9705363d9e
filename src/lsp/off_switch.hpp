// SPDX-License-Identifier: Apache-2.0
// Turning a rule off for good, in the configuration file that somebody else wrote and formatted.
#pragma once

#include <string>
#include <string_view>

#include <outlint/result.hpp>

namespace outlint::lsp {

/// The text of a configuration with one more rule under `ignore`; all else stays as it stands, comments too. A problem
/// where the list is written in a way that cannot be added to.
Result<std::string> with_rule_off(std::string_view yaml, const std::string& file, const std::string& rule);

/// Turns a rule off in the nearest `.outlint.yaml` at or above the draft's folder, or in a new one beside the draft.
/// Gives the file's path.
Result<std::string> turn_off(const std::string& rule, const std::string& draft);

}  // namespace outlint::lsp
