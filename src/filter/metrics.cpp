// SPDX-License-Identifier: Apache-2.0
#include "filter/metrics.hpp"

#include <fmt/format.h>

namespace outlint::filter {
namespace {

std::string head(std::string_view name, std::string_view type, std::string_view help) {
  return fmt::format("# HELP outlint_milter_{} {}\n# TYPE outlint_milter_{} {}\n", name, help, name, type);
}

std::string counter(std::string_view name, std::string_view help, std::uint64_t value) {
  return head(name, "counter", help) + fmt::format("outlint_milter_{} {}\n", name, value);
}

std::string counters(std::string_view name, std::string_view help, const std::map<std::string, std::uint64_t>& by_labels) {
  std::string out = head(name, "counter", help);
  for (const auto& [labels, value] : by_labels) out += fmt::format("outlint_milter_{}{{{}}} {}\n", name, labels, value);
  return out;
}

}  // namespace

void Metrics::connected() {
  const std::lock_guard lock(mutex_);
  ++connections_;
}

void Metrics::passed_unjudged() {
  const std::lock_guard lock(mutex_);
  ++unjudged_;
}

void Metrics::judged(std::string_view verdict, std::string_view action, std::size_t bytes, std::chrono::duration<double> took) {
  const std::lock_guard lock(mutex_);
  ++messages_[fmt::format("verdict=\"{}\",action=\"{}\"", verdict, action)];
  bytes_ += bytes;
  ++timed_;
  seconds_ += took.count();
  for (std::size_t at = 0; at < bounds.size(); ++at) {
    if (took.count() <= bounds[at]) ++within_[at];
  }
}

void Metrics::failed() {
  const std::lock_guard lock(mutex_);
  ++failures_;
}

void Metrics::reloaded(std::string_view result) {
  const std::lock_guard lock(mutex_);
  ++reloads_[fmt::format("result=\"{}\"", result)];
}

std::string Metrics::text() const {
  const std::lock_guard lock(mutex_);
  std::string out = counter("connections_total", "Connections from the mail server.", connections_);
  out += counters("messages_total", "Mails that were judged, by what was found and done.", messages_);
  out += counter("unjudged_total", "Mails that were no submission and passed unjudged.", unjudged_);
  out += counter("failures_total", "Mails that could not be judged.", failures_);
  out += counter("bytes_total", "Bytes of mail that were judged.", bytes_);
  out += counters("reloads_total", "Times that the configuration was read anew.", reloads_);
  out += head("judging_seconds", "histogram", "How long judging a mail took.");
  for (std::size_t at = 0; at < bounds.size(); ++at) out += fmt::format("outlint_milter_judging_seconds_bucket{{le=\"{}\"}} {}\n", bounds[at], within_[at]);
  out += fmt::format("outlint_milter_judging_seconds_bucket{{le=\"+Inf\"}} {}\n", timed_);
  out += fmt::format("outlint_milter_judging_seconds_sum {:.6f}\noutlint_milter_judging_seconds_count {}\n", seconds_, timed_);
  return out;
}

}  // namespace outlint::filter
