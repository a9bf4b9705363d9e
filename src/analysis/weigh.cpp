// SPDX-License-Identifier: Apache-2.0
#include "analysis/weigh.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "analysis/clauses.hpp"
#include "analysis/memory.hpp"

namespace outlint::analysis {
namespace {

constexpr std::string_view against = "its words speak against it";
constexpr std::size_t most_reasons = 5;
constexpr std::size_t weighed_sentences = 10;  // of a message as a whole: what it is shows at its beginning

/// The exponential function below 0, near enough and by products alone: a library's own may differ from machine to machine.
double falling(double power) {
  constexpr int squares = 12;
  double value = 1 + std::max(power, -40.0) / (1 << squares);
  for (int each = 0; each < squares; ++each) value *= value;
  return value;
}

/// A kind of ask, and how sure the words are of it.
struct Guess {
  std::size_t of_class = 0;
  double share = 0;
};

class Weigher {
 public:
  Weigher(Analysis& analysis, text::Searcher& searcher) : analysis_(analysis), words_(analysis.vocabulary->weights), searcher_(searcher) {
    start_.resize(words_.classes.size());
    for (std::size_t at = 0; at < start_.size(); ++at) start_[at] = words_.classes[at].bias;
    for (std::size_t act = 0; act < words_.signs.size(); ++act) {
      if (!analysis.occurs(act)) continue;
      words_.table.add(words_.signs[act].in_message, start_);
      message_signs_.push_back(words_.signs[act].in_message);
    }
  }

  void run() {
    weigh_message();
    std::size_t act = 0;
    for (std::size_t unit = 0; unit < analysis_.units.size(); ++unit) {
      for (; act < analysis_.acts.size() && analysis_.acts[act].unit < unit; ++act) {}
      if (is_judged(analysis_.units[unit])) weigh(unit, act);
    }
    if (added_.empty()) return;
    analysis_.acts.insert(analysis_.acts.end(), added_.begin(), added_.end());
    std::stable_sort(analysis_.acts.begin(), analysis_.acts.end(), [](const Act& a, const Act& b) { return a.unit < b.unit; });
  }

 private:
  [[nodiscard]] const ActDefinition& definition(const Act& act) const { return analysis_.vocabulary->acts[act.definition]; }

  static bool is_judged(const Unit& unit) {
    constexpr std::uint16_t judged = bit(Scope::subject) | bit(Scope::own) | bit(Scope::postscript);
    return (bit(unit.scope) & judged) != 0;
  }

  /// What weighs in a sentence.
  [[nodiscard]] const std::vector<WordWeights::Entry>& entries_of(const Unit& unit) const {
    auto& weights = unit.known->weights;
    if (!weights) weights = words_.table.entries_of(unit.folded.text);
    return *weights;
  }

  /// All that is said in the message, and the way that it goes.
  void weigh_message() {
    std::vector<const std::vector<WordWeights::Entry>*> sentences;
    for (const Unit& unit : analysis_.units) {
      if (is_judged(unit) && sentences.size() < weighed_sentences) sentences.push_back(&entries_of(unit));
    }
    analysis_.message_sums = start_;
    words_.table.add(sentences, analysis_.message_sums);
    const std::string channel = "@" + std::string(to_string(analysis_.document->message().channel));
    words_.table.add(words_.table.id_of(channel), analysis_.message_sums);
    set_against_rivals(analysis_.message_sums);
  }

  /// A message belongs to one of these classes alone: each weighs what it does beyond the heaviest of the others.
  void set_against_rivals(std::vector<int>& sums) const {
    const std::vector<int> alone = sums;
    for (std::size_t at = 0; at < sums.size(); ++at) {
      if (!is_rival(at)) continue;
      std::optional<int> heaviest;
      for (std::size_t other = 0; other < alone.size(); ++other) {
        if (other != at && is_rival(other)) heaviest = std::max(heaviest.value_or(alone[other]), alone[other]);
      }
      sums[at] -= heaviest.value_or(0);
    }
  }

  [[nodiscard]] bool is_rival(std::size_t at) const { return words_.classes[at].exclusive && words_.classes[at].of_message; }
  [[nodiscard]] bool is_kind(std::size_t at) const { return words_.classes[at].exclusive && !words_.classes[at].of_message; }

