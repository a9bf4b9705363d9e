// SPDX-License-Identifier: Apache-2.0
// Rounds of linting and mending until nothing changes, and the order of what is left.
#include <iterator>

#include <outlint/fix.hpp>

#include "rewrite/round.hpp"

namespace outlint {
namespace {

constexpr int order_steps = 3;

}  // namespace

Outcome apply_fixes(const Document& document, const Linter& linter, const FixOptions& options) {
  Outcome outcome;
  Document draft = document;
  for (int round = 0; round < options.rounds; ++round) {
    rewrite::Round chosen = rewrite::choose_fixes(draft, linter, options.applicability);
    outcome.skipped = std::move(chosen.skipped);
    if (chosen.edits.empty()) break;
    std::move(chosen.applied.begin(), chosen.applied.end(), std::back_inserter(outcome.applied));
    draft = Document(rewrite::edited(draft.message(), chosen.edits));
    if (round == 0) outcome.edits = std::move(chosen.edits);
  }
  for (int step = 0; step < order_steps && !outcome.applied.empty(); ++step) {
    const std::vector<Edit> edits = rewrite::choose_order(draft, linter, options.applicability);
    if (edits.empty()) break;
    draft = Document(rewrite::edited(draft.message(), edits));
  }
  outcome.message = draft.message();
  outcome.later = rewrite::asks_for_later(linter.lint(document), document, outcome.message);
  outcome.report = linter.lint(draft);
  return outcome;
}

}  // namespace outlint
