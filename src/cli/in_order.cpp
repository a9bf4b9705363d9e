// SPDX-License-Identifier: Apache-2.0
#include "cli/in_order.hpp"

#include <utility>

namespace outlint::cli {
namespace {

/// Enough that no thread waits for a slow neighbour, little enough that memory stays small.
constexpr std::size_t pieces_per_job = 8;
/// Of large messages fewer wait: one for each thread, if it comes to that.
constexpr std::size_t most_bytes = std::size_t{32} << 20;

}  // namespace

InOrder::~InOrder() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
    waiting_.clear();
  }
  asked_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool InOrder::is_full() const { return pending_.size() > jobs_ * pieces_per_job || (pending_.size() > jobs_ && bytes_ > most_bytes); }

void InOrder::add(Work work, std::size_t bytes) {
  if (jobs_ <= 1) {
    work()();
    return;
  }
  auto slot = std::make_shared<Slot>(Slot{std::move(work), bytes, {}, nullptr});
  bytes_ += bytes;
  {
    const std::lock_guard lock(mutex_);
    pending_.push_back(slot);
    waiting_.push_back(std::move(slot));
  }
  // A single draft does not pay for threads: they start when a second piece comes.
  if (threads_.empty() && pending_.size() > 1) start();
  asked_.notify_one();
  while (is_full()) take_first();
}

void InOrder::finish() {
  if (threads_.empty() && !waiting_.empty()) {
    waiting_.clear();
    pending_.front()->take = pending_.front()->work();
  }
  while (!pending_.empty()) take_first();
}

void InOrder::start() {
  for (std::size_t each = 0; each < jobs_; ++each) threads_.emplace_back([this] { run(); });
}

void InOrder::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    asked_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
    if (closing_) return;
    const std::shared_ptr<Slot> slot = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    Take take;
    std::exception_ptr failed;
    try {
      take = slot->work();
    } catch (...) {
      failed = std::current_exception();
    }
    lock.lock();
    slot->take = std::move(take);
    slot->failed = failed;
    finished_.notify_all();
  }
}

void InOrder::take_first() {
  Take take;
  {
    std::unique_lock lock(mutex_);
    finished_.wait(lock, [this] { return pending_.front()->take || pending_.front()->failed; });
    if (pending_.front()->failed) std::rethrow_exception(pending_.front()->failed);
    take = std::move(pending_.front()->take);
    bytes_ -= pending_.front()->bytes;
    pending_.pop_front();
  }
  take();
}

}  // namespace outlint::cli
