// SPDX-License-Identifier: Apache-2.0
#include "filter/milter_run.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <thread>

#include <unistd.h>

#include "filter/metrics_server.hpp"
#include "filter/spool.hpp"
#include "text/module.hpp"

namespace outlint::filter {
namespace {

// What the main thread waits for, a letter each: `h` a hang-up, `q` the end. Signal handlers reach nothing but what is static.
std::array<int, 2> waking{-1, -1};

void wake(char letter) {
  const int error = errno;
  [[maybe_unused]] const ssize_t written = write(waking[1], &letter, 1);
  errno = error;
}

void set_signals(int how, std::initializer_list<int> signals) {
  sigset_t set;
  sigemptyset(&set);
  for (const int each : signals) sigaddset(&set, each);
  pthread_sigmask(how, &set, nullptr);
}

/// libmilter has a thread that waits for SIGHUP, SIGTERM and SIGINT and stops at any of them. A signal to the process goes
/// to the main thread first, if that takes it: ours takes SIGHUP alone, and also while it is being handled.
void take_hangups() {
  struct sigaction action {};
  action.sa_handler = [](int) { wake('h'); };
  action.sa_flags = SA_NODEFER | SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGHUP, &action, nullptr);
  set_signals(SIG_UNBLOCK, {SIGHUP});
}

void wait_for_the_end(MilterService& service, EventLog& log) {
  char letter = 0;
  while (letter != 'q') {
    if (read(waking[0], &letter, 1) != 1 || letter != 'h') continue;
    if (service.reload()) log.write(Event("reloaded"));
  }
}

}  // namespace

Result<bool> run_milter(const MilterRun& run, MilterService& service, EventLog& log) {
  const MilterEntry* library = milter_library();
  if (library == nullptr) return failure(text::missing_module("milter"));
  if (pipe(waking.data()) != 0) return failure("the process can open no more files");
  MilterHost host;
  host.connected = [&] { service.connected(); };
  host.judges = [&](const Client& client) { return service.judges(client); };
  host.decide = [&](const IncomingMail& mail) { return service.decide(mail); };
  host.most_bytes = judged_bytes;

  set_signals(SIG_BLOCK, {SIGHUP, SIGTERM, SIGINT});
  if (!run.metrics.empty()) {
    const Result<bool> served = serve_metrics(run.metrics, [&] { return service.metrics(); });
    if (!served) return served;
  }
  if (const std::string problem = library->open(run.listening, &host); !problem.empty()) return failure(problem);
  bool good = false;
  std::thread serving([&] {
    good = library->serve();
    wake('q');
  });
  take_hangups();
  log.write(Event("ready").with("socket", run.listening.socket));
  wait_for_the_end(service, log);
  serving.join();
  log.write(Event("stopped"));
  if (good) return true;
  return failure("libmilter stopped serving; the system log says why");
}

}  // namespace outlint::filter
