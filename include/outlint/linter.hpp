// SPDX-License-Identifier: Apache-2.0
// The verb: a document and a ruleset in, a report out.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <outlint/config.hpp>
#include <outlint/document.hpp>
#include <outlint/export.h>
#include <outlint/report.hpp>
#include <outlint/ruleset.hpp>
#include <outlint/tie.hpp>

namespace outlint {

/// A finding that the sender has looked at and dismissed.
struct Suppression {
  std::string rule;    ///< a glob over rule ids
  std::string words;   ///< `suppression_key` of the words meant; empty: wherever it is found
  std::string draft;   ///< the file name of the draft it was said of; empty: any
  std::string origin;  ///< where it was said, for the note on unused ones: `drafts/.outlint-ignored:3`
};

/// The key under which "not this one" is remembered: it holds as long as the rule and the sentence stay the same,
/// whatever changes elsewhere. Of a finding without words, the rule alone.
OUTLINT_API std::string suppression_key(const Document& document, const Diagnostic& diagnostic);

/// How a linter judges; what is left empty is not stated.
struct LintOptions {
  std::optional<Stage> stage;       ///< stated by the caller: beats the message's own context, history and words
  std::vector<std::string> select;  ///< globs over rule ids; empty means all
  std::vector<std::string> ignore;  ///< globs over rule ids
  std::vector<RecipientSetting> recipients;  ///< stages and ignored rules by the recipient's address; a stated stage beats them
  std::vector<Suppression> suppressions;     ///< beside the draft's own `X-Outlint-Ignore` header; unused ones are noted
  bool read_as_template = false;    ///< placeholders read as filled in
  std::string today;                ///< `YYYY-MM-DD`; empty: the draft's Date, else unknown
  TieLookup ties;                   ///< a store to ask where the circumstances tell no tie; none: rules on history are silent
  /// How long a lint may take, by the clock; none: as long as it needs, the same on every machine. When it has passed, the
  /// report holds what is known by then, and its notes say what was left out. Redrafts know no deadline.
  std::optional<std::chrono::milliseconds> deadline;
  bool explain_match = false;       ///< fill `Report::notes` with why each rule spoke or did not
};

/// A ruleset with its options. Immutable and cheap to copy; one may serve many threads at once.
class OUTLINT_API Linter {
 public:
  explicit Linter(Ruleset ruleset, LintOptions options = {});

  /// Judges a document. Never fails, never throws; the same input gives the same report (but for a deadline).
  [[nodiscard]] Report lint(const Document& document) const;
  /// The same with what is known beside the draft's words: a near-copy in its batch, the tie in a store of past mail.
  [[nodiscard]] Report lint(const Document& document, const Circumstances& circumstances) const;

  [[nodiscard]] const Ruleset& ruleset() const { return ruleset_; }
  [[nodiscard]] const LintOptions& options() const { return options_; }

 private:
  Ruleset ruleset_;
  LintOptions options_;
};

}  // namespace outlint
