// SPDX-License-Identifier: Apache-2.0
#include "filter/apart.hpp"

#include <csignal>
#include <new>
#include <thread>

#include "catch.hpp"

using namespace outlint::filter;
using namespace std::chrono_literals;

namespace {

std::string why_not(const std::function<std::string()>& work, ApartLimits limits = {}) {
  const auto done = run_apart(work, limits);
  REQUIRE_FALSE(done);
  return done.error().front().message;
}

}  // namespace

TEST_CASE("work done apart comes back whole", "[filter]") {
  const std::string much(300'000, 'x');
  for (const std::string& bytes : {std::string(), std::string("a\0b", 3), much}) {
    const auto done = run_apart([&] { return bytes; }, {});
    REQUIRE(done);
    CHECK(*done == bytes);
  }
}

TEST_CASE("a caller that ignores the end of children is no reason not to know it", "[filter]") {
  const auto before = std::signal(SIGCHLD, SIG_IGN);
  CHECK(why_not([] { return std::raise(SIGKILL) == 0 ? std::string() : "alive"; }) == "outlint broke while it judged the mail: Killed");
  CHECK(std::signal(SIGCHLD, before) == SIG_IGN);
}

TEST_CASE("whatever happens apart is told", "[filter]") {
  CHECK(why_not([]() -> std::string { throw std::bad_alloc(); }) == "outlint had too little memory to judge the mail");
  CHECK(why_not([] { return std::raise(SIGKILL) == 0 ? std::string() : "alive"; }) == "outlint broke while it judged the mail: Killed");
  const auto slow = [] {
    std::this_thread::sleep_for(1h);
    return std::string();
  };
  CHECK(why_not(slow, {60s, 50ms}) == "outlint took too long to judge the mail");
  const auto busy = [] {
    while (std::signal(SIGUSR1, SIG_DFL) != SIG_ERR) {
    }
    return std::string();
  };
  CHECK(why_not(busy, {1s, 5min}) == "outlint took too long to judge the mail");
}
