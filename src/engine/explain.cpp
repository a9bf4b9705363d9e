// SPDX-License-Identifier: Apache-2.0
#include "engine/explain.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/describe.hpp"
#include "text/utf8.hpp"

namespace outlint::engine {
namespace {

using analysis::Condition;

constexpr std::size_t longest_quote = 60;  // bytes: a note stays on one line

std::string spelled(const analysis::Value& value, const analysis::FactInfo& info) {
  if (!value.known) return "unknown";
  if (info.type == analysis::FactType::word) return value.word;
  if (info.type == analysis::FactType::boolean) return value.number != 0 ? "true" : "false";
  return fmt::format("{:.4g}", value.number);
}

std::string fact_now(const Condition& condition, const analysis::Analysis& analysis) {
  const auto& table = analysis::fact_table();
  const auto info = std::find_if(table.begin(), table.end(), [&](const auto& each) { return each.fact == condition.fact; });
  return fmt::format("{} is {}", info->name, spelled(analysis.facts[condition.fact], *info));
}

std::string acts_of(const Condition& condition, const analysis::Analysis& analysis) {
  constexpr std::size_t most = 4;
  std::string out;
  for (std::size_t at = 0; at < std::min(most, condition.acts.size()); ++at) {
    out += (at > 0 ? ", " : "") + analysis.vocabulary->acts[condition.acts[at]].id;
  }
  return condition.acts.size() > most ? out + ", …" : out;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

std::string weight_now(const Condition& condition, const analysis::Analysis& analysis) {
  const std::string& name = analysis.vocabulary->weights.classes[condition.score].name;
  if (condition.score >= analysis.message_sums.size()) return "nothing was weighed";
  return fmt::format("the words of the message weigh {} for {}", analysis.message_sums[condition.score], name);
}

}  // namespace

std::string why_not(const Condition& condition, const analysis::Analysis& analysis) {
  if (holds(condition, analysis)) return {};
  switch (condition.kind) {
    case Condition::Kind::all:
      for (const Condition& child : condition.children) {
        if (std::string why = why_not(child, analysis); !why.empty()) return why;
      }
      return "something is unknown";
    case Condition::Kind::any: return condition.children.empty() ? "nothing to choose from" : "none holds: " + why_not(condition.children.front(), analysis);
    case Condition::Kind::negation: {
      if (const auto act = witness(condition.children.empty() ? condition : condition.children.front(), analysis)) {
        return fmt::format("there is {}", analysis.vocabulary->acts[analysis.acts[*act].definition].id);
      }
      return condition.children.empty() ? "nothing to deny" : condition.children.front().kind == Condition::Kind::fact ? fact_now(condition.children.front(), analysis) : "the opposite holds";
    }
    case Condition::Kind::fact: return fact_now(condition, analysis);
    case Condition::Kind::acts: return "no " + acts_of(condition, analysis);
    case Condition::Kind::score: return "the evidence does not weigh enough";
    case Condition::Kind::weight: return weight_now(condition, analysis);
    case Condition::Kind::asks: break;
  }
  return "no ask for " + joined(condition.words);
}

std::vector<std::string> weighed(const analysis::Analysis& analysis) {
  std::vector<std::string> out;
  for (const analysis::WeighedAct& told : analysis.weighed) {
    std::string reasons;
    for (const auto& [words, weight] : told.reasons) reasons += fmt::format("{}\"{}\" {:+}", reasons.empty() ? "" : ", ", words, weight);
    const analysis::Unit& unit = analysis.units[told.unit];
    const Place place = analysis.place(unit, {0, unit.folded.text.size()});
    out.push_back(fmt::format("{}: the words of \"{}\" weigh {} % for {}: {}", analysis.vocabulary->acts[told.act].id,
                              text::one_line(words_at(*analysis.document, place), longest_quote), told.percent, told.of_class, reasons));
  }
  return out;
}

std::vector<std::string> set_aside(const analysis::Analysis& analysis) {
  std::vector<std::string> out;
  for (const analysis::Act& act : analysis.acts) {
    if (act.live()) continue;
    out.push_back(fmt::format("{} at \"{}\" is set aside: {}", analysis.vocabulary->acts[act.definition].id,
                              words_at(*analysis.document, analysis.match_place(act)), act.cancelled));
  }
  return out;
}

}  // namespace outlint::engine
