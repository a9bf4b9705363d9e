// SPDX-License-Identifier: Apache-2.0
#include "serve/gate.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "render/json_writer.hpp"
#include "serve/service.hpp"
#include "text/utf8.hpp"

namespace outlint::serve {
namespace {

std::string_view header(const Request& request, const std::string& name) {
  const auto found = request.headers.find(name);
  return found == request.headers.end() ? std::string_view() : std::string_view(found->second);
}

/// `localhost:8417`, `[::1]:8417`, `127.0.0.1:8417`; the port may be left out where it is HTTP's own.
bool is_own_name(std::string_view host, int port) {
  const std::string ours = fmt::format(":{}", port);
  if (host.ends_with(ours)) host.remove_suffix(ours.size());
  else if (port != 80) return false;
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  return text::equal_ascii_case(host, "localhost") || is_loopback(host);
}

bool is_own_origin(std::string_view origin, int port) {
  constexpr std::string_view scheme = "http://";
  return origin.starts_with(scheme) && is_own_name(origin.substr(scheme.size()), port);
}

Answer wrong_length(std::string_view told, std::size_t most) {
  std::size_t length = 0;
  const auto read = std::from_chars(told.data(), told.data() + told.size(), length);
  if (told.empty()) return refusal(411, "a body needs its Content-Length");
  if (read.ec == std::errc::invalid_argument || read.ptr != told.data() + told.size()) return refusal(400, "the Content-Length is no number");
  if (read.ec == std::errc::result_out_of_range || length > most) return refusal(413, fmt::format("a request has {} bytes at the most", most));
  return {};
}

}  // namespace

bool is_loopback(std::string_view address) {
  if (address == "::1") return true;
  if (!address.starts_with("127.")) return false;
  int numbers = 0;
  for (const char* at = address.data(); at < address.data() + address.size(); ++numbers) {
    unsigned number = 256;
    const auto read = std::from_chars(at, address.data() + address.size(), number);
    if (read.ec != std::errc() || number > 255) return false;
    at = read.ptr;
    if (at < address.data() + address.size() && (*at != '.' || ++at == address.data() + address.size())) return false;
  }
  return numbers == 4;
}

Answer refusal(int status, std::string_view message, std::string_view hint) {
  render::JsonWriter json;
  json.begin_object().key("error").begin_object().field("message", message).field_or_null("hint", hint).end_object().end_object();
  return {status, "application/json", json.take(), {}};
}

Answer gate(const Request& request, const HttpOptions& options, int port) {
  if (!is_own_name(header(request, "host"), port)) return refusal(421, "this service answers to localhost alone");
  const std::string_view origin = header(request, "origin"), site = header(request, "sec-fetch-site");
  if (!origin.empty() && !is_own_origin(origin, port)) return refusal(403, "other sites may not ask this service");
  if (site == "cross-site" || site == "same-site") return refusal(403, "other sites may not ask this service");
  if (!header(request, "range").empty()) return refusal(400, "parts of an answer are not to be had");

  const std::string_view allowed = methods_of(request.path);
  if (allowed.empty()) return refusal(404, "nothing is at this path", "/openapi.json tells what there is");
  if (request.method != allowed && !(allowed == "GET" && request.method == "HEAD")) {
    Answer out = refusal(405, fmt::format("{} takes {}", request.path, allowed));
    out.headers.emplace_back("Allow", allowed);
    return out;
  }
  const bool has_body = !header(request, "content-length").empty() && header(request, "content-length") != "0";
  if (!header(request, "transfer-encoding").empty()) return refusal(411, "a body comes whole, with its Content-Length");
  if (request.method != "POST") return has_body ? refusal(400, "this request has no body") : Answer{};
  if (!header(request, "content-encoding").empty()) return refusal(415, "a body comes as it is, not compressed");
  const std::string_view type = header(request, "content-type");
  // A page of another site could send plain text and forms without asking; JSON it could not.
  if (!text::equal_ascii_case(text::trimmed(type.substr(0, type.find(';'))), "application/json")) return refusal(415, "a body is application/json");
  return wrong_length(header(request, "content-length"), options.body_bytes);
}

}  // namespace outlint::serve
