// SPDX-License-Identifier: Apache-2.0
#include "analysis/find_acts.hpp"

#include <algorithm>

#include "analysis/clauses.hpp"
#include "analysis/weigh.hpp"

namespace outlint::analysis {
namespace {

class Finder {
 public:
  Finder(Analysis& analysis, text::Searcher& searcher, const Stated& stated)
      : analysis_(analysis), vocabulary_(*analysis.vocabulary), searcher_(searcher), remembers_(stated.memory != nullptr), deadline_(stated.deadline) {}

  void run() {
    for (std::size_t unit = 0; unit < analysis_.units.size(); ++unit) {
      const std::size_t first = analysis_.acts.size();
      if (deadline_ != nullptr && deadline_->passed()) {
        note_deadline(unit);
        break;
      }
      if (Memory::recall(analysis_.units[unit], unit, analysis_.acts)) continue;
      gave_up_ = false;
      find_in(unit);
      resolve(first);
      // What gave up says so each time.
      if (remembers_ && !gave_up_) Memory::keep(analysis_.units[unit], analysis_.acts, first);
    }
    count_acts(analysis_);
  }

 private:
  void find_in(std::size_t unit_at) {
    Unit& unit = analysis_.units[unit_at];
    searcher_.begin(vocabulary_.patterns, unit.folded.text);
    bool gave_up = false;
    const auto wanted = [&](text::PatternNumber pattern) { return (vocabulary_.scopes[pattern] & bit(unit.scope)) != 0; };
    const auto& hits = searcher_.scan(wanted, gave_up);
    if (gave_up) {
      find_one_by_one(unit, unit_at);
    } else {
      for (const text::PatternHit& hit : hits) found(unit, unit_at, hit);
    }
    gave_up = false;
    for (const auto& [number, pattern] : vocabulary_.patterns.all_outside()) {
      if (number >= vocabulary_.scopes.size() || !wanted(number)) continue;
      auto match = pattern.search(unit.folded.text, 0, gave_up);
      for (; match; match = pattern.search(unit.folded.text, match->span.end, gave_up)) found(unit, unit_at, {number, match->span});
    }
    if (gave_up) note_giving_up("the search for acts");
  }

  /// Where all patterns together take too many steps, each gets a bound of its own: one that gives up spoils no other.
  void find_one_by_one(Unit& unit, std::size_t unit_at) {
    const std::vector<text::PatternNumber> candidates = searcher_.candidates();
    for (const text::PatternNumber number : candidates) {
      if ((vocabulary_.scopes[number] & bit(unit.scope)) == 0) continue;
      bool gave_up = false;
      const std::vector<text::PatternHit> hits = searcher_.scan_one(number, gave_up);
      for (const text::PatternHit& hit : hits) found(unit, unit_at, hit);
      if (gave_up) note_giving_up("a pattern of " + vocabulary_.acts[first_of(number)->definition].id);
    }
  }

  /// The first of the acts that a pattern tells of.
  [[nodiscard]] std::vector<NumberedPattern>::const_iterator first_of(text::PatternNumber number) const {
    const auto& all = vocabulary_.numbered;
    return std::partition_point(all.begin(), all.end(), [&](const NumberedPattern& one) { return one.pattern < number; });
  }

  /// A pattern stands: all acts that it tells of.
  void found(Unit& unit, std::size_t unit_at, const text::PatternHit& hit) {
    const auto& all = vocabulary_.numbered;
    for (auto each = first_of(hit.pattern); each != all.end() && each->pattern == hit.pattern; ++each) {
      const ActDefinition& definition = vocabulary_.acts[each->definition];
      if ((definition.scope & bit(unit.scope)) == 0) continue;
      if (unit.clauses.empty()) unit.clauses = split_clauses(searcher_, vocabulary_.clauses);
      Act act;
      act.definition = each->definition;
      act.unit = unit_at;
      act.match = hit.span;
      act.clause = unit.clauses[unit.clause_at(hit.span.end - 1)];
      act.clause.end = std::max(act.clause.end, without_edges(unit.folded.text, act.match).end);
      act.cancelled = exception_to(definition.exceptions, unit, act);
      if (act.live() && !definition.ask.empty()) act.cancelled = exception_to(vocabulary_.guards, unit, act);
      analysis_.acts.push_back(act);
      analysis_.matched.push_back(*each);
    }
  }

  void note_deadline(std::size_t unit) {
    analysis_.notes.push_back("the deadline passed: " + std::to_string(unit) + " of " + std::to_string(analysis_.units.size()) +
                              " sentences were read, the others were not judged");
  }

  void note_giving_up(const std::string& what) {
    gave_up_ = true;
    const std::string note = what + " gave up on a sentence that takes it too many steps";
    auto& notes = analysis_.notes;
    if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(note);
  }

