// SPDX-License-Identifier: Apache-2.0
// From acts that ask to asks that weigh.
#include <algorithm>

#include "analysis/analysis.hpp"

namespace outlint::analysis {
namespace {

constexpr int heavy = 2;          // the taxonomy counts asks of weight 2 and more
constexpr std::string_view no_ask = "none";  // what an ask becomes that only announces another one
constexpr int judged_anyway = 3;  // an everyday request of this weight is an ask on any occasion

std::string kind_of(const ActDefinition& definition, const Analysis& analysis) {
  for (const Becomes& becomes : definition.becomes) {
    if (holds(becomes.when, analysis)) return becomes.ask;
  }
  return definition.ask;
}

}  // namespace

void collect_asks(Analysis& analysis) {
  int heaviest = 0;
  for (std::size_t at = 0; at < analysis.acts.size(); ++at) {
    const Act& act = analysis.acts[at];
    const ActDefinition& definition = analysis.vocabulary->acts[act.definition];
    if (!act.live() || definition.ask.empty() || (bit(analysis.units[act.unit].scope) & bit(Scope::quoted)) != 0) continue;
    FoundAsk found;
    found.act = at;
    found.ask.kind = kind_of(definition, analysis);
    if (found.ask.kind == no_ask) continue;
    const relationship::AskKind* kind = analysis.tables->ask(found.ask.kind);
    found.ask.weight = kind == nullptr ? 0 : kind->weight;
    found.ask.place = analysis.clause_place(act);
    const auto& invited = analysis.document->message().context.invited;
    found.ask.invited = std::find(invited.begin(), invited.end(), found.ask.kind) != invited.end();
    const auto same = [&](const FoundAsk& other) { return other.ask.kind == found.ask.kind && other.ask.place == found.ask.place; };
    if (std::any_of(analysis.asks.begin(), analysis.asks.end(), same)) continue;
    if (!found.ask.invited) heaviest = std::max(heaviest, found.ask.weight);
    analysis.asks.push_back(std::move(found));
  }
  analysis.facts.set(Fact::asks, analysis.asks.size());
  analysis.facts.set(Fact::new_ask_weight, heaviest);
}

void weigh_asks(Analysis& analysis) {
  const bool invited = !analysis.vocabulary->invited.empty() && holds(analysis.vocabulary->invited, analysis);
  const bool owed = !analysis.vocabulary->owed.empty() && holds(analysis.vocabulary->owed, analysis);
  const bool graceful = !analysis.vocabulary->graceful.empty() && holds(analysis.vocabulary->graceful, analysis);
  std::size_t count = 0, heavies = 0;
  int heaviest = 0;
  for (FoundAsk& found : analysis.asks) {
    Ask& ask = found.ask;
    ask.invited = ask.invited || invited;
    ask.owed = !ask.invited && (owed || (analysis.occasion == Occasion::other && ask.weight < judged_anyway));
    ask.graceful = graceful && !ask.invited && !ask.owed;
    if (ask.graceful) ask.weight = std::max(1, ask.weight - 1);
    if (ask.invited || ask.owed) {
      ask.weight = 0;
      continue;
    }
    ++count;
    heavies += ask.weight >= heavy ? 1 : 0;
    heaviest = std::max(heaviest, ask.weight);
  }
  analysis.facts.set(Fact::asks, count);
  analysis.facts.set(Fact::heavy_asks, heavies);
  analysis.facts.set(Fact::ask_weight, heaviest);
  analysis.facts.set(Fact::graceful, graceful);
}

}  // namespace outlint::analysis
