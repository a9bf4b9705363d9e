// SPDX-License-Identifier: Apache-2.0
#include "filter/milter_service.hpp"

#include <atomic>
#include <new>
#include <thread>

#include "catch.hpp"

using namespace outlint;
using namespace outlint::filter;

namespace {

/// A log in memory.
struct Lines {
  char* bytes = nullptr;
  std::size_t size = 0;
  std::FILE* stream = open_memstream(&bytes, &size);
  EventLog log{stream};
  Lines() = default;
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;
  ~Lines() {
    std::fclose(stream);
    std::free(bytes);
  }
  [[nodiscard]] std::string text() const { return std::string(bytes, size); }
};

Report held() {
  Report report;
  report.verdict = Verdict::hold;
  return report;
}

SettingsSource source_of(std::function<Report(std::string_view)> judge) {
  SettingsSource source;
  source.has_own = [](const std::string& user) { return user == "ana"; };
  source.load = [judge = std::move(judge)](const std::string&) -> Result<UserSettings> { return UserSettings{{}, judge}; };
  return source;
}

IncomingMail mail_from(const std::string& login) {
  IncomingMail mail;
  mail.client.login = login;
  mail.sender = "Bo@Example.com";
  return mail;
}

}  // namespace

TEST_CASE("a user is named by login or sender, and by nothing that leads elsewhere", "[filter]") {
  CHECK(user_of(mail_from("Ana")) == "ana");
  CHECK(user_of(mail_from("")) == "bo@example.com");
  for (const char* login : {"../ana", "a/b", ".", "..", ".ana", "a b", "a\\b", "\xc3\xa4"}) CHECK(user_of(mail_from(login)).empty());
}

TEST_CASE("a judge that fails is no reason to let mail through, unless that is wanted", "[filter]") {
  for (const auto& [choice, action] : {std::pair(OnFailure::tempfail, Action::tempfail), std::pair(OnFailure::accept, Action::accept)}) {
    Lines lines;
    ServiceOptions options;
    options.on_failure = choice;
    MilterService service(source_of([](std::string_view) -> Report { throw std::bad_alloc(); }), options, lines.log);
    REQUIRE(service.reload());
    CHECK(service.decide(mail_from("")).action == action);
    CHECK(lines.text().find("\"event\":\"not judged\"") != std::string::npos);
    CHECK(service.metrics().find("outlint_milter_failures_total 1\n") != std::string::npos);
  }
}

TEST_CASE("a broken configuration leaves the old one in force", "[filter]") {
  Lines lines;
  bool broken = false;
  SettingsSource source = source_of([](std::string_view) { return held(); });
  source.load = [&, good = source.load](const std::string& user) -> Result<UserSettings> {
    if (broken) return failure("no YAML");
    return good(user);
  };
  MilterService service(source, {}, lines.log);
  REQUIRE(service.reload());
  broken = true;
  CHECK_FALSE(service.reload());
  CHECK(service.decide(mail_from("")).action == Action::reject);
  CHECK(service.decide(mail_from("ana")).action == Action::tempfail);
}

TEST_CASE("settings are read once for each user who has some, and anew after a reload", "[filter]") {
  Lines lines;
  std::atomic<int> loads = 0;
  SettingsSource source = source_of([](std::string_view) { return held(); });
  source.load = [&, good = source.load](const std::string& user) {
    ++loads;
    return good(user);
  };
  MilterService service(source, {}, lines.log);
  REQUIRE(service.reload());
  for (const char* login : {"", "bo", "ana", "ana"}) CHECK(service.decide(mail_from(login)).action == Action::reject);
  CHECK(loads == 2);
  REQUIRE(service.reload());
  CHECK(service.decide(mail_from("ana")).action == Action::reject);
  CHECK(loads == 4);
}

TEST_CASE("no more mails are judged at once than there are places", "[filter]") {
  Lines lines;
  std::atomic<int> now = 0, most = 0, rejected = 0;
  ServiceOptions options;
  options.at_once = 2;
  MilterService service(source_of([&](std::string_view) {
                          const int here = ++now;
                          for (int seen = most; here > seen && !most.compare_exchange_weak(seen, here);) {
                          }
                          std::this_thread::sleep_for(std::chrono::milliseconds(5));
                          --now;
                          return held();
                        }),
                        options, lines.log);
  REQUIRE(service.reload());
  std::vector<std::thread> threads;
  for (int each = 0; each < 8; ++each) {
    threads.emplace_back([&] {
      for (int at = 0; at < 5; ++at) rejected += service.decide(mail_from("")).action == Action::reject ? 1 : 0;
    });
  }
  for (int at = 0; at < 5; ++at) CHECK(service.reload());
  for (std::thread& each : threads) each.join();
  CHECK(rejected == 40);
  CHECK(most <= 2);
  CHECK(service.metrics().find("{verdict=\"hold\",action=\"reject\"} 40\n") != std::string::npos);
}
