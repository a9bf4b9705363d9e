// SPDX-License-Identifier: Apache-2.0
// What the milter has done, in numbers: Prometheus' text format (0.0.4).
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace outlint::filter {

/// Counters of one process. Thread-safe.
class Metrics {
 public:
  void connected();
  /// A mail that was none of ours to judge.
  void passed_unjudged();
  void judged(std::string_view verdict, std::string_view action, std::size_t bytes, std::chrono::duration<double> took);
  /// A mail that could not be judged.
  void failed();
  void reloaded(std::string_view result);

  /// All of them; the series in a fixed order.
  [[nodiscard]] std::string text() const;

 private:
  static constexpr std::array<double, 8> bounds{.001, .0025, .005, .01, .025, .1, .5, 2.5};  // seconds

  mutable std::mutex mutex_;
  std::uint64_t connections_ = 0, unjudged_ = 0, failures_ = 0, bytes_ = 0, timed_ = 0;
  double seconds_ = 0;
  std::array<std::uint64_t, bounds.size()> within_{};
  std::map<std::string, std::uint64_t> messages_;  // by labels
  std::map<std::string, std::uint64_t> reloads_;
};

}  // namespace outlint::filter
