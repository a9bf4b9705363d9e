// SPDX-License-Identifier: Apache-2.0
// HTTP as the service sees it. The library that speaks it is behind this door, in a module that only `serve` loads.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlint/result.hpp>

namespace outlint::serve {

struct Request {
  std::string method, path;
  std::map<std::string, std::string> query;    ///< decoded
  std::map<std::string, std::string> headers;  ///< by name in lower case; of repeated ones the values, joined by commas
  std::string body;                            ///< empty until it was let in
};

struct Answer {
  int status = 200;
  std::string type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

/// Whom the service lets in, and how much of it at once.
struct HttpOptions {
  std::string address = "127.0.0.1";
  int port = 0;                              ///< 0: any that is free
  std::size_t connections = 64;              ///< served at once; others wait
  std::size_t header_bytes = 32 * 1024;
  std::size_t body_bytes = 1024 * 1024;
  std::chrono::seconds request_time{10};     ///< from the first byte of a request to the last of its answer
  std::chrono::seconds idle_time{5};         ///< between two requests of a connection
};

/// What the service does with requests. Called by many threads at once.
struct HttpHandler {
  /// Sees a request before its body is read: an answer with a status other than 200 turns it away, body unread.
  std::function<Answer(const Request&)> gate;
  std::function<Answer(const Request&)> answer;
  std::function<void(int port)> listening;
};

/// Serves until SIGINT or SIGTERM. A problem where the port cannot be had.
Result<bool> serve_http(const HttpOptions& options, const HttpHandler& handler);

/// Serves one connection that is there already, until either side ends it, and closes its socket. False without the module.
bool serve_connection(int socket, const HttpOptions& options, const HttpHandler& handler);

/// What the module exports.
struct HttpDoor {
  Result<bool> (*serve)(const HttpOptions&, const HttpHandler&);
  void (*serve_connection)(int socket, const HttpOptions&, const HttpHandler&);
};

}  // namespace outlint::serve
