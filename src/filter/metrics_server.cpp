// SPDX-License-Identifier: Apache-2.0
#include "filter/metrics_server.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <memory>
#include <string_view>
#include <thread>

#include <netdb.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace outlint::filter {
namespace {

struct FreeInfo {
  void operator()(addrinfo* info) const { freeaddrinfo(info); }
};

Result<int> listen_at(const std::string& address) {
  const std::size_t colon = address.rfind(':');
  if (colon == std::string::npos) return failure("--metrics: \"" + address + "\" names no port, as in 127.0.0.1:9893");
  std::string host = address.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const int error = getaddrinfo(host.c_str(), address.c_str() + colon + 1, &hints, &found);
  if (error != 0) return failure("--metrics: \"" + address + "\" is no address: " + gai_strerror(error));
  const std::unique_ptr<addrinfo, FreeInfo> info(found);
  const int listening = socket(info->ai_family, info->ai_socktype | SOCK_CLOEXEC, info->ai_protocol);
  const int yes = 1;
  if (listening >= 0) setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (listening >= 0 && bind(listening, info->ai_addr, info->ai_addrlen) == 0 && listen(listening, 16) == 0) return listening;
  const Failure failed = failure("--metrics: cannot listen at \"" + address + "\": " + std::strerror(errno));
  if (listening >= 0) close(listening);
  return failed;
}

void answer(int connection, const std::string& page) {
  // A client that dawdles is not waited for: the next one is in line.
  const timeval limit{2, 0};
  setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
  std::array<char, 4096> request;
  if (recv(connection, request.data(), request.size(), 0) > 0) {
    const std::string reply = "HTTP/1.0 200 OK\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\nContent-Length: " + std::to_string(page.size()) +
                              "\r\nConnection: close\r\n\r\n" + page;
    std::string_view left = reply;
    while (!left.empty()) {
      const ssize_t sent = send(connection, left.data(), left.size(), MSG_NOSIGNAL);
      if (sent <= 0) break;
      left.remove_prefix(static_cast<std::size_t>(sent));
    }
    shutdown(connection, SHUT_WR);
  }
  close(connection);
}

}  // namespace

Result<bool> serve_metrics(const std::string& address, std::function<std::string()> page) {
  const Result<int> listening = listen_at(address);
  if (!listening) return Failure{listening.error()};
  std::thread([at = *listening, page = std::move(page)] {
    while (true) {
      const int connection = accept(at, nullptr, nullptr);
      if (connection >= 0) answer(connection, page());
      // Out of descriptors, for one: that passes, and is no reason to spin.
      else std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
  }).detach();
  return true;
}

}  // namespace outlint::filter
