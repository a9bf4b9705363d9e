// SPDX-License-Identifier: Apache-2.0
// What has come in and was not dealt with yet: read by a thread of its own, so that a request can be cancelled while it waits.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "lsp/framing.hpp"
#include "lsp/json.hpp"

namespace outlint::lsp {

/// A message, or why there is none.
struct Incoming {
  enum class Kind { message, broken, nothing_yet, end };
  Kind kind = Kind::end;
  Json message;            ///< of a message: an object
  bool cancelled = false;  ///< a request that the client does not want any more
};

/// The object that the content of a message is; nothing where it is no JSON, another value, or nests without end.
std::optional<Json> message_in(std::string content);

/// What a client sends, message by message.
class Inbox {
 public:
  using Clock = std::chrono::steady_clock;

  /// What the client of this process writes.
  static std::size_t of_standard_input(char* buffer, std::size_t size);

  /// Begins to read. The thread that does has a share in the inbox: nothing can wake it before the input ends.
  static std::shared_ptr<Inbox> of(FrameReader::Source source);
  /// Nobody will ask for messages any more: what still comes is dropped.
  void close();

  /// The next message in order; `nothing_yet` where none came until then.
  Incoming next(std::optional<Clock::time_point> until);

 private:
  void read(FrameReader::Source source);
  void put(Incoming incoming);
  void cancel(const Json& id);

  std::mutex mutex_;
  std::condition_variable came_, went_;
  std::deque<Incoming> waiting_;
  bool closed_ = false;
};

}  // namespace outlint::lsp
