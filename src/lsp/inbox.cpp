// SPDX-License-Identifier: Apache-2.0
#include "lsp/inbox.hpp"

#include <cerrno>
#include <string>
#include <thread>
#include <utility>

#include <unistd.h>

#include "message/json_tree.hpp"

namespace outlint::lsp {
namespace {

// A client that asks faster than it is answered waits, before memory fills with its questions.
constexpr std::size_t most_waiting = 512;

std::size_t read_input(char* buffer, std::size_t size) {
  for (;;) {
    const auto got = ::read(STDIN_FILENO, buffer, size);
    if (got < 0 && errno == EINTR) continue;
    return got < 0 ? 0 : static_cast<std::size_t>(got);
  }
}

}  // namespace

std::shared_ptr<Inbox> Inbox::of_standard_input() {
  auto inbox = std::make_shared<Inbox>();
  std::thread([inbox] { inbox->read(); }).detach();
  return inbox;
}

void Inbox::read() {
  FrameReader frames(read_input);
  while (std::optional<std::string> content = frames.next()) {
    message::mend_lone_surrogates(*content);
    Json message = Json::parse(*content, nullptr, false);
    if (!message.is_object()) {
      put({Incoming::Kind::broken, {}, false});
    } else if (text_in(at(message, "method")) == "$/cancelRequest") {
      cancel(at(message, "params", "id"));
    } else {
      put({Incoming::Kind::message, std::move(message), false});
    }
  }
  put({Incoming::Kind::end, {}, false});
}

void Inbox::put(Incoming incoming) {
  std::unique_lock lock(mutex_);
  went_.wait(lock, [this] { return waiting_.size() < most_waiting; });
  waiting_.push_back(std::move(incoming));
  came_.notify_one();
}

void Inbox::cancel(const Json& id) {
  const std::lock_guard lock(mutex_);
  for (Incoming& each : waiting_) {
    if (each.message.contains("method") && !id.is_null() && at(each.message, "id") == id) each.cancelled = true;
  }
}

Incoming Inbox::next(std::optional<Clock::time_point> until) {
  std::unique_lock lock(mutex_);
  const auto any = [this] { return !waiting_.empty(); };
  if (!until) {
    came_.wait(lock, any);
  } else if (!came_.wait_until(lock, *until, any)) {
    return {Incoming::Kind::nothing_yet, {}, false};
  }
  Incoming out = std::move(waiting_.front());
  // The end stays, so that whoever asks again is told again.
  if (out.kind == Incoming::Kind::end) return out;
  waiting_.pop_front();
  went_.notify_one();
  return out;
}

}  // namespace outlint::lsp
