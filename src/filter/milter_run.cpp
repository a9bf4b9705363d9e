// SPDX-License-Identifier: Apache-2.0
#include "filter/milter_run.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

#include "filter/metrics_server.hpp"
#include "filter/spool.hpp"

namespace outlint::filter {
namespace {

// What wakes the main thread: a byte for each hang-up, and for the end. A signal handler reaches nothing but what is static.
std::array<int, 2> waking{-1, -1};

/// Does not wait where the pipe is full: the main thread is about to wake up then.
void wake() {
  const int error = errno;
  [[maybe_unused]] const ssize_t written = write(waking[1], "", 1);
  errno = error;
}

bool open_waking() { return pipe(waking.data()) == 0 && fcntl(waking[1], F_SETFL, O_NONBLOCK) == 0; }

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
  action.sa_handler = [](int) { wake(); };
  action.sa_flags = SA_NODEFER | SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGHUP, &action, nullptr);
  set_signals(SIG_UNBLOCK, {SIGHUP});
}

/// Hang-ups that came together are one.
void wait_for_the_end(const std::atomic<bool>& ended, MilterService& service, EventLog& log) {
  std::array<char, 4096> bytes;
  while (!ended) {
    const bool woken = read(waking[0], bytes.data(), bytes.size()) > 0;
    if (woken && !ended && service.reload()) log.write(Event("reloaded"));
  }
}

}  // namespace

Result<bool> run_milter(const MilterRun& run, MilterService& service, EventLog& log) {
  const Result<const MilterEntry*> found = milter_library();
  if (!found) return Failure{found.error()};
  const MilterEntry* library = *found;
  if (!open_waking()) return failure("the process can open no more files");
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
  std::atomic<bool> ended = false;
  std::thread serving([&] {
    good = library->serve();
    ended = true;
    wake();
  });
  take_hangups();
  log.write(Event("ready").with("socket", run.listening.socket));
  wait_for_the_end(ended, service, log);
  serving.join();
  log.write(Event("stopped"));
  if (good) return true;
  return failure("libmilter stopped serving; the system log says why");
}

}  // namespace outlint::filter
