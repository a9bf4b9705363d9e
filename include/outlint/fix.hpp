// SPDX-License-Identifier: Apache-2.0
// Applying suggestions to a message.
#pragma once

#include <string>
#include <vector>

#include <outlint/document.hpp>
#include <outlint/export.h>
#include <outlint/linter.hpp>
#include <outlint/report.hpp>

namespace outlint {

/// How far fixing goes.
struct FixOptions {
  Applicability applicability = Applicability::suggested;  ///< the least promise that is applied
  int rounds = 5;                                          ///< lint, apply, lint again, at the most
};

/// A suggestion that was or was not applied.
struct AppliedFix {
  std::string rule;
  Suggestion suggestion;
};
/// A suggestion that was not applied, and why.
struct SkippedFix {
  std::string rule;
  std::string reason;
};

/// The draft after its edits. `message` is whole: text, subject, recipients, attachments.
struct Outcome {
  Message message;
  std::vector<Edit> edits;  ///< all that was applied in the first round, sorted, indexing the original
  std::vector<AppliedFix> applied;
  std::vector<SkippedFix> skipped;
  Report report;            ///< of the message after the last round
};

/// Applies the compatible suggestions in rounds until nothing changes. Of two that overlap, the one of the
/// earlier finding is applied and the other reported as skipped. Deterministic; never fails.
OUTLINT_API Outcome apply_fixes(const Document& document, const Linter& linter, const FixOptions& options = {});

/// The text of a part after edits of that part. Edits are sorted and disjoint; others are ignored.
OUTLINT_API std::string apply_edits(std::string_view text, std::string_view part, const std::vector<Edit>& edits);

}  // namespace outlint
