// SPDX-License-Identifier: Apache-2.0
// A draft in its file while it is mended: read, changed inside its encoding, read again.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <outlint/fix.hpp>
#include <outlint/read.hpp>
#include <outlint/result.hpp>

namespace outlint::cli {

/// One input while it is mended.
struct Draft {
  std::string name;                     ///< the path, or `-`
  std::string before, after;            ///< its bytes
  std::string text_before, text_after;  ///< of the body, for a diff where the bytes cannot be edited
  std::vector<AppliedFix> applied;
  std::vector<SkippedFix> skipped;
  std::vector<Later> later;             ///< what was asked and is not any more
  std::optional<Plan> plan;             ///< of the draft as it was
  Problems problems;
};

/// A problem of the draft, for `Draft::problems`.
Problem problem_of(const Draft& draft, std::string message, std::string hint = {});

/// Reads the bytes of a file, or of standard input for `-`.
Result<Draft> open_draft(const std::string& input);

/// The messages in the draft's bytes, as they are after its changes.
Result<std::vector<Message>> messages_of(const Draft& draft, ReadOptions reading);

/// The bytes of a draft that holds this message alone, with edits in it; or why they cannot be made there.
Result<std::string> with_edits(const Draft& draft, const Message& message, const std::vector<Edit>& edits);

/// Mends every message of the draft in rounds: `after`, and what was done and left.
void mend(Draft& draft, const ReadOptions& reading, const Linter& linter, Applicability least);

}  // namespace outlint::cli
