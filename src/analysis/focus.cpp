// SPDX-License-Identifier: Apache-2.0
#include "analysis/focus.hpp"

#include <algorithm>

#include "analysis/memory.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace outlint::analysis {
namespace {

bool occurs(text::Searcher& searcher, text::PatternNumber words, const std::vector<Span>& masked) {
  bool gave_up = false;
  for (auto match = searcher.search(words, 0, gave_up); match; match = searcher.search(words, match->end, gave_up)) {
    const bool hidden = std::any_of(masked.begin(), masked.end(), [&](Span span) { return span.overlaps(*match); });
    if (!hidden) return true;
  }
  return false;
}

/// Whether the words occur in a unit, outside all of the masked spans.
bool occurs(const Unit& unit, text::Searcher& searcher, const std::optional<text::PatternNumber>& words, const std::vector<Span>& masked) {
  if (!words) return false;
  auto& known = unit.known->occurrences;
  const auto same = std::find_if(known.begin(), known.end(), [&](const Occurrence& each) { return each.words == *words; });
  if (same == known.end()) return known.emplace_back(Occurrence{*words, masked, occurs(searcher, *words, masked)}).found;
  if (same->masked != masked) *same = {*words, masked, occurs(searcher, *words, masked)};
  return same->found;
}

/// How many words the unit has as it is written.
std::size_t words_in(const Unit& unit, std::string_view text) {
  const auto count = [&] { return text::words(unit.span.of(text)).size(); };
  if (!unit.known->folded) return count();
  if (!unit.known->words) unit.known->words = count();
  return *unit.known->words;
}

/// Whether a word of the sentence lies outside the spans.
bool says_more(const Unit& unit, const std::vector<Span>& spans) {
  const std::string& folded = unit.folded.text;
  return std::any_of(unit.clauses.begin(), unit.clauses.end(), [&](Span clause) {
    const bool covered = std::any_of(spans.begin(), spans.end(), [&](Span span) { return span.overlaps(clause) && span.start <= clause.start; });
    return !covered && std::any_of(folded.begin() + static_cast<std::ptrdiff_t>(clause.start), folded.begin() + static_cast<std::ptrdiff_t>(clause.end),
                                   [](char byte) { return static_cast<unsigned char>(byte) >= 'a'; });
  });
}

bool is_slot(const Unit& unit) { return unit.scope == Scope::slot || unit.scope == Scope::placeholder; }

/// A request begins with its clause, unless the clause has told something of its own before it.
Span request_of(const Unit& unit, const Act& act) {
  constexpr std::size_t told = 5;  // words: "i was wondering", "it would be great" introduce the request
  const Span clause = unit.clauses[unit.clause_at(act.match.start)];
  const std::string_view before = std::string_view(unit.folded.text).substr(clause.start, act.match.start - std::min(clause.start, act.match.start));
  const bool tells = static_cast<std::size_t>(std::count(before.begin(), before.end(), ' ')) >= told;
  return {tells ? act.match.start : clause.start, act.clause.end};
}

/// What the acts of a sentence, and of the slots in it, say of whom it is about.
struct Hints {
  bool sender = false, recipient = false;
  std::vector<Span> courtesies, requests;  ///< clauses that are not judged, and clauses about neither
  std::vector<Span> masked;    ///< words that name the recipient only as place or object, and slots
};

/// Where a slot stands in the folded sentence: "your" within one is the sender, whom the template speaks to.
Span folded_place(const Unit& unit, Span slot) {
  const auto& origin = unit.folded.origin;
  const auto at = [&](std::size_t byte) {
    return static_cast<std::size_t>(std::lower_bound(origin.begin(), origin.end(), byte) - origin.begin());
  };
  return {at(slot.start), std::min(at(slot.end), unit.folded.text.size())};
}

Hints hints_of(const Analysis& analysis, std::size_t unit_at) {
  const auto& units = analysis.units;
  std::size_t last = unit_at + 1;
  while (last < units.size() && is_slot(units[last])) ++last;
  const auto first = std::partition_point(analysis.acts.begin(), analysis.acts.end(), [&](const Act& act) { return act.unit < unit_at; });
  Hints hints;
  for (std::size_t slot = unit_at + 1; slot < last; ++slot) hints.masked.push_back(folded_place(units[unit_at], units[slot].span));
  for (auto act = first; act != analysis.acts.end() && act->unit < last; ++act) {
    if (!act->live()) continue;
    const bool within_slot = act->unit != unit_at;
    const Unit& unit = units[act->unit];
    const Span clauses{unit.clauses[unit.clause_at(act->match.start)].start, act->clause.end};
    switch (analysis.vocabulary->acts[act->definition].focus) {
      case Focus::skip:
        if (!within_slot) hints.courtesies.push_back(clauses);
        break;
      case Focus::neither:
        if (!within_slot) hints.requests.push_back(request_of(unit, *act));
        break;
      case Focus::sender: hints.sender = true; [[fallthrough]];
      case Focus::place:
        if (!within_slot) hints.masked.push_back(act->match);
        break;
      case Focus::recipient: hints.recipient = true; break;
      case Focus::none: break;
    }
  }
  return hints;
}

/// A sentence that does no more than greet is not judged, and one that asks is about neither; what else it says counts.
About about(const Analysis& analysis, std::size_t unit_at, text::Searcher& searcher) {
  const Unit& unit = analysis.units[unit_at];
  const Hints hints = hints_of(analysis, unit_at);
  if (!hints.courtesies.empty() && !says_more(unit, hints.courtesies)) return About::unjudged;
  std::vector<Span> aside = hints.courtesies;
  aside.insert(aside.end(), hints.requests.begin(), hints.requests.end());
  if (!aside.empty() && !says_more(unit, aside)) return About::neither;
  std::vector<Span> unseen = hints.masked;
  unseen.insert(unseen.end(), aside.begin(), aside.end());
  searcher.begin(analysis.vocabulary->patterns, unit.folded.text);
  const bool recipient = hints.recipient || occurs(unit, searcher, analysis.vocabulary->recipient_words, unseen);
  const bool sender = occurs(unit, searcher, analysis.vocabulary->sender_words, aside) || hints.sender;
  if (sender && recipient) return About::both;
  if (sender) return About::sender;
  return recipient ? About::recipient : About::neither;
}

bool is_question(const Unit& unit) {
  const std::string_view words = text::trimmed(std::string_view(unit.folded.text));
  const std::size_t last = words.find_last_not_of(" \"')");
  return last != std::string_view::npos && words[last] == '?';
}

std::size_t count_links(std::string_view folded) {
  std::size_t links = 0;
  for (const std::string_view mark : {"http://", "https://", "www."}) {
    for (std::size_t at = folded.find(mark); at != std::string_view::npos; at = folded.find(mark, at + 1)) {
      links += mark == "www." && at > 0 && folded[at - 1] == '/' ? 0 : 1;
    }
  }
  return links;
}

}  // namespace

