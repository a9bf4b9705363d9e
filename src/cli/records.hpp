// SPDX-License-Identifier: Apache-2.0
// Every record of every input, worked on by several threads, told in the order of the input.
#pragma once

#include <functional>

#include "cli/command.hpp"
#include "cli/in_order.hpp"

namespace outlint::cli {

/// What the user asked to be read.
struct Reading {
  std::vector<std::string> inputs;  ///< empty: standard input
  ReadOptions options;
  std::size_t jobs = 1;
};

/// All of standard input; tells somebody at a terminal that it is waited for.
std::string standard_input();

/// Has `work` done for each record; what it returns is run in order. Stops early where `go_on` says no.
/// Answers whether all could be read; what could not has been told on standard error.
bool for_each_record(const Reading& reading, const std::function<InOrder::Take(Record)>& work,
                     const std::function<bool()>& go_on);

}  // namespace outlint::cli
