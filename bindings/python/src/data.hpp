// SPDX-License-Identifier: Apache-2.0
// Reports as plain Python values, positions in code points with the bytes at hand.
#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <nanobind/nanobind.h>

#include "judge.hpp"

namespace outlint::python {

nanobind::dict report_data(const Judged& judged);
nanobind::dict rule_data(const RuleInfo& rule);

/// The text of a part after edits whose positions are code points.
std::string apply_edits(std::string_view text, std::string_view part,
                        const std::vector<std::tuple<std::string, std::size_t, std::size_t, std::string>>& edits);

}  // namespace outlint::python
