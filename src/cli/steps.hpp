// SPDX-License-Identifier: Apache-2.0
// How one list of tokens becomes another: what a diff of lines and a diff of words are made of.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace outlint::cli {

/// A token of the diff: ' ', '-' or '+', and the number of tokens before it on each side.
struct Step {
  char sign = ' ';
  std::string_view token;
  std::size_t before = 0, after = 0;
};

/// The steps by the longest common subsequence of the tokens that differ; of very long lists, all of them replaced.
std::vector<Step> steps_of(const std::vector<std::string_view>& before, const std::vector<std::string_view>& after);

}  // namespace outlint::cli