  /// Why the act is none; empty where it stands.
  std::string_view exception_to(const std::vector<Exception>& exceptions, const Unit& unit, const Act& act) {
    bool gave_up = false;
    for (const Exception& exception : exceptions) {
      auto found = searcher_.search(exception.pattern, 0, gave_up);
      for (; found; found = searcher_.search(exception.pattern, found->end, gave_up)) {
        if (reaches(exception.reach, *found, unit, act)) return exception.because;
      }
    }
    if (gave_up) note_giving_up("an exception of " + vocabulary_.acts[act.definition].id);
    return {};
  }

  static bool reaches(Reach reach, Span found, const Unit& unit, const Act& act) {
    const std::size_t first = unit.clause_at(act.match.start);
    const Span clauses{std::min(act.match.start, unit.clauses[first].start), act.clause.end};
    switch (reach) {
      case Reach::match: return found.overlaps(act.match);
      case Reach::clause: return found.overlaps(clauses);
      case Reach::before: {
        const std::size_t from = first > 0 ? unit.clauses[first - 1].start : clauses.start;
        return found.start >= from && found.start <= act.match.start;
      }
      case Reach::sentence: break;
    }
    return true;
  }

  /// From the first word of an act to the end of its clause: a request may begin clauses before the words of what it asks.
  static Span reach_of(const Act& act) { return {std::min(act.match.start, act.clause.start), act.clause.end}; }

  /// Whether a joining word stands between a clause and the one before it.
  static bool joined(const Unit& unit, Span clause) {
    const std::size_t at = unit.clause_at(clause.start);
    return at > 0 && unit.clauses[at - 1].end + 2 < unit.clauses[at].start;
  }

  /// Two requests joined by a word between them: what is asked for in a clause of its own, after the other was said, is asked too.
  [[nodiscard]] bool second_deed(const Act& act, const Act& other) const {
    const auto asks = [&](const Act& one) { return !vocabulary_.acts[one.definition].ask.empty(); };
    return asks(act) && asks(other) && act.clause.start >= other.match.end && joined(analysis_.units[act.unit], act.clause);
  }

  /// Of acts of one kind in one clause the first stays (of those that only mask words for the focus, all); acts that
  /// another one stands instead of go.
  void resolve(std::size_t first) {
    auto& acts = analysis_.acts;
    std::stable_sort(acts.begin() + static_cast<std::ptrdiff_t>(first), acts.end(), [](const Act& a, const Act& b) {
      if (a.match.start != b.match.start) return a.match.start < b.match.start;
      if (a.definition != b.definition) return a.definition < b.definition;
      return a.match.end > b.match.end;
    });
    const auto same = [&](const Act& a, const Act& b) {
      if (a.definition != b.definition) return false;
      return vocabulary_.acts[a.definition].focus == Focus::place ? a.match.overlaps(b.match) : a.clause.overlaps(b.clause);
    };
    std::vector<Act> kept;
    for (std::size_t at = first; at < acts.size(); ++at) {
      const bool seen = std::any_of(kept.begin(), kept.end(), [&](const Act& act) { return act.live() == acts[at].live() && same(act, acts[at]); });
      if (!seen) kept.push_back(acts[at]);
    }
    miss_company(kept);
    for (Act& act : kept) {
      for (const Act& other : kept) {
        const auto& instead = vocabulary_.acts[other.definition].instead_of;
        const bool ruled_out = other.live() && std::find(instead.begin(), instead.end(), act.definition) != instead.end();
        if (act.live() && ruled_out && reach_of(other).overlaps(reach_of(act)) && !second_deed(act, other)) act.cancelled = vocabulary_.acts[other.definition].id;
      }
    }
    acts.resize(first);
    acts.insert(acts.end(), kept.begin(), kept.end());
  }

  /// Acts that are nothing by themselves go where none of the acts they need stands in their clause or one beside it:
  /// words of a topic are an ask only next to words that ask.
  void miss_company(std::vector<Act>& kept) const {
    for (Act& act : kept) {
      const auto& with = vocabulary_.acts[act.definition].with;
      if (with.empty() || !act.live()) continue;
      const Unit& unit = analysis_.units[act.unit];
      const std::size_t first = unit.clause_at(act.match.start);
      const std::size_t last = unit.clause_at(act.match.end - 1);
      const bool in_company = std::any_of(kept.begin(), kept.end(), [&](const Act& other) {
        const bool needed = other.live() && std::find(with.begin(), with.end(), other.definition) != with.end();
        return needed && unit.clause_at(other.match.start) <= last + 1 && first <= unit.clause_at(other.match.end - 1) + 1;
      });
      if (!in_company) act.cancelled = "alone";
    }
  }

  Analysis& analysis_;
  const Vocabulary& vocabulary_;
  text::Searcher& searcher_;
  bool remembers_, gave_up_ = false;
  Deadline* deadline_;
};

}  // namespace

void find_acts(Analysis& analysis, text::Searcher& searcher, const Stated& stated) { Finder(analysis, searcher, stated).run(); }

}  // namespace outlint::analysis
