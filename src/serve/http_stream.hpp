// SPDX-License-Identifier: Apache-2.0
// One connection of the service, with what cpp-httplib has no bounds for: the time of a whole request, and its headers.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include <httplib.h>

#include "serve/http.hpp"

namespace outlint::serve {

/// Reads and writes a socket within the bounds of a request; beyond them it is as if the peer had gone.
class BoundedStream : public httplib::Stream {
 public:
  BoundedStream(int socket, const HttpOptions& options) : socket_(socket), options_(options) {}

  /// Waits for the first byte of the next request. False where none comes in time.
  bool wait_for_request(const std::function<bool()>& go_on);
  /// Whether the answer turned the request away, so that what follows on the connection may be the rest of it.
  [[nodiscard]] bool turned_away() const { return status_ >= 400; }
  /// Lets the peer read the answer before the connection is gone, though it may still be sending.
  void linger();

  [[nodiscard]] bool is_readable() const override;
  [[nodiscard]] bool is_writable() const override;
  ssize_t read(char* out, std::size_t size) override;
  ssize_t write(const char* bytes, std::size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  [[nodiscard]] socket_t socket() const override { return socket_; }

 private:
  using Clock = std::chrono::steady_clock;

  /// Waits until the socket is ready or the request's time is up.
  [[nodiscard]] bool wait(short events) const;
  /// Counts bytes handed out: the blank line ends the headers.
  bool count(const char* bytes, std::size_t size);

  int socket_;
  const HttpOptions& options_;
  Clock::time_point deadline_{};
  std::string buffer_;
  std::size_t taken_ = 0;       // of the buffer
  std::size_t header_ = 0;      // bytes of this request's head so far
  std::size_t body_ = 0;
  bool in_body_ = false, line_is_empty_ = true;
  int status_ = 0;
};

}  // namespace outlint::serve
