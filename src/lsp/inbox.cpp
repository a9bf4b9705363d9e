// SPDX-License-Identifier: Apache-2.0
#include "lsp/inbox.hpp"

#include <cerrno>
#include <string_view>
#include <thread>
#include <utility>

#include <unistd.h>

#include "message/json_tree.hpp"

namespace outlint::lsp {
namespace {

// A client that asks faster than it is answered waits, before memory fills with its questions.
constexpr std::size_t most_waiting = 512;

// Messages of the protocol nest a dozen levels. A value is copied and compared level by level, on the stack.
constexpr std::size_t deepest = 200;

bool nests_too_deeply(std::string_view json) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char each = json[at];
    if (each == '"') in_string = !in_string;
    else if (in_string && each == '\\') ++at;
    else if (!in_string && (each == '[' || each == '{') && ++depth > deepest) return true;
    else if (!in_string && (each == ']' || each == '}') && depth > 0) --depth;
  }
  return false;
}

}  // namespace

std::optional<Json> message_in(std::string content) {
  if (nests_too_deeply(content)) return std::nullopt;
  message::mend_lone_surrogates(content);
  Json message = Json::parse(content, nullptr, false);
  if (!message.is_object()) return std::nullopt;
  return message;
}

std::size_t Inbox::of_standard_input(char* buffer, std::size_t size) {
  for (;;) {
    const auto got = ::read(STDIN_FILENO, buffer, size);
    if (got < 0 && errno == EINTR) continue;
    return got < 0 ? 0 : static_cast<std::size_t>(got);
  }
}

std::shared_ptr<Inbox> Inbox::of(FrameReader::Source source) {
  auto inbox = std::make_shared<Inbox>();
  std::thread([inbox, source = std::move(source)]() mutable { inbox->read(std::move(source)); }).detach();
  return inbox;
}

void Inbox::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  waiting_.clear();
  went_.notify_one();
}

void Inbox::read(FrameReader::Source source) {
  FrameReader frames(std::move(source));
  while (std::optional<std::string> content = frames.next()) {
    std::optional<Json> message = message_in(*std::move(content));
    if (!message) {
      put({Incoming::Kind::broken, {}, false});
    } else if (text_in(at(*message, "method")) == "$/cancelRequest") {
      cancel(at(*message, "params", "id"));
    } else {
      put({Incoming::Kind::message, *std::move(message), false});
    }
  }
  put({Incoming::Kind::end, {}, false});
}

void Inbox::put(Incoming incoming) {
  std::unique_lock lock(mutex_);
  went_.wait(lock, [this] { return closed_ || waiting_.size() < most_waiting; });
  if (closed_) return;
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
