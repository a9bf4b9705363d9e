// SPDX-License-Identifier: Apache-2.0
// A compiled pack as one run of bytes, so that the library carries it and nothing is compiled at start.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "ruleset/pack.hpp"

namespace outlint::ruleset {

/// The bytes of a pack: the same pack gives the same bytes, wherever they will lie in memory.
std::string write_blob(const Pack& pack);

/// The pack of such bytes, without the matchers of its rules; what a check does not need is read when it is asked for.
/// The bytes have to be of the same build, and to outlive the pack.
std::shared_ptr<Pack> read_blob(std::string_view blob);

/// The built-in pack. Defined by the build; lives as long as the program.
std::string_view embedded_pack();

}  // namespace outlint::ruleset
