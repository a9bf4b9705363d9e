// SPDX-License-Identifier: Apache-2.0
// The one door to cpp-httplib.
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <csignal>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include <netinet/tcp.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

#include "serve/http.hpp"
#include "serve/http_stream.hpp"
#include "text/module.hpp"
#include "text/utf8.hpp"

namespace outlint::serve {
namespace {

constexpr int most_waiting = 1024;
constexpr std::size_t most_requests = 100000;  // of one connection; what clients are told, not what is counted

/// A thread for each connection, as many as may be served; who comes then waits in the kernel.
class Connections : public httplib::TaskQueue {
 public:
  explicit Connections(std::size_t most) : most_(most) {}

  void enqueue(std::function<void()> serve) override {
    std::unique_lock lock(mutex_);
    freed_.wait(lock, [this] { return served_ < most_ || ended_; });
    waiting_.push_back(std::move(serve));
    ++served_;
    if (idle_ >= waiting_.size()) {
      came_.notify_one();
    } else {
      threads_.emplace_back([this] { work(); });
    }
  }

  void shutdown() override {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    came_.notify_all();
    freed_.notify_all();
    for (std::thread& each : threads_) each.join();
  }

 private:
  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      ++idle_;
      came_.wait(lock, [this] { return !waiting_.empty() || ended_; });
      --idle_;
      if (waiting_.empty()) return;
      const std::function<void()> serve = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      serve();
      lock.lock();
      --served_;
      freed_.notify_one();
    }
  }

  const std::size_t most_;
  std::mutex mutex_;
  std::condition_variable came_, freed_;
  std::deque<std::function<void()>> waiting_;
  std::vector<std::thread> threads_;
  std::size_t served_ = 0, idle_ = 0;
  bool ended_ = false;
};

Request request_of(const httplib::Request& from) {
  Request out;
  out.method = from.method;
  out.path = from.path;
  for (const auto& [key, value] : from.params) out.query[key] = value;
  for (const auto& [key, value] : from.headers) {
    std::string& all = out.headers[text::lower_ascii(key)];
    all += (all.empty() ? "" : ", ") + value;
  }
  return out;
}

void give(const Answer& answer, httplib::Response& out) {
  out.status = answer.status;
  for (const auto& [name, value] : answer.headers) out.set_header(name, value);
  if (answer.status >= 400) out.set_header("Connection", "close");
  out.set_content(answer.body, answer.type);
}

