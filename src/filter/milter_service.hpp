// SPDX-License-Identifier: Apache-2.0
// The milter without its protocol: whose mail is judged, by which settings, and what is told of it.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <semaphore>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/report.hpp>
#include <outlint/result.hpp>

#include "filter/decision.hpp"
#include "filter/event_log.hpp"
#include "filter/metrics.hpp"
#include "filter/networks.hpp"
#include "filter/on_failure.hpp"

namespace outlint::filter {

/// How mail of one user, or of everybody, is judged.
struct UserSettings {
  Actions actions;
  std::function<Report(std::string_view mail)> judge;  ///< from any thread
};

/// Where settings come from. Called from any thread.
struct SettingsSource {
  std::function<bool(const std::string& user)> has_own;                  ///< whether a user has settings of their own
  std::function<Result<UserSettings>(const std::string& user)> load;     ///< those of a user; empty: everybody's
};

struct ServiceOptions {
  bool all_mail = false;              ///< not submissions alone
  std::vector<Network> submitters;    ///< whose mail is a submission though they did not log in
  OnFailure on_failure = OnFailure::tempfail;
  Insist insist = Insist::by_header;
  std::ptrdiff_t at_once = 2;         ///< mails that are judged at the same time; others wait
};

/// Answers what `MilterHost` asks. Every call may come from any thread.
class MilterService {
 public:
  MilterService(SettingsSource source, ServiceOptions options, EventLog& log);

  /// Reads all settings anew. Where those of everybody are broken the old ones stay. A mail that is under way ends by
  /// the settings with which it began.
  Result<bool> reload();

  void connected() { metrics_.connected(); }
  [[nodiscard]] bool judges(const Client& client);
  [[nodiscard]] Decision decide(const IncomingMail& mail);
  [[nodiscard]] std::string metrics() const { return metrics_.text(); }

 private:
  using Loaded = std::shared_ptr<const Result<UserSettings>>;
  /// What was read since the last reload.
  struct Generation {
    std::mutex mutex;
    std::map<std::string, Loaded> by_user;
  };

  [[nodiscard]] std::shared_ptr<Generation> generation() const;
  [[nodiscard]] Loaded settings_for(const std::string& name);
  [[nodiscard]] Result<Decision> judge(const IncomingMail& mail);
  [[nodiscard]] Decision give_up(const IncomingMail& mail, const Problems& problems);

  SettingsSource source_;
  ServiceOptions options_;
  EventLog& log_;
  Metrics metrics_;
  std::counting_semaphore<> places_;
  mutable std::mutex mutex_;
  std::shared_ptr<Generation> generation_;  // guarded by mutex_
};

/// By which name the settings of a sender are looked for: as whom they logged in, else the envelope's address; in lower case,
/// and empty where it could name anything but a folder of that name.
std::string user_of(const IncomingMail& mail);

}  // namespace outlint::filter
