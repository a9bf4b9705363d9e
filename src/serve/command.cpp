// SPDX-License-Identifier: Apache-2.0
// `outlint serve`: the service on this machine, and its page.
#include <cstdio>
#include <memory>

#include <fmt/format.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "cli/judging.hpp"
#include "cli/problems.hpp"
#include "serve/gate.hpp"
#include "serve/service.hpp"

namespace outlint::cli {
namespace {

constexpr int usual_port = 8417;
constexpr int large_block = 256 * 1024;

struct ServeOptions {
  JudgingOptions judging;
  serve::HttpOptions http;
};

int run_serve(const ServeOptions& options) {
  if (!serve::is_loopback(options.http.address)) {
    print_error("\"" + options.http.address + "\" is no address of this machine alone", "outlint serves 127.0.0.1 and ::1; drafts are nobody else's");
    return failed;
  }
  const Result<Linter> linter = make_linter(options.judging);
  if (!linter) return tell(linter.error());
#ifdef __GLIBC__
  // A heap for each of the threads would keep what the largest request of each took; what is large goes back at once.
  mallopt(M_ARENA_MAX, 2);
  mallopt(M_MMAP_THRESHOLD, large_block);
  mallopt(M_TRIM_THRESHOLD, large_block);
#endif
  serve::Service service(*linter);
  int port = options.http.port;
  serve::HttpHandler handler;
  handler.gate = [&](const serve::Request& request) { return serve::gate(request, options.http, port); };
  handler.answer = [&](const serve::Request& request) { return service.answer(request); };
  handler.listening = [&](int at) {
    port = at;
    const bool v6 = options.http.address.find(':') != std::string::npos;
    fmt::print("outlint serves http://{}{}{}:{}/ (Ctrl-C ends it)\n", v6 ? "[" : "", options.http.address, v6 ? "]" : "", at);
    std::fflush(stdout);
  };
  const Result<bool> served = serve::serve_http(options.http, handler);
  return served ? done : tell(served.error());
}

}  // namespace

void add_serve(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("serve", "Serve this machine: drafts judged over HTTP, and a page to write them in");
  auto options = std::make_shared<ServeOptions>();
  options->http.port = usual_port;
  command->add_option("--port", options->http.port, "The port (default: 8417); 0 takes any that is free")
      ->type_name("N")->check(CLI::Range(0, 65535).description(""))->group("Service");
  command->add_option("--address", options->http.address, "127.0.0.1 or ::1 (default: 127.0.0.1)")->type_name("ADDRESS")->group("Service");
  add_judging_options(*command, options->judging);
  command->footer(
      "Examples:\n"
      "  outlint serve                         then open the page that it names\n"
      "  curl -H 'Content-Type: application/json' -d '{\"text\": \"…\"}' http://127.0.0.1:8417/v1/check\n"
      "\n"
      "Only programs of this machine are served. docs/serve.md says more.");
  command->callback([options, &run] { run = [options] { return run_serve(*options); }; });
}

}  // namespace outlint::cli