void measure_focus(Analysis& analysis, text::Searcher& searcher, Deadline* deadline) {
  Measures& measures = analysis.measures;
  std::size_t own = 0, sender = 0, recipient = 0, opening = 0, links = 0, slots = 0;
  bool opening_over = false;
  for (std::size_t at = 0; at < analysis.units.size(); ++at) {
    if (deadline != nullptr && deadline->passed()) break;
    Unit& unit = analysis.units[at];
    if (unit.scope == Scope::slot) ++slots;
    if (unit.scope == Scope::greeting) measures.words += words_in(unit, analysis.document->text());
    if (unit.scope != Scope::own && unit.scope != Scope::postscript) continue;
    measures.words += words_in(unit, analysis.document->text());
    measures.questions += is_question(unit) ? 1 : 0;
    links += count_links(unit.folded.text);
    ++own;
    const About whom = unit.about = about(analysis, at, searcher);
    if (whom == About::unjudged) continue;
    ++measures.sentences;
    sender += whom == About::sender ? 1 : 0;
    recipient += whom == About::recipient || whom == About::both ? 1 : 0;
    opening_over = opening_over || whom != About::sender;
    opening += opening_over ? 0 : 1;
  }
  if (measures.sentences > 0) {
    measures.about_sender = static_cast<double>(sender) / static_cast<double>(measures.sentences);
    measures.about_recipient = static_cast<double>(recipient) / static_cast<double>(measures.sentences);
  }
  analysis.facts.set(Fact::words, measures.words);
  analysis.facts.set(Fact::sentences, measures.sentences);
  analysis.facts.set(Fact::own_sentences, own);
  analysis.facts.set(Fact::about_sender, measures.about_sender);
  analysis.facts.set(Fact::about_recipient, measures.about_recipient);
  analysis.facts.set(Fact::opening_about_sender, opening);
  analysis.facts.set(Fact::questions, measures.questions);
  analysis.facts.set(Fact::urls, links);
  analysis.facts.set(Fact::slots, slots);
}

}  // namespace outlint::analysis
