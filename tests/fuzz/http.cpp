// SPDX-License-Identifier: Apache-2.0
// The service: the same bytes are the same requests however the network cuts them, who is turned away is not answered, and
// what comes back can be read.
#include <algorithm>
#include <cerrno>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <sys/socket.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "oracle.hpp"
#include "serve/gate.hpp"
#include "serve/http.hpp"
#include "serve/service.hpp"
#include "targets.hpp"
#include "text/utf8.hpp"

namespace outlint::fuzz {
namespace {

constexpr int port = 8417;
constexpr std::size_t most_bytes = 16 * 1024, most_pieces = 8, most_of_page = 100;
constexpr std::size_t most_received = 512 * 1024;  // at once: what is left of a packet is lost

/// What a connection went through: each request as the gate saw it, what the gate said, what was answered.
struct Visit {
  std::vector<std::string> methods;
  std::vector<int> verdicts;
  std::vector<std::string> bodies;
  std::string out;  // all that the client has read
};

serve::HttpOptions bounds() {
  serve::HttpOptions options;
  options.header_bytes = 1500;
  options.body_bytes = 2000;
  return options;
}

std::string all_of(int socket) {
  std::string out, buffer(most_received, '\0');
  for (;;) {
    const auto got = recv(socket, buffer.data(), buffer.size(), 0);
    if (got > 0) out.append(buffer, 0, static_cast<std::size_t>(got));
    // That the server has not read everything is said before what it wrote.
    else if (got == 0 || (errno != EINTR && errno != ECONNRESET)) return out;
  }
}

/// A connection within the process, whose packets keep their bounds: so it is cut where we say.
Visit visit(std::string_view stream, std::size_t pieces) {
  static serve::Service service(linter());
  const serve::HttpOptions options = bounds();
  Visit seen;
  serve::HttpHandler handler;
  handler.gate = [&](const serve::Request& request) {
    serve::Answer verdict = serve::gate(request, options, port);
    seen.methods.push_back(request.method);
    seen.verdicts.push_back(verdict.status);
    return verdict;
  };
  handler.answer = [&](const serve::Request& request) {
    demand(!seen.verdicts.empty() && seen.verdicts.back() == 200, "who is turned away is not answered");
    seen.bodies.push_back(request.body);
    serve::Answer answer = service.answer(request);
    if (request.method != "POST" && answer.type != "application/json") answer.body.resize(std::min(answer.body.size(), most_of_page));
    return answer;
  };
  int ends[2];
  demand(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends) == 0, "a connection can be made");
  const std::size_t piece = stream.size() / pieces + 1;
  for (std::size_t at = 0; at < stream.size(); at += piece) {
    const std::string_view part = stream.substr(at, piece);
    demand(send(ends[0], part.data(), part.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(part.size()), "a request fits into the pipe");
  }
  shutdown(ends[0], SHUT_WR);
  std::thread reader([&] { seen.out = all_of(ends[0]); });
  serve::serve_connection(ends[1], options, handler);
  reader.join();
  close(ends[0]);
  return seen;
}

struct Reply {
  int status = 0;
  std::string type;
  std::optional<std::size_t> length;
};

/// Takes the head of a reply off the front.
Reply head_of(std::string_view& out) {
  const std::size_t end = out.find("\r\n\r\n");
  demand(end != std::string_view::npos, "a reply has a head");
  std::string_view head = out.substr(0, end + 2);
  out.remove_prefix(end + 4);
  Reply reply;
  demand(head.starts_with("HTTP/1.1 "), "a reply begins with its version");
  std::from_chars(head.data() + 9, head.data() + head.size(), reply.status);
  demand(reply.status >= 100 && reply.status < 600, "a reply has a status");
  for (head.remove_prefix(head.find("\r\n") + 2); !head.empty(); head.remove_prefix(head.find("\r\n") + 2)) {
    const std::string_view line = head.substr(0, head.find("\r\n"));
    const std::size_t colon = line.find(": ");
    demand(colon != std::string_view::npos && line.find_first_of("\r\n") == std::string_view::npos, "a header has a name and a value");
    const std::string name = text::lower_ascii(line.substr(0, colon));
    if (name == "content-type") reply.type = line.substr(colon + 2);
    if (name != "content-length") continue;
    demand(!reply.length, "a reply has one length");
    std::from_chars(line.data() + colon + 2, line.data() + line.size(), reply.length.emplace());
  }
  return reply;
}

void check_visit(const Visit& seen, std::string_view stream) {
  std::string_view out = seen.out;
  std::size_t count = 0;
  for (int before = 0; !out.empty();) {
    const Reply reply = head_of(out);
    if (reply.status < 200) continue;
    demand(before < 400, "nothing follows a refusal");
    before = reply.status;
    // What the library refuses by itself never came to the gate: it may have been a HEAD, and is the last reply.
    const bool has_body = count < seen.methods.size() ? seen.methods[count] != "HEAD" : !out.empty();
    const std::string_view body = has_body ? out.substr(0, reply.length.value_or(0)) : std::string_view();
    demand(!has_body || (reply.length && body.size() == *reply.length), "a body is as long as its reply says");
    out.remove_prefix(body.size());
    if (has_body && reply.type.starts_with("application/json")) demand(nlohmann::json::accept(body), "a body of JSON is JSON: " + std::string(body));
    if (count < seen.verdicts.size() && seen.verdicts[count] != 200) demand(reply.status == seen.verdicts[count], "the gate has the last word");
    ++count;
  }
  demand(count <= seen.verdicts.size() + 1, "there is one reply to each request");
  for (const std::string& body : seen.bodies) {
    demand(body.size() <= bounds().body_bytes, "no body is longer than is let in");
    demand(stream.find(body) != std::string_view::npos, "a body is made of the bytes that came");
  }
}

}  // namespace

void http(const std::uint8_t* data, std::size_t size) {
  Bytes bytes(data, size);
  const std::size_t pieces = 2 + bytes.number(most_pieces - 1);
  const std::string_view stream = bytes.rest().substr(0, most_bytes);
  const Visit whole = visit(stream, 1);
  check_visit(whole, stream);
  const Visit cut = visit(stream, pieces);
  demand(cut.out == whole.out, "a connection goes the same way however it is cut\n" + cut.out + "\n" + whole.out);
}

}  // namespace outlint::fuzz