  /// The acts of a sentence and of the slots in it, as signs. What stands twice is one.
  void read_signs(std::size_t unit, std::size_t first) {
    signs_.clear();
    std::size_t last = unit + 1;
    const auto is_slot = [](const Unit& each) { return each.scope == Scope::slot || each.scope == Scope::placeholder; };
    while (last < analysis_.units.size() && is_slot(analysis_.units[last])) ++last;
    for (std::size_t at = first; at < analysis_.acts.size() && analysis_.acts[at].unit < last; ++at) {
      const Act& act = analysis_.acts[at];
      if (act.definition >= words_.signs.size()) continue;
      const ActSigns& signs = words_.signs[act.definition];
      signs_.push_back(act.live() ? signs.stands : signs.set_aside);
    }
    if (analysis_.units[unit].scope == Scope::subject) signs_.push_back(words_.in_subject);
    std::sort(signs_.begin(), signs_.end());
    signs_.erase(std::unique(signs_.begin(), signs_.end()), signs_.end());
  }

  void weigh(std::size_t unit, std::size_t first) {
    read_signs(unit, first);
    sums_ = start_;
    for (const WordWeights::Id sign : signs_) words_.table.add(sign, sums_);
    words_.table.add(entries_of(analysis_.units[unit]), sums_);
    if (words_.none) weigh_asks_of(unit, first);
    for (std::size_t at = 0; at < words_.classes.size(); ++at) {
      if (!words_.classes[at].exclusive && !words_.classes[at].of_message) weigh_class(at, unit, first);
    }
  }

  /// Who is approached is asked for something: in such a message words need not be as sure.
  [[nodiscard]] const Shares& shares() const {
    const Weighed& asks = words_.asks;
    return asks.where && analysis_.message_sums[*asks.where] >= asks.from ? asks.likely : asks.usual;
  }

  /// The kinds of asks share what is certain between them, and with no ask at all.
  [[nodiscard]] Guess best_kind(double& none) const {
    double highest = sums_[*words_.none], total = 0;
    for (std::size_t at = 0; at < sums_.size(); ++at) {
      if (is_kind(at)) highest = std::max(highest, static_cast<double>(sums_[at]));
    }
    Guess best;
    for (std::size_t at = 0; at < sums_.size(); ++at) {
      if (!is_kind(at)) continue;
      const double share = falling((sums_[at] - highest) / words_.scale);
      total += share;
      if (at == *words_.none) none = share;
      else if (share > best.share) best = {at, share};
    }
    none /= total;
    best.share /= total;
    return best;
  }

  void weigh_asks_of(std::size_t unit, std::size_t first) {
    double none = 0;
    const Guess best = best_kind(none);
    const Shares& rule = shares();
    std::vector<Act*> asks;
    for (std::size_t at = first; at < analysis_.acts.size() && analysis_.acts[at].unit == unit; ++at) {
      if (analysis_.acts[at].live() && !definition(analysis_.acts[at]).ask.empty()) asks.push_back(&analysis_.acts[at]);
    }
    if (none >= rule.none) {
      for (Act* ask : asks) ask->cancelled = against;
      if (!asks.empty()) tell(unit, asks.front()->definition, none, *words_.none, best.of_class);
      return;
    }
    const auto kind = kind_act(best.of_class);
    if (!kind) return;
    const auto& general_acts = words_.asks.general;
    const auto is_general = [&](const Act* ask) { return std::find(general_acts.begin(), general_acts.end(), ask->definition) != general_acts.end(); };
    const bool general = std::all_of(asks.begin(), asks.end(), is_general);
    const bool sure = asks.empty()  ? best.share >= rule.alone
                      : general     ? best.share >= rule.named
                      : asks.size() == 1 && best.share >= rule.overruled;
    const std::string& ask = analysis_.vocabulary->acts[*kind].ask;
    const bool said = std::any_of(asks.begin(), asks.end(), [&](const Act* each) { return definition(*each).ask == ask; });
    if (!sure || said || was_set_aside(ask, unit, first)) return;
    add(*kind, unit, best.of_class, words_.none, asks.empty() ? nullptr : asks.front());
    for (Act* each : asks) each->cancelled = analysis_.vocabulary->acts[*kind].id;
    tell(unit, *kind, best.share, best.of_class, words_.none);
  }

  /// Whether a pattern found this ask in the sentence, and an exception told why it is none: words know no better.
  [[nodiscard]] bool was_set_aside(const std::string& ask, std::size_t unit, std::size_t first) const {
    for (std::size_t at = first; at < analysis_.acts.size() && analysis_.acts[at].unit == unit; ++at) {
      const Act& act = analysis_.acts[at];
      const auto told_why = [&](const Exception& each) { return each.because == act.cancelled; };
      const auto& exceptions = definition(act).exceptions;
      if (definition(act).ask == ask && std::any_of(exceptions.begin(), exceptions.end(), told_why)) return true;
    }
    return false;
  }

