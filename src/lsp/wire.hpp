// SPDX-License-Identifier: Apache-2.0
// The way out: responses, notifications and requests to the client, each written whole.
#pragma once

#include <string>
#include <string_view>

#include "lsp/json.hpp"

namespace outlint::lsp {

/// The codes of the protocol for what went wrong.
enum ErrorCode {
  parse_error = -32700,
  invalid_request = -32600,
  method_not_found = -32601,
  invalid_params = -32602,
  not_initialized = -32002,
  request_cancelled = -32800,
  request_failed = -32803
};

/// Standard output as the client reads it. One thread at a time.
class Wire {
 public:
  void respond(const Json& id, Json result);
  void refuse(const Json& id, ErrorCode code, std::string_view message);
  void notify(std::string_view method, Json params);
  /// Asks the client; its answer comes in under the id.
  void ask(const std::string& id, std::string_view method, Json params);

 private:
  static void send(Json message);
};

}  // namespace outlint::lsp
