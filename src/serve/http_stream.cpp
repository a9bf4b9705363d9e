// SPDX-License-Identifier: Apache-2.0
#include "serve/http_stream.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <string_view>

#include <poll.h>
#include <sys/socket.h>

namespace outlint::serve {
namespace {

constexpr std::size_t chunk = std::size_t{16} << 10;
constexpr std::size_t most_drained = std::size_t{4} << 20;
constexpr int drain_milliseconds = 1000, watch_milliseconds = 200;

bool ready(int socket, short events, int milliseconds) {
  pollfd wanted{socket, events, 0};
  return poll(&wanted, 1, std::max(milliseconds, 0)) > 0;
}

}  // namespace

bool BoundedStream::wait_for_request(const std::function<bool()>& go_on) {
  const auto until = Clock::now() + options_.idle_time;
  // In short steps, so that the end of the service is noticed.
  while (taken_ == buffer_.size() && !ready(socket_, POLLIN, watch_milliseconds)) {
    if (!go_on() || Clock::now() >= until) return false;
  }
  deadline_ = Clock::now() + options_.request_time;
  header_ = body_ = 0;
  in_body_ = false;
  line_is_empty_ = true;
  status_ = 0;
  return go_on();
}

bool BoundedStream::wait(short events) const {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline_ - Clock::now()).count();
  return left > 0 && ready(socket_, events, static_cast<int>(left));
}

bool BoundedStream::is_readable() const { return taken_ < buffer_.size() || wait(POLLIN); }
bool BoundedStream::is_writable() const { return wait(POLLOUT); }

bool BoundedStream::count(const char* bytes, std::size_t size) {
  for (std::size_t at = 0; at < size && !in_body_; ++at) {
    ++header_;
    if (bytes[at] == '\n') {
      in_body_ = line_is_empty_ && header_ > 2;
      line_is_empty_ = true;
    } else if (bytes[at] != '\r') {
      line_is_empty_ = false;
    }
  }
  if (in_body_) body_ += size;
  return header_ <= options_.header_bytes && body_ <= options_.body_bytes + chunk;
}

ssize_t BoundedStream::read(char* out, std::size_t size) {
  if (taken_ == buffer_.size()) {
    if (!wait(POLLIN)) return -1;
    buffer_.resize(chunk);
    taken_ = 0;
    const auto got = recv(socket_, buffer_.data(), buffer_.size(), 0);
    buffer_.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    if (got <= 0) return got;
  }
  const std::size_t part = std::min(size, buffer_.size() - taken_);
  std::memcpy(out, buffer_.data() + taken_, part);
  taken_ += part;
  return count(out, part) ? static_cast<ssize_t>(part) : -1;
}

ssize_t BoundedStream::write(const char* bytes, std::size_t size) {
  constexpr std::string_view start = "HTTP/1.1 ";
  const std::string_view text(bytes, size);
  if (text.starts_with(start)) std::from_chars(bytes + start.size(), bytes + size, status_);
  if (!wait(POLLOUT)) return -1;
  return send(socket_, bytes, size, MSG_NOSIGNAL);
}

void BoundedStream::linger() {
  shutdown(socket_, SHUT_WR);
  const auto until = Clock::now() + std::chrono::milliseconds(drain_milliseconds);
  char lost[chunk];
  for (std::size_t drained = 0; drained < most_drained && Clock::now() < until;) {
    if (!ready(socket_, POLLIN, watch_milliseconds)) continue;
    const auto got = recv(socket_, lost, sizeof lost, 0);
    if (got <= 0) return;
    drained += static_cast<std::size_t>(got);
  }
}

// Who is at the other end is nobody's business here; the library only files it with the request.
void BoundedStream::get_remote_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}
void BoundedStream::get_local_ip_and_port(std::string& ip, int& port) const {
  ip = options_.address;
  port = options_.port;
}

}  // namespace outlint::serve
