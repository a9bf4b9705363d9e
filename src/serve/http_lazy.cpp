// SPDX-License-Identifier: Apache-2.0
// cpp-httplib, OpenSSL and what else comes along are loaded when somebody serves.
#include "serve/http.hpp"
#include "text/module.hpp"

namespace outlint::serve {

Result<bool> serve_http(const HttpOptions& options, const HttpHandler& handler) {
  const auto* door = text::module_entry_as<HttpDoor>("http");
  if (door == nullptr) return failure(text::missing_module("http"));
  return door->serve(options, handler);
}

bool serve_connection(int socket, const HttpOptions& options, const HttpHandler& handler) {
  const auto* door = text::module_entry_as<HttpDoor>("http");
  if (door != nullptr) door->serve_connection(socket, options, handler);
  return door != nullptr;
}

}  // namespace outlint::serve
