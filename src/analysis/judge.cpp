// SPDX-License-Identifier: Apache-2.0
// The order of understanding: units, acts, facts, asks, stage, occasion, weights.
#include <optional>

#include "analysis/analysis.hpp"
#include "analysis/find_acts.hpp"
#include "analysis/focus.hpp"
#include "analysis/people.hpp"
#include "analysis/tie.hpp"
#include "analysis/weigh.hpp"
#include "text/look_alike.hpp"
#include "text/utf8.hpp"

namespace outlint::analysis {
namespace {

/// The case that decides, with `{match}` in its evidence filled by the words that tell.
struct Decision {
  const Case* decided = nullptr;
  std::string evidence;
  std::optional<Place> place;
};

std::string_view words_at(const Document& document, const Place& place) {
  return place.span.of(place.part == "subject" ? std::string_view(*document.message().subject) : document.text());
}

/// Puts the words in the place of `{match}`; where no words tell, it goes with the colon before it.
void fill_match(std::string& evidence, const std::optional<Place>& place, const Analysis& analysis) {
  constexpr std::string_view slot = "{match}";
  constexpr std::size_t longest_quote = 60;  // bytes: the evidence stays on one line
  const std::size_t at = evidence.find(slot);
  if (at == std::string::npos) return;
  if (place) {
    evidence.replace(at, slot.size(), "\"" + text::one_line(words_at(*analysis.document, *place), longest_quote) + "\"");
    return;
  }
  const std::size_t start = at >= 2 && evidence.compare(at - 2, 2, ": ") == 0 ? at - 2 : at;
  evidence.erase(start, at + slot.size() - start);
}

/// Puts what the history tells in the place of `{history}`.
void fill_history(std::string& evidence, const Analysis& analysis) {
  constexpr std::string_view slot = "{history}";
  const std::size_t at = evidence.find(slot);
  if (at != std::string::npos) evidence.replace(at, slot.size(), analysis.tie ? analysis.tie->evidence : "");
}

Decision decide(const std::vector<Case>& cases, const Analysis& analysis) {
  Decision decision;
  for (const Case& each : cases) {
    if (!holds(each.when, analysis)) continue;
    decision.decided = &each;
    decision.evidence = each.because;
    if (const auto act = witness(each.when, analysis)) {
      decision.place = analysis.match_place(analysis.acts[*act]);
    }
    fill_match(decision.evidence, decision.place, analysis);
    fill_history(decision.evidence, analysis);
    break;
  }
  return decision;
}

void decide_stage(Analysis& analysis, const Stated& stated) {
  Relationship& tie = analysis.relationship;
  const auto& context = analysis.document->message().context;
  if (stated.stage) {
    tie.stage = *stated.stage;
    tie.evidence = "stated";
  } else if (context.stage) {
    tie.stage = *context.stage;
    tie.evidence = "stated in the context";
  } else if (const auto& known = stated.circumstances.tie; known && known->stage) {
    tie.stage = *known->stage;
    tie.evidence = known->evidence;
  } else if (const Decision decision = decide(analysis.vocabulary->stage, analysis); decision.decided != nullptr) {
    tie.stage = stage_from_string(decision.decided->is).value_or(Stage::stranger);
    tie.evidence = decision.evidence;
    tie.place = decision.place;
  }
  tie.credit = analysis.tables->credit_of(tie.stage);
  analysis.facts.set(Fact::stage, to_string(tie.stage));
  analysis.facts.set(Fact::cold, is_cold(tie.stage));
  analysis.facts.set(Fact::credit, tie.credit);
}

void decide_occasion(Analysis& analysis) {
  const Decision decision = decide(analysis.vocabulary->occasion, analysis);
  analysis.occasion = decision.decided != nullptr && decision.decided->is == "outreach" ? Occasion::outreach : Occasion::other;
  analysis.occasion_evidence = decision.decided == nullptr ? "nothing tells" : decision.evidence;
  analysis.facts.set(Fact::occasion, to_string(analysis.occasion));
}

/// A word that only looks Latin is judged as what it looks like, and said to be so.
void note_disguise(Analysis& analysis) {
  for (const Unit& unit : analysis.units) {
    if (unit.scope == Scope::quoted) continue;
    const std::string_view text = unit.part == "subject" ? std::string_view(*analysis.document->message().subject) : analysis.document->text();
    const auto word = text::disguised_word(text, unit.span);
    if (!word) continue;
    analysis.notes.push_back("\"" + text::one_line(word->of(text), 60) + "\" has letters of another script that look Latin; it was read as what it looks like");
    return;
  }
}

}  // namespace

Analysis analyse(const Document& document, const Vocabulary& vocabulary, const relationship::Tables& tables, const Stated& stated) {
  Analysis analysis;
  analysis.document = &document;
  analysis.vocabulary = &vocabulary;
  analysis.tables = &tables;
  analysis.near_copy = stated.circumstances.near_copy;
  analysis.tie = stated.circumstances.tie;
  if (stated.memory != nullptr) stated.memory->begin(vocabulary);
  analysis.units = make_units(document, stated.memory);
  note_disguise(analysis);
  analysis.facts.set(Fact::language, vocabulary.language);
  analysis.facts.set(Fact::is_template, stated.read_as_template || document.message().is_template);
  read_people(analysis, vocabulary.mailboxes);
  read_tie(analysis, stated.circumstances.tie);
  thread_local text::Searcher searcher;  // its memory serves message after message
  find_acts(analysis, searcher, stated);
  if (stated.basis == Basis::patterns_and_weights) weigh_sentences(analysis, searcher);
  measure_focus(analysis, searcher, stated.deadline);
  decide_stage(analysis, stated);
  collect_asks(analysis);
  decide_occasion(analysis);
  weigh_asks(analysis);
  return analysis;
}

}  // namespace outlint::analysis
