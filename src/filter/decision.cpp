// SPDX-License-Identifier: Apache-2.0
#include "filter/decision.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/utf8.hpp"

namespace outlint::filter {
namespace {

constexpr std::pair<Action, std::string_view> names[] = {{Action::accept, "accept"},
                                                         {Action::header, "header"},
                                                         {Action::quarantine, "quarantine"},
                                                         {Action::reject, "reject"},
                                                         {Action::tempfail, "tempfail"}};
constexpr std::size_t most_findings = 5;

/// Characters that people type or that we print, in ASCII.
constexpr std::pair<char32_t, std::string_view> ascii_forms[] = {{0x2018, "'"}, {0x2019, "'"},  {0x201c, "\""}, {0x201d, "\""}, {0x2013, "-"},
                                                                 {0x2014, "-"}, {0x2026, "..."}, {0x27e6, "["},  {0x27e7, "]"},  {0xa0, " "}};

std::string_view ascii_of(char32_t point) {
  const auto found = std::find_if(std::begin(ascii_forms), std::end(ascii_forms), [&](const auto& each) { return each.first == point; });
  return found == std::end(ascii_forms) ? "?" : found->second;
}

/// The gravest findings, in their order.
std::vector<const Diagnostic*> first_findings(const Report& report) {
  std::vector<const Diagnostic*> out;
  for (const Diagnostic& each : report.diagnostics) out.push_back(&each);
  std::stable_partition(out.begin(), out.end(), [](const Diagnostic* each) { return each->severity == Severity::error; });
  out.resize(std::min(out.size(), most_findings));
  return out;
}

std::vector<std::string> reply_of(const Report& report, Insist insist) {
  std::vector<std::string> lines{"outlint holds this mail; it was not sent"};
  for (const Diagnostic* each : first_findings(report)) lines.push_back(reply_line(each->message + " [" + each->rule + "]"));
  if (insist == Insist::by_header) lines.emplace_back("Mend it, or send it as it is with the header X-Outlint-Send: yes");
  return lines;
}

std::string summary_of(const Report& report) {
  const std::string out = std::string(to_string(report.verdict)) + "; score=" + std::to_string(report.score);
  std::string rules;
  for (const Diagnostic* each : first_findings(report)) rules += (rules.empty() ? "; rules=" : ",") + each->rule;
  return out + reply_line(rules);
}

}  // namespace

Action Actions::of(Verdict verdict) const {
  if (verdict == Verdict::send) return send;
  return verdict == Verdict::revise ? revise : hold;
}

std::string_view to_string(Action action) {
  return std::find_if(std::begin(names), std::end(names), [&](const auto& each) { return each.first == action; })->second;
}

std::optional<Action> action_from_string(std::string_view word) {
  const auto found = std::find_if(std::begin(names), std::end(names), [&](const auto& each) { return each.second == word; });
  return found == std::end(names) ? std::nullopt : std::optional(found->first);
}

Actions actions_of(const FilterSetting& setting, std::string_view fail_on) {
  Actions out;
  if (fail_on == "warning") out.revise = Action::reject;
  if (fail_on == "never") out.hold = Action::accept;
  out.send = action_from_string(setting.send).value_or(out.send);
  out.revise = action_from_string(setting.revise).value_or(out.revise);
  out.hold = action_from_string(setting.hold).value_or(out.hold);
  return out;
}

Decision decide(const Report& report, const Actions& actions, Insist insist) {
  Decision out;
  out.action = actions.of(report.verdict);
  if (out.action == Action::header) out.header = summary_of(report);
  if (out.action == Action::quarantine) out.reason = "outlint: " + summary_of(report);
  if (out.action == Action::reject) out.reply = reply_of(report, insist);
  return out;
}

Decision come_back_later(std::string_view why) {
  Decision out;
  out.action = Action::tempfail;
  out.reply = {"outlint could not judge this mail; it was not sent, try again later", reply_line(why)};
  return out;
}

std::string reply_line(std::string_view words, std::size_t most) {
  std::string out;
  for (std::size_t at = 0; at < words.size() && out.size() < most;) {
    const text::Decoded next = text::decode(words, at);
    at += next.length;
    if (next.point < 0x80) out += next.point < 0x20 || next.point == 0x7f ? ' ' : static_cast<char>(next.point);
    else out += ascii_of(next.point);
  }
  return out;
}

}  // namespace outlint::filter
