// SPDX-License-Identifier: Apache-2.0
// Rounds of linting and mending until nothing changes, and the order of what is left.
#include <iterator>

#include <outlint/fix.hpp>

#include "rewrite/round.hpp"

namespace outlint {
namespace {

constexpr int order_steps = 3;  // a step may make way for another suggestion, which the next round has

}  // namespace

Outcome apply_fixes(const Document& document, const Linter& linter, const FixOptions& options) {
  if (linter.options().deadline) {  // what half a report leaves out would seem to be mended
    LintOptions patient = linter.options();
    patient.deadline.reset();
    return apply_fixes(document, Linter(linter.ruleset(), std::move(patient)), options);
  }
  Outcome outcome;
  Document draft = document;
  bool orders = false;
  for (int round = 0, steps = 0; round < options.rounds && steps <= order_steps;) {
    rewrite::Round chosen = rewrite::choose_fixes(draft, linter, options.applicability);
    outcome.skipped = std::move(chosen.skipped);
    const bool mends = !chosen.edits.empty();
    orders = orders || chosen.orders;
    if (!mends && orders) chosen.edits = rewrite::choose_order(draft, linter, options.applicability);
    if (chosen.edits.empty()) break;
    ++(mends ? round : steps);
    std::move(chosen.applied.begin(), chosen.applied.end(), std::back_inserter(outcome.applied));
    draft = Document(rewrite::edited(draft.message(), chosen.edits));
    if (round == 1 && steps == 0) outcome.edits = std::move(chosen.edits);
  }
  outcome.message = draft.message();
  outcome.later = rewrite::asks_for_later(linter.lint(document), document, outcome.message);
  outcome.report = linter.lint(draft);
  return outcome;
}

}  // namespace outlint
