// SPDX-License-Identifier: Apache-2.0
#include "lsp/wire.hpp"

#include <cerrno>
#include <utility>

#include <unistd.h>

#include "lsp/framing.hpp"

namespace outlint::lsp {

void Wire::to_standard_output(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto written = write(STDOUT_FILENO, bytes.data() + at, bytes.size() - at);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;  // The client is gone; the end of its input will say so too.
    at += static_cast<std::size_t>(written);
  }
}

void Wire::send(Json message) const {
  message["jsonrpc"] = "2.0";
  // Bytes that are no UTF-8 become U+FFFD: a message that cannot be read would end the conversation.
  sink_(framed(message.dump(-1, ' ', false, Json::error_handler_t::replace)));
}

void Wire::respond(const Json& id, Json result) const { send({{"id", id}, {"result", std::move(result)}}); }

void Wire::refuse(const Json& id, ErrorCode code, std::string_view message) const {
  send({{"id", id}, {"error", {{"code", static_cast<int>(code)}, {"message", message}}}});
}

void Wire::notify(std::string_view method, Json params) const { send({{"method", method}, {"params", std::move(params)}}); }

void Wire::ask(const std::string& id, std::string_view method, Json params) const {
  send({{"id", id}, {"method", method}, {"params", std::move(params)}});
}

}  // namespace outlint::lsp
