// SPDX-License-Identifier: Apache-2.0
// The patterns of a pack for other programs.
#pragma once

#include <string>
#include <vector>

#include <outlint/ruleset.hpp>

namespace outlint::ruleset {

/// Each pattern of an act or a phrase rule as a POSIX extended regular expression with its lexicons spelled out, each
/// once, in the order of the pack. Order, nearness and exceptions are left out.
std::vector<std::string> export_patterns(const Ruleset& ruleset);

}  // namespace outlint::ruleset
