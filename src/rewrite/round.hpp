// SPDX-License-Identifier: Apache-2.0
// One round of mending: the suggestions of a report that go together, chosen by trying each of them.
#pragma once

#include <string>
#include <vector>

#include <outlint/fix.hpp>

namespace outlint::rewrite {

/// What a round chose.
struct Round {
  std::vector<Edit> edits;  ///< sorted and disjoint, indexing the document
  std::vector<AppliedFix> applied;
  std::vector<SkippedFix> skipped;
  bool orders = false;  ///< cold outreach that is mended: its order may be mended next
};

/// The edits that go together and keep the promise of `apply_fixes`.
Round choose_fixes(const Document& document, const Linter& linter, Applicability least);

/// The step towards the order of a redraft that brings no finding; none where there is none. For drafts of which a
/// round said so.
std::vector<Edit> choose_order(const Document& document, const Linter& linter, Applicability least);

/// A message with edits made in body, subject and files. Offsets into the raw input mean nothing for it any more.
Message edited(const Message& message, const std::vector<Edit>& edits);

/// What the draft asked above what the tie carries, and does not ask any more after the redraft.
std::vector<Later> asks_for_later(const Report& report, const Document& before, const Message& after);

}  // namespace outlint::rewrite
