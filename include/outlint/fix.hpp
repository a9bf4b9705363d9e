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

/// Something that was asked and is not asked any more: it outweighed the tie, and is kept for when it does not.
struct Later {
  std::string ask;    ///< its kind
  std::string words;  ///< the sender's own, on one line
};

/// The draft after its edits. `message` is whole: text, subject, recipients, attachments.
struct Outcome {
  Message message;
  std::vector<Edit> edits;  ///< all that was applied in the first round, sorted, indexing the original
  std::vector<AppliedFix> applied;
  std::vector<SkippedFix> skipped;
  std::vector<Later> later;
  Report report;            ///< of the message after the last round
};

/// Applies the compatible suggestions in rounds until nothing changes, then mends the order of what is cold outreach:
/// the reader first, the ask last. Errors are mended before warnings, then in the order of the report, each by the
/// first of its suggestions that promises enough, overlaps none taken before, ends the finding, brings no other one,
/// and leaves the sender something to say. What is not mended is in `skipped` with the reason. Deterministic; never fails.
OUTLINT_API Outcome apply_fixes(const Document& document, const Linter& linter, const FixOptions& options = {});

/// The text of a part after edits of that part. Edits are sorted and disjoint; others are ignored.
OUTLINT_API std::string apply_edits(std::string_view text, std::string_view part, const std::vector<Edit>& edits);

}  // namespace outlint
