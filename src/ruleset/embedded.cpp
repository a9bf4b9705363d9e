// SPDX-License-Identifier: Apache-2.0
// The built-in pack, as the build put it together.
#include "ruleset/source_file.hpp"

namespace outlint::ruleset {
namespace {

constexpr EmbeddedFile files[] = {
#include "embedded_rules.inc"
};

}  // namespace

std::span<const EmbeddedFile> embedded_files() { return files; }

}  // namespace outlint::ruleset
