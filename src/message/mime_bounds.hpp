// SPDX-License-Identifier: Apache-2.0
// How much of a mail is parsed, so that no mail takes all memory.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace outlint::message {

/// Far beyond any mail of people: each field and part costs the MIME library about a kilobyte.
constexpr std::size_t most_header_lines = 20'000;
constexpr std::size_t most_boundary_lines = 20'000;
/// Mails in mails that were themselves encoded, and multiparts that had to be split by hand.
constexpr int most_reparsed = 8;

/// What is parsed of a mail: all of it, or what stands before the bound is passed, with a note.
std::string_view within_bounds(std::string_view raw, std::vector<std::string>& notes);

}  // namespace outlint::message
