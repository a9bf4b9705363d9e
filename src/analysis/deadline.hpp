// SPDX-License-Identifier: Apache-2.0
// The one clock that reaches a judgement, and only where the caller asked for it.
#pragma once

#include <chrono>
#include <optional>

namespace outlint::analysis {

/// When to stop. Asked between steps that are short themselves; belongs to one lint.
class Deadline {
 public:
  using Clock = std::chrono::steady_clock;

  /// Never passes without a time.
  explicit Deadline(std::optional<std::chrono::milliseconds> from_now) {
    if (from_now) end_ = Clock::now() + *from_now;
  }

  /// Once passed, always passed: what comes later is not judged where something earlier was not.
  [[nodiscard]] bool passed() {
    passed_ = passed_ || (end_ && Clock::now() >= *end_);
    return passed_;
  }

 private:
  std::optional<Clock::time_point> end_;
  bool passed_ = false;
};

}  // namespace outlint::analysis
