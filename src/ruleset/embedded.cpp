// SPDX-License-Identifier: Apache-2.0
// The built-in pack, as the build put it together: its files, and what they compile to.
#include "ruleset/blob.hpp"
#include "ruleset/source_file.hpp"

namespace outlint::ruleset {
namespace {

constexpr EmbeddedFile files[] = {
#include "embedded_rules.inc"
};

alignas(16) constexpr char pack[] =
#include "embedded_pack.inc"
    ;

}  // namespace

std::span<const EmbeddedFile> embedded_files() { return files; }

std::string_view embedded_pack() { return {pack, sizeof pack - 1}; }

}  // namespace outlint::ruleset
