// SPDX-License-Identifier: Apache-2.0
// Work on several threads whose results come back in the order in which it was asked for.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace outlint::cli {

/// A pipeline that holds a bounded number of pieces of work, and of bytes, however many there are.
class InOrder {
 public:
  using Take = std::function<void()>;
  /// Done on any thread; what it returns is run on the calling thread, in order.
  using Work = std::function<Take()>;

  explicit InOrder(std::size_t jobs) : jobs_(jobs) {}
  ~InOrder();
  InOrder(const InOrder&) = delete;
  InOrder& operator=(const InOrder&) = delete;

  /// Asks for work on so many bytes; waits while too much is under way.
  void add(Work work, std::size_t bytes = 0);
  /// Waits for all that was asked for.
  void finish();

 private:
  struct Slot {
    Work work;
    std::size_t bytes = 0;
    Take take;  // empty until the work is done
    std::exception_ptr failed = nullptr;  // what the work ended by instead, thrown where its result would be taken
  };

  void start();
  void run();
  void take_first();
  [[nodiscard]] bool is_full() const;

  std::size_t jobs_;
  std::size_t bytes_ = 0;  // of what is pending
  std::mutex mutex_;
  std::condition_variable asked_, finished_;
  std::deque<std::shared_ptr<Slot>> pending_;  // in order, until taken
  std::deque<std::shared_ptr<Slot>> waiting_;  // not yet begun
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace outlint::cli
