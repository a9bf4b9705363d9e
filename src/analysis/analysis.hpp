// SPDX-License-Identifier: Apache-2.0
// What was understood of one message; rules read it and find nothing out for themselves.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <outlint/document.hpp>
#include <outlint/relationship.hpp>
#include <outlint/report.hpp>
#include <outlint/tie.hpp>

#include "analysis/act.hpp"
#include "analysis/deadline.hpp"
#include "analysis/facts.hpp"
#include "analysis/memory.hpp"
#include "analysis/units.hpp"
#include "analysis/vocabulary.hpp"
#include "relationship/tables.hpp"

namespace outlint::analysis {

/// An ask and the act that makes it.
struct FoundAsk {
  Ask ask;
  std::size_t act = 0;
};

/// What acts may rest on.
enum class Basis { patterns_and_weights, patterns };

/// What the caller states beside the message.
struct Stated {
  std::optional<Stage> stage;
  bool read_as_template = false;
  std::string today;
  Circumstances circumstances;
  Memory* memory = nullptr;  ///< of drafts that are judged again and again; null for none
  Deadline* deadline = nullptr;  ///< null for none
  Basis basis = Basis::patterns_and_weights;
};

/// An act that the words of a sentence tell of, or speak against, and why; for those who ask.
struct WeighedAct {
  std::size_t unit = 0, act = 0;
  int percent = 0;       ///< how sure
  std::string of_class;
  std::vector<std::pair<std::string, int>> reasons;  ///< words and their weights, the heaviest first
};

/// Views into the document and the vocabulary: both outlive it.
struct Analysis {
  const Document* document = nullptr;
  const Vocabulary* vocabulary = nullptr;
  const relationship::Tables* tables = nullptr;
  std::vector<Unit> units;
  std::vector<Act> acts;                 ///< by unit, then place, then definition
  std::vector<NumberedPattern> matched;  ///< patterns that matched, whatever became of the acts; for those who write them
  std::vector<WeighedAct> weighed;
  std::vector<int> message_sums;         ///< by class of the weights: what the message as a whole weighs; empty without weights
  std::vector<std::size_t> occurrences;  ///< by definition: how many stand
  std::vector<FoundAsk> asks;
  Occasion occasion = Occasion::other;
  std::string occasion_evidence;
  Relationship relationship;
  Measures measures;
  std::optional<NearCopy> near_copy;
  std::optional<TieFacts> tie;  ///< nothing where no store was asked
  Facts facts;
  std::vector<std::string> notes;

  [[nodiscard]] bool occurs(std::size_t definition) const { return occurrences[definition] > 0; }
  [[nodiscard]] Place place(const Unit& unit, Span folded) const { return {unit.part, unit.original(folded)}; }
  [[nodiscard]] Place match_place(const Act& act) const { return place(units[act.unit], act.match); }
  [[nodiscard]] Place clause_place(const Act& act) const { return place(units[act.unit], act.clause); }
};

/// Understands a document by a vocabulary. Never fails.
Analysis analyse(const Document& document, const Vocabulary& vocabulary, const relationship::Tables& tables, const Stated& stated);

/// The asks among the acts, by their weight in the table, before anything is taken off, and which of them are invited.
/// Needs the facts that come before the occasion.
void collect_asks(Analysis& analysis);
/// Marks asks as owed or graceful, and sets the facts about them.
void weigh_asks(Analysis& analysis);

}  // namespace outlint::analysis
