// SPDX-License-Identifier: Apache-2.0
// Judging in a process of its own: whatever happens there, the mail in this one is safe and the sender gets an answer.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include <outlint/result.hpp>

namespace outlint::filter {

/// How long work may take: on the processor, which is the same on a busy machine, and by the clock.
struct ApartLimits {
  std::chrono::seconds processor{60};
  std::chrono::milliseconds clock{std::chrono::minutes(10)};
};

/// Runs `work` in a child process and gives what it returned. Fails, and says how, where the child dies or takes longer
/// than it may; it is then killed. To be called while there is one thread.
Result<std::string> run_apart(const std::function<std::string()>& work, ApartLimits limits);

}  // namespace outlint::filter
