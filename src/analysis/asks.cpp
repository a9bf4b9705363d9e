// SPDX-License-Identifier: Apache-2.0
// From acts that ask to asks that weigh.
#include <algorithm>
#include <set>
#include <string>
#include <tuple>

#include "analysis/analysis.hpp"

namespace outlint::analysis {
namespace {

constexpr int heavy = 2;          // the taxonomy counts asks of weight 2 and more
constexpr std::string_view no_ask = "none";  // what an ask becomes that only announces another one
constexpr int judged_anyway = 3;  // an everyday request of this weight is an ask on any occasion

std::string kind_of(const Act& act, const ActDefinition& definition, const Analysis& analysis) {
  if (act.weighed) return definition.ask;  // The weights know the rest of the message already.
  for (const Becomes& becomes : definition.becomes) {
    if (holds(becomes.when, analysis)) return becomes.ask;
  }
  return definition.ask;
}

/// Whether one of the acts stands in the sentence of the ask.
bool stands_near(const std::vector<std::size_t>& near, const FoundAsk& found, const Analysis& analysis) {
  const std::size_t unit = analysis.acts[found.act].unit;
  const auto first = std::partition_point(analysis.acts.begin(), analysis.acts.end(), [&](const Act& act) { return act.unit < unit; });
  const auto last = std::partition_point(first, analysis.acts.end(), [&](const Act& act) { return act.unit == unit; });
  return std::any_of(first, last, [&](const Act& act) { return act.live() && std::find(near.begin(), near.end(), act.definition) != near.end(); });
}

bool allows(const Allowance& allowance, const FoundAsk& found, const Analysis& analysis) {
  const auto& asks = allowance.asks;
  if (!asks.empty() && std::find(asks.begin(), asks.end(), found.ask.kind) == asks.end()) return false;
  if (!allowance.near.empty() && !stands_near(allowance.near, found, analysis)) return false;
  return holds(allowance.when, analysis);
}

bool any_allows(const std::vector<Allowance>& allowances, const FoundAsk& found, const Analysis& analysis) {
  return std::any_of(allowances.begin(), allowances.end(), [&](const Allowance& each) { return allows(each, found, analysis); });
}

}  // namespace

void collect_asks(Analysis& analysis) {
  int heaviest = 0;
  std::set<std::tuple<std::string, std::string, std::size_t, std::size_t>> told;  // a message may ask a hundred thousand times
  for (std::size_t at = 0; at < analysis.acts.size(); ++at) {
    const Act& act = analysis.acts[at];
    const ActDefinition& definition = analysis.vocabulary->acts[act.definition];
    if (!act.live() || definition.ask.empty() || (bit(analysis.units[act.unit].scope) & bit(Scope::quoted)) != 0) continue;
    FoundAsk found;
    found.act = at;
    found.ask.kind = kind_of(act, definition, analysis);
    if (found.ask.kind == no_ask) continue;
    const relationship::AskKind* kind = analysis.tables->ask(found.ask.kind);
    found.ask.weight = kind == nullptr ? 0 : kind->weight;
    found.ask.place = analysis.clause_place(act);
    const auto& invited = analysis.document->message().context.invited;
    found.ask.invited = std::find(invited.begin(), invited.end(), found.ask.kind) != invited.end() ||
                        any_allows(analysis.vocabulary->invited, found, analysis);
    const Place place = found.ask.place.value_or(Place());
    if (!told.emplace(found.ask.kind, place.part, place.span.start, place.span.end).second) continue;
    // What weights alone tell of makes no everyday mail outreach.
    if (!found.ask.invited && !act.weighed) heaviest = std::max(heaviest, found.ask.weight);
    analysis.asks.push_back(std::move(found));
  }
  analysis.facts.set(Fact::asks, analysis.asks.size());
  analysis.facts.set(Fact::new_ask_weight, heaviest);
}

void weigh_asks(Analysis& analysis) {
  const bool graceful = !analysis.vocabulary->graceful.empty() && holds(analysis.vocabulary->graceful, analysis);
  std::size_t count = 0;
  std::set<std::string_view> heavies;  // by kind: what is asked twice is asked once
  int heaviest = 0;
  for (FoundAsk& found : analysis.asks) {
    Ask& ask = found.ask;
    const bool owed = any_allows(analysis.vocabulary->owed, found, analysis);
    ask.owed = !ask.invited && (owed || (analysis.occasion == Occasion::other && (ask.weight < judged_anyway || analysis.acts[found.act].weighed)));
    ask.graceful = graceful && !ask.invited && !ask.owed;
    if (ask.graceful) ask.weight = std::max(1, ask.weight - 1);
    if (ask.invited || ask.owed) {
      ask.weight = 0;
      continue;
    }
    ++count;
    if (ask.weight >= heavy) heavies.insert(ask.kind);
    heaviest = std::max(heaviest, ask.weight);
  }
  analysis.facts.set(Fact::asks, count);
  analysis.facts.set(Fact::heavy_asks, heavies.size());
  analysis.facts.set(Fact::ask_weight, heaviest);
  analysis.facts.set(Fact::graceful, graceful);
}

}  // namespace outlint::analysis
