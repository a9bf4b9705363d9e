// SPDX-License-Identifier: Apache-2.0
// Every record of every input, worked on by several threads, told in the order of the input.
#pragma once

#include <functional>

#include "cli/command.hpp"
#include "cli/in_order.hpp"
#include "cli/progress.hpp"
#include "cli/standard_input.hpp"

namespace outlint::cli {

/// What the user asked to be read.
struct Reading {
  std::vector<std::string> inputs;  ///< empty: standard input
  ReadOptions options;
  std::size_t jobs = 1;

  /// Of several passes over one input: how many records an earlier one has dealt with, where this one ends, and whether it
  /// is the one that tells of what cannot be read.
  std::size_t skip = 0;
  std::function<bool(const Record&)> ends_before = {};  ///< asked in order; empty: nowhere
  bool tells_problems = true;
  StandardInput standard_input = {};               ///< kept for the next pass
  Progress* progress = nullptr;                    ///< what makes way for problems
};

/// What became of a pass.
struct Passed {
  bool all_read = true;  ///< no input and no record was broken
  std::size_t records = 0;   ///< how many were dealt with, those skipped among them
  bool ended_early = false;  ///< because of `ends_before`
};

/// Has `work` done for each record and its number, counting from 0; what it returns is run in order. Stops early where
/// `go_on` says no. What could not be read has been told on standard error.
Passed for_each_record(Reading& reading, const std::function<InOrder::Take(Record, std::size_t)>& work,
                       const std::function<bool()>& go_on);

}  // namespace outlint::cli
