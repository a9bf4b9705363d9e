// SPDX-License-Identifier: Apache-2.0
#include "filter/apart.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace outlint::filter {
namespace {

using Clock = std::chrono::steady_clock;

/// The signal that tells of it must not be ignored, nor the limit be above what the caller left us.
void bound_processor(std::chrono::seconds most) {
  std::signal(SIGXCPU, SIG_DFL);
  rlimit limit{};
  if (getrlimit(RLIMIT_CPU, &limit) != 0) return;
  limit.rlim_cur = std::min<rlim_t>(static_cast<rlim_t>(most.count()), limit.rlim_cur);
  setrlimit(RLIMIT_CPU, &limit);
}

[[noreturn]] void work_and_leave(const std::function<std::string()>& work, int to) {
  int status = 1;
  try {
    const std::string bytes = work();
    std::size_t done = 0;
    while (done < bytes.size()) {
      const ssize_t written = write(to, bytes.data() + done, bytes.size() - done);
      if (written < 0 && errno != EINTR) _exit(1);
      if (written > 0) done += static_cast<std::size_t>(written);
    }
    status = 0;
  } catch (...) {
    status = 1;  // Out of memory; the parent tells.
  }
  _exit(status);
}

/// All that comes until the other end closes; false where it is not closed in time.
bool read_until(int from, Clock::time_point end, std::string& out) {
  std::array<char, 65536> bytes;
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    pollfd ready{from, POLLIN, 0};
    const int polled = left > 0 ? poll(&ready, 1, static_cast<int>(left)) : 0;
    if (polled == 0) return false;
    if (polled < 0 && errno == EINTR) continue;
    const ssize_t got = read(from, bytes.data(), bytes.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return got == 0;
    out.append(bytes.data(), static_cast<std::size_t>(got));
  }
}

/// A caller may have told us to ignore how children end (nohup, some daemons); until this goes, we do not.
class ChildSignal {
 public:
  ChildSignal() {
    struct sigaction action {};
    action.sa_handler = SIG_DFL;
    sigaction(SIGCHLD, &action, &before_);
  }
  ~ChildSignal() { sigaction(SIGCHLD, &before_, nullptr); }
  ChildSignal(const ChildSignal&) = delete;
  ChildSignal& operator=(const ChildSignal&) = delete;

 private:
  struct sigaction before_ {};
};

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

Result<std::string> run_apart(const std::function<std::string()>& work, ApartLimits limits) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return failure(std::string("outlint cannot judge the mail: ") + std::strerror(errno));
  const ChildSignal heard;
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    bound_processor(limits.processor);
    work_and_leave(work, ends[1]);
  }
  close(ends[1]);
  std::string out;
  const bool forked = child > 0;
  const bool in_time = forked && read_until(ends[0], Clock::now() + limits.clock, out);
  close(ends[0]);
  if (!forked) return failure(std::string("outlint cannot judge the mail: ") + std::strerror(errno));
  if (!in_time) kill(child, SIGKILL);
  const int status = wait_for(child);
  if (!in_time || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)) return failure("outlint took too long to judge the mail");
  if (WIFSIGNALED(status)) return failure(std::string("outlint broke while it judged the mail: ") + strsignal(WTERMSIG(status)));
  if (WEXITSTATUS(status) != 0) return failure("outlint had too little memory to judge the mail");
  return out;
}

}  // namespace outlint::filter
