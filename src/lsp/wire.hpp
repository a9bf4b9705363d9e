// SPDX-License-Identifier: Apache-2.0
// The way out: responses, notifications and requests to the client, each written whole.
#pragma once

#include <functional>
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

/// Messages to the client, by way of a sink. One thread at a time.
class Wire {
 public:
  /// Takes the bytes of one message, all of them.
  using Sink = std::function<void(std::string_view bytes)>;

  /// What the client of this process reads.
  static void to_standard_output(std::string_view bytes);

  explicit Wire(Sink sink) : sink_(std::move(sink)) {}

  void respond(const Json& id, Json result) const;
  void refuse(const Json& id, ErrorCode code, std::string_view message) const;
  void notify(std::string_view method, Json params) const;
  /// Asks the client; its answer comes in under the id.
  void ask(const std::string& id, std::string_view method, Json params) const;

 private:
  void send(Json message) const;

  Sink sink_;
};

}  // namespace outlint::lsp
