// SPDX-License-Identifier: Apache-2.0
#include "filter/event_log.hpp"

#include <chrono>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "text/json_string.hpp"

namespace outlint::filter {
namespace {

std::string now() {
  const auto time = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto part = (time.time_since_epoch() % std::chrono::seconds(1)).count();
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(time)), part);
}

}  // namespace

Event::Event(std::string_view name) : line_(fmt::format(R"({{"time":"{}","event":{})", now(), text::json_string(name))) {}

Event& Event::with(std::string_view key, std::string_view text) {
  line_ += fmt::format(",\"{}\":{}", key, text::json_string(text));
  return *this;
}

Event& Event::with(std::string_view key, long long number) {
  line_ += fmt::format(",\"{}\":{}", key, number);
  return *this;
}

Event& Event::with(std::string_view key, const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& each : texts) list += (list.empty() ? "" : ",") + text::json_string(each);
  line_ += fmt::format(",\"{}\":[{}]", key, list);
  return *this;
}

Event& Event::with(const Problems& problems) {
  std::vector<std::string> texts;
  for (const Problem& each : problems) {
    const std::string place = each.file.empty() ? "" : each.line == 0 ? each.file + ": " : fmt::format("{}:{}:{}: ", each.file, each.line, each.column);
    texts.push_back(place + each.message + (each.hint.empty() ? "" : " (" + each.hint + ")"));
  }
  return with("problems", texts);
}

void EventLog::write(const Event& event) {
  const std::lock_guard lock(mutex_);
  fmt::print(stream_, "{}}}\n", event.line_);
  std::fflush(stream_);
}

}  // namespace outlint::filter