  void weigh_class(std::size_t of_class, std::size_t unit, std::size_t first) {
    const WeightClass& known = words_.classes[of_class];
    const bool accepted = sums_[of_class] >= known.accept;
    bool stands = false;
    for (std::size_t at = first; at < analysis_.acts.size() && analysis_.acts[at].unit == unit; ++at) {
      Act& act = analysis_.acts[at];
      if (act.live() && sums_[of_class] < known.veto && definition(act).doubted == of_class) act.cancelled = against;
      stands = stands || (act.live() && definition(act).weighed == of_class);
    }
    if (!accepted || stands) return;
    const auto act = kind_act(of_class);
    if (!act) return;
    add(*act, unit, of_class, std::nullopt, nullptr);
    const double odds = falling(-std::abs(sums_[of_class]) / words_.scale);
    tell(unit, *act, (sums_[of_class] >= 0 ? 1 : odds) / (1 + odds), of_class, std::nullopt);
  }

  /// The definition that a class tells of.
  [[nodiscard]] std::optional<std::size_t> kind_act(std::size_t of_class) const {
    const auto& acts = analysis_.vocabulary->acts;
    const auto found = std::find_if(acts.begin(), acts.end(), [&](const ActDefinition& each) { return each.weighed == of_class; });
    if (found == acts.end()) return std::nullopt;
    return static_cast<std::size_t>(found - acts.begin());
  }

  /// An act where a pattern stood before, or in the clause whose words weigh most.
  void add(std::size_t kind, std::size_t unit_at, std::size_t of_class, std::optional<std::size_t> instead, const Act* before) {
    Unit& unit = analysis_.units[unit_at];
    Act act;
    act.definition = kind;
    act.unit = unit_at;
    act.weighed = true;
    if (before != nullptr) {
      act.match = before->match;
      act.clause = before->clause;
    } else {
      if (unit.clauses.empty()) {
        searcher_.begin(analysis_.vocabulary->patterns, unit.folded.text);
        unit.clauses = split_clauses(searcher_, analysis_.vocabulary->clauses);
      }
      std::vector<int> sums(unit.clauses.size(), 0);
      for (const Weighing& each : words_.table.weighed(unit.folded.text, {}, of_class, instead)) sums[unit.clause_at(each.at.start)] += each.weight;
      act.clause = unit.clauses[static_cast<std::size_t>(std::max_element(sums.begin(), sums.end()) - sums.begin())];
      act.match = act.clause;
    }
    added_.push_back(act);
  }

  /// Keeps what weighed most, for those who ask.
  void tell(std::size_t unit, std::size_t act, double share, std::size_t of_class, std::optional<std::size_t> instead) {
    std::vector<WordWeights::Id> signs = signs_;
    signs.insert(signs.end(), message_signs_.begin(), message_signs_.end());
    std::vector<Weighing> all = words_.table.weighed(analysis_.units[unit].folded.text, signs, of_class, instead);
    std::stable_sort(all.begin(), all.end(), [](const Weighing& a, const Weighing& b) { return a.weight > b.weight; });
    WeighedAct told{unit, act, static_cast<int>(std::lround(100 * share)), words_.classes[of_class].name, {}};
    for (std::size_t at = 0; at < std::min(most_reasons, all.size()) && all[at].weight > 0; ++at) {
      told.reasons.emplace_back(std::string(all[at].sign == 0 ? all[at].words : words_.table.spelled(all[at].sign)), all[at].weight);
    }
    analysis_.weighed.push_back(std::move(told));
  }

  Analysis& analysis_;
  const SentenceWeights& words_;
  text::Searcher& searcher_;
  std::vector<int> start_, sums_;
  std::vector<WordWeights::Id> message_signs_, signs_;
  std::vector<Act> added_;
};

}  // namespace

void count_acts(Analysis& analysis) {
  analysis.occurrences.assign(analysis.vocabulary->acts.size(), 0);
  for (const Act& act : analysis.acts) {
    if (act.live()) ++analysis.occurrences[act.definition];
  }
}

void weigh_sentences(Analysis& analysis, text::Searcher& searcher) {
  if (analysis.vocabulary->weights.table.empty()) return;
  Weigher(analysis, searcher).run();
  count_acts(analysis);
}

}  // namespace outlint::analysis
