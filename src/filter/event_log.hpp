// SPDX-License-Identifier: Apache-2.0
// What happened, for machines: a JSON object a line. Never a word of a mail, nor who wrote to whom.
#pragma once

#include <cstdio>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/result.hpp>

namespace outlint::filter {

/// One line. Keys come in the order of the calls; `time` and `event` stand first.
class Event {
 public:
  explicit Event(std::string_view name);
  Event& with(std::string_view key, std::string_view text);
  Event& with(std::string_view key, long long number);
  Event& with(std::string_view key, const std::vector<std::string>& texts);
  Event& with(const Problems& problems);

 private:
  friend class EventLog;
  std::string line_;
};

/// Writes lines to a stream that it does not own. Thread-safe.
class EventLog {
 public:
  explicit EventLog(std::FILE* stream) : stream_(stream) {}
  void write(const Event& event);

 private:
  std::mutex mutex_;
  std::FILE* stream_;
};

}  // namespace outlint::filter