class HttpServer : public httplib::Server {
 public:
  HttpServer(const HttpOptions& options, const HttpHandler& handler) : options_(options), handler_(handler) {
    new_task_queue = [this] { return new Connections(options_.connections); };
    set_payload_max_length(options_.body_bytes);
    // Not SO_REUSEPORT, which the library would set: a second service must not take half of the requests.
    set_socket_options([](socket_t socket) {
      const int yes = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    set_tcp_nodelay(true);
    set_pre_routing_handler([this](const httplib::Request& from, httplib::Response& out) { return gate(from, out); });
    Post(".*", [this](const httplib::Request& from, httplib::Response& out) {
      Request request = request_of(from);
      request.body = from.body;
      give(handler_.answer(request), out);
    });
    set_keep_alive_timeout(options_.idle_time.count());
    set_keep_alive_max_count(most_requests);
    // What the library itself refuses is told as all else is, and that the connection ends with it.
    set_error_handler(HandlerWithResponse([](const httplib::Request&, httplib::Response& out) {
      if (!out.body.empty()) return HandlerResponse::Unhandled;
      give({out.status, "application/json", R"({"error":{"message":"this is no request that can be read","hint":null}})", {}}, out);
      return HandlerResponse::Handled;
    }));
    set_exception_handler([](const httplib::Request&, httplib::Response& out, const std::exception_ptr&) {
      give({500, "application/json", R"({"error":{"message":"the service failed at this request","hint":null}})", {}}, out);
    });
  }

  /// The library lets five wait to be accepted; of a burst of more, some would be lost without a word.
  void let_more_wait() const { ::listen(svr_sock_, most_waiting); }

  /// One connection without a socket that listens.
  void serve_alone(socket_t socket) {
    svr_sock_ = socket;  // what is not INVALID_SOCKET: the service goes on
    process_and_close_socket(socket);
    svr_sock_ = INVALID_SOCKET;
  }

 private:
  HandlerResponse gate(const httplib::Request& from, httplib::Response& out) {
    const Request request = request_of(from);
    Answer verdict = handler_.gate(request);
    if (verdict.status == 200 && request.method == "POST") return HandlerResponse::Unhandled;
    give(verdict.status == 200 ? handler_.answer(request) : std::move(verdict), out);
    return HandlerResponse::Handled;
  }

  /// In the place of the library's loop over the requests of a connection, which bounds neither their time nor their headers.
  bool process_and_close_socket(socket_t socket) override {
    const int yes = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    BoundedStream stream(socket, options_);
    bool closed = false;
    // A range is refused by the gate; the library would cut the refusal to it.
    while (!closed && stream.wait_for_request([this] { return svr_sock_ != INVALID_SOCKET; })) {
      const bool good = process_request(stream, false, closed, [](httplib::Request& request) { request.ranges.clear(); });
      if (stream.turned_away()) stream.linger();
      if (!good || stream.turned_away()) break;
    }
    ::shutdown(socket, SHUT_RDWR);
    ::close(socket);
    return true;
  }

  const HttpOptions& options_;
  const HttpHandler& handler_;
};

Failure cannot_listen(const HttpOptions& options) {
  Problem problem;
  problem.message = "cannot listen at " + options.address + ":" + std::to_string(options.port);
  problem.hint = "something else may be there; try --port 0";
  return failure(std::move(problem));
}

/// Ends the server at SIGINT or SIGTERM, which no other thread sees.
class UntilSignal {
 public:
  explicit UntilSignal(httplib::Server& server) {
    sigemptyset(&signals_);
    for (const int each : {SIGINT, SIGTERM, SIGUSR1}) sigaddset(&signals_, each);
    pthread_sigmask(SIG_BLOCK, &signals_, &before_);
    thread_ = std::thread([this, &server] {
      int which = 0;
      sigwait(&signals_, &which);
      // A server that has not begun does not hear that it is to end.
      while (!ended_ && !server.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(10));
      if (!ended_) server.stop();
    });
  }
  ~UntilSignal() {
    // Where the server ended by itself, the thread still waits.
    ended_ = true;
    pthread_kill(thread_.native_handle(), SIGUSR1);
    thread_.join();
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  UntilSignal(const UntilSignal&) = delete;
  UntilSignal& operator=(const UntilSignal&) = delete;

 private:
  sigset_t signals_{}, before_{};
  std::atomic<bool> ended_ = false;
  std::thread thread_;
};

Result<bool> serve(const HttpOptions& asked, const HttpHandler& handler) try {
  HttpOptions options = asked;
  HttpServer server(options, handler);
  if (options.port == 0) {
    options.port = server.bind_to_any_port(options.address);
  } else if (!server.bind_to_port(options.address, options.port)) {
    return cannot_listen(options);
  }
  if (options.port <= 0) return cannot_listen(asked);
  server.let_more_wait();
  const UntilSignal until_signal(server);
  handler.listening(options.port);
  server.listen_after_bind();
  return true;
} catch (const std::exception& error) {
  return failure(std::string("the service failed: ") + error.what());
}

void serve_one(int socket, const HttpOptions& options, const HttpHandler& handler) { HttpServer(options, handler).serve_alone(socket); }

constexpr HttpDoor door{serve, serve_one};

}  // namespace

#ifndef OUTLINT_IS_MODULE
Result<bool> serve_http(const HttpOptions& options, const HttpHandler& handler) { return door.serve(options, handler); }

bool serve_connection(int socket, const HttpOptions& options, const HttpHandler& handler) {
  door.serve_connection(socket, options, handler);
  return true;
}
#endif

}  // namespace outlint::serve

OUTLINT_MODULE_ENTRY(outlint::serve::door)
