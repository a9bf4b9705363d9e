// SPDX-License-Identifier: Apache-2.0
// How far it is, how fast it goes and how long it will take, where somebody watches.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace outlint::cli {

/// One line on the terminal that is written over again and again. Belongs to one thread.
class Progress {
 public:
  /// Silent unless standard error is a terminal. `output` is where results go: what goes to the same terminal makes way.
  Progress(const std::vector<std::string>& inputs, std::string_view output);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// What counts the bytes read; null where nobody watches.
  [[nodiscard]] std::atomic<std::uint64_t>* bytes_read() { return shown_ ? &read_ : nullptr; }

  /// Begins a pass over all inputs: `judged`, `compared`.
  void begin(std::string_view what);
  /// One more message is done.
  void step();
  /// Makes way for something else on the terminal.
  void clear();
  /// Whether results go to the terminal that shows this line.
  [[nodiscard]] bool in_the_way() const { return shown_ && shared_; }

 private:
  using Clock = std::chrono::steady_clock;

  void add_up_sizes();
  [[nodiscard]] std::string line(double seconds) const;

  bool shown_ = false, shared_ = false, drawn_ = false;
  std::vector<std::string> inputs_;  ///< whose sizes tell how much is left; empty where nothing does
  std::string what_;
  std::size_t count_ = 0;
  Clock::time_point begun_, due_;
  std::atomic<std::uint64_t> read_ = 0, all_ = 0;  ///< bytes; all: 0 until it is known
  std::jthread sizes_;  ///< adds up the sizes of the inputs, once the run is known to be long: a folder may hold a million files
};

/// `90 s`, `12 min`, `3 h 20 min`.
std::string duration_text(double seconds);

}  // namespace outlint::cli
