// SPDX-License-Identifier: Apache-2.0
// Why what a rule looks for is not there, kind by kind.
#include <algorithm>

#include <fmt/format.h>

#include "engine/explain.hpp"

namespace outlint::engine {
namespace {

using analysis::Analysis;

constexpr std::size_t most_named = 4;

std::string ids_of(const std::vector<std::size_t>& acts, const Analysis& analysis) {
  std::string out;
  for (std::size_t at = 0; at < std::min(most_named, acts.size()); ++at) out += (at > 0 ? ", " : "") + analysis.vocabulary->acts[acts[at]].id;
  return acts.size() > most_named ? out + ", …" : out;
}

std::string of_limits(analysis::Fact fact, const std::vector<rules::Limit>& limits, const Analysis& analysis) {
  const analysis::FactInfo& info = analysis::info_of(fact);
  const analysis::Value& value = analysis.facts[fact];
  if (!value.known) return fmt::format("{} is unknown", info.name);
  if (limits.empty()) return fmt::format("{} is {}", info.name, info.type == analysis::FactType::boolean ? "false" : "0");
  const auto limit = std::find_if(limits.begin(), limits.end(), [&](const rules::Limit& each) { return holds(each.when, analysis); });
  if (limit == limits.end()) return fmt::format("{} is {}, and none of the limits is for such a message", info.name, rules::spelled(value.number));
  return fmt::format("{} is {}, within its limit of {}", info.name, rules::spelled(value.number), rules::spelled(limit->value));
}

struct Reason {
  const Analysis& analysis;

  std::string operator()(const rules::AskRule& rule) const {
    for (const analysis::FoundAsk& found : analysis.asks) {
      const Ask& ask = found.ask;
      if (std::find(rule.asks.begin(), rule.asks.end(), ask.kind) == rule.asks.end()) continue;
      if (ask.invited || ask.owed) return fmt::format("the ask ({}) is {}", ask.kind, ask.invited ? "invited" : "owed");
      return fmt::format("the ask ({}) weighs {}, and the tie carries {}", ask.kind, ask.weight, analysis.relationship.credit);
    }
    std::string kinds;
    for (const std::string& kind : rule.asks) kinds += (kinds.empty() ? "" : ", ") + kind;
    return "no ask of " + kinds;
  }
  std::string operator()(const rules::PhraseRule& rule) const {
    const bool any = std::any_of(rule.acts.begin(), rule.acts.end(), [&](std::size_t act) { return analysis.occurs(act); });
    if (!any) return "no " + ids_of(rule.acts, analysis);
    for (const std::size_t act : rule.absent) {
      if (analysis.occurs(act)) return fmt::format("there is {}", analysis.vocabulary->acts[act].id);
    }
    return "what it looks for is there, but not at the place, in the order or as often as it asks";
  }
  std::string operator()(const rules::AttachmentRule&) const {
    return analysis.document->message().attachments ? "no attached file is of its roles" : "it is unknown which files are attached";
  }
  std::string operator()(const rules::BatchRule&) const { return "no other draft of its batch says the same"; }
  std::string operator()(const rules::MeasureRule& rule) const { return of_limits(rule.measure, rule.limits, analysis); }
  std::string operator()(const rules::PeopleRule& rule) const { return of_limits(rule.fact, rule.limits, analysis); }
  std::string operator()(const rules::HistoryRule& rule) const {
    if (!broken(rule.fact, rule.limits, analysis)) return of_limits(rule.fact, rule.limits, analysis);
    return rule.point == rules::HistoryPoint::resume ? "no resume is attached" : "nothing is asked that nobody invited";
  }
};

}  // namespace

std::string why_nothing(const rules::Rule& rule, const Analysis& analysis) {
  if (!rule.matcher->find(analysis).empty()) return "what it finds is no case of its severity";
  return std::visit(Reason{analysis}, rule.spec);
}

}  // namespace outlint::engine
