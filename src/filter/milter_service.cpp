// SPDX-License-Identifier: Apache-2.0
#include "filter/milter_service.hpp"

#include <algorithm>
#include <chrono>

#include "filter/fields.hpp"
#include "text/utf8.hpp"

namespace outlint::filter {
namespace {

constexpr std::size_t most_users = 4096;      // whose settings are kept; names come from outside
constexpr std::chrono::seconds longest_wait{60};  // for a place to be judged at

/// Holds a place among those that are judged at once, or none.
class Place {
 public:
  explicit Place(std::counting_semaphore<>& places) : places_(places), held_(places.try_acquire_for(longest_wait)) {}
  ~Place() {
    if (held_) places_.release();
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  explicit operator bool() const { return held_; }

 private:
  std::counting_semaphore<>& places_;
  bool held_;
};

std::vector<std::string> rules_of(const Report& report) {
  std::vector<std::string> out;
  for (const Diagnostic& each : report.diagnostics) out.push_back(each.rule);
  return out;
}

}  // namespace

std::string user_of(const IncomingMail& mail) {
  std::string user = text::lower_ascii(mail.client.login.empty() ? mail.sender : mail.client.login);
  const bool safe = std::all_of(user.begin(), user.end(), [](char byte) { return byte > 32 && byte < 127 && byte != '/' && byte != '\\'; });
  if (!safe || user.starts_with('.') || user.size() > 200) user.clear();
  return user;
}

MilterService::MilterService(SettingsSource source, ServiceOptions options, EventLog& log)
    : source_(std::move(source)), options_(std::move(options)), log_(log), places_(options_.at_once) {}

Result<bool> MilterService::reload() {
  const bool first = generation() == nullptr;
  auto settings = std::make_shared<const Result<UserSettings>>(source_.load(""));
  if (!first) metrics_.reloaded(*settings ? "done" : "failed");
  if (!*settings) {
    log_.write(Event("broken configuration").with(settings->error()));
    return Failure{settings->error()};
  }
  auto next = std::make_shared<Generation>();
  next->by_user.emplace("", std::move(settings));
  const std::lock_guard lock(mutex_);
  generation_ = std::move(next);
  return true;
}

bool MilterService::judges(const Client& client) {
  const bool submission = client.authenticated || client.address.empty() || is_within(options_.submitters, client.address);
  if (!options_.all_mail && !submission) metrics_.passed_unjudged();
  return options_.all_mail || submission;
}

std::shared_ptr<MilterService::Generation> MilterService::generation() const {
  const std::lock_guard lock(mutex_);
  return generation_;
}

/// Two connections that read the same settings at once both read them; the first to be done keeps them.
MilterService::Loaded MilterService::settings_for(const std::string& name) {
  const std::string user = !name.empty() && source_.has_own(name) ? name : std::string();
  const std::shared_ptr<Generation> now = generation();
  {
    const std::lock_guard lock(now->mutex);
    if (const auto known = now->by_user.find(user); known != now->by_user.end()) return known->second;
  }
  auto loaded = std::make_shared<const Result<UserSettings>>(source_.load(user));
  if (!*loaded) log_.write(Event("broken configuration").with("of", user).with(loaded->error()));
  const std::lock_guard lock(now->mutex);
  if (now->by_user.size() >= most_users) std::erase_if(now->by_user, [](const auto& each) { return !each.first.empty(); });
  return now->by_user.emplace(user, std::move(loaded)).first->second;
}

Result<Decision> MilterService::judge(const IncomingMail& mail) {
  const std::vector<Field> fields = fields_of(mail.bytes);
  if (options_.insist == Insist::by_header && says_send(fields)) {
    log_.write(Event("sent on purpose").with("queue", mail.queue));
    return Decision{};
  }
  const Place place(places_);
  if (!place) return failure("too many mails are waiting to be judged");
  const Loaded settings = settings_for(user_of(mail));
  if (!*settings) return Failure{settings->error()};
  const auto start = std::chrono::steady_clock::now();
  const Report report = (*settings)->judge(mail.bytes);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  Decision out = filter::decide(report, (*settings)->actions, options_.insist);
  metrics_.judged(to_string(report.verdict), to_string(out.action), mail.bytes.size(), took);
  log_.write(Event("judged").with("queue", mail.queue).with("verdict", to_string(report.verdict)).with("action", to_string(out.action))
                 .with("score", report.score).with("rules", rules_of(report)).with("bytes", static_cast<long long>(mail.bytes.size()))
                 .with("microseconds", static_cast<long long>(took.count() * 1e6)));
  return out;
}

Decision MilterService::give_up(const IncomingMail& mail, const Problems& problems) {
  metrics_.failed();
  Decision out;
  if (options_.on_failure == OnFailure::tempfail) out = come_back_later(problems.empty() ? "" : problems.front().message);
  log_.write(Event("not judged").with("queue", mail.queue).with("action", to_string(out.action)).with(problems));
  return out;
}

Decision MilterService::decide(const IncomingMail& mail) {
  try {
    const Result<Decision> decision = judge(mail);
    return decision ? *decision : give_up(mail, decision.error());
  } catch (const std::exception& error) {  // Out of memory, most likely.
    return give_up(mail, failure(error.what()).problems);
  }
}

}  // namespace outlint::filter
