// SPDX-License-Identifier: Apache-2.0
// What linting gives: findings with exact places, what was understood, and what to do.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/export.h>
#include <outlint/relationship.hpp>
#include <outlint/span.hpp>

namespace outlint {

enum class Severity { warning, error };
/// What a suggestion promises: `safe` changes nothing said; `suggested` keeps the meaning but changes weight or
/// voice; `needs_input` leaves a slot `⟦…⟧` that only the sender can fill.
enum class Applicability { needs_input, suggested, safe };
enum class Verdict { send, revise, hold };
enum class Occasion { outreach, other };

/// Users' spelling (`needs-input`); static views, as for all enumerations here. Thread-safe.
OUTLINT_API std::string_view to_string(Severity severity);
OUTLINT_API std::string_view to_string(Applicability applicability);
OUTLINT_API std::string_view to_string(Verdict verdict);
OUTLINT_API std::string_view to_string(Occasion occasion);
OUTLINT_API std::optional<Severity> severity_from_string(std::string_view word);
OUTLINT_API std::optional<Applicability> applicability_from_string(std::string_view word);

/// Replaces one span by a text: inserts where the span is empty, deletes where the text is.
/// On part `attachment:N` with an empty text it drops that file; on `header:To` it rewrites that header.
struct Edit {
  Place place;
  std::string replacement;
};

/// One way to mend a finding: edits that are sorted and disjoint.
struct Suggestion {
  std::string title;  ///< what to do, an ordinary sentence
  Applicability applicability = Applicability::suggested;
  std::vector<Edit> edits;
};

/// Words that belong to a finding beside its own.
struct Related {
  std::string message;
  std::optional<Place> place;
};

/// A finding.
struct Diagnostic {
  std::string rule;  ///< `family/rule`
  Severity severity = Severity::warning;
  std::string message;  ///< what
  std::string why;      ///< the reason
  int points = 0;       ///< what it takes off the score; negative
  std::optional<Place> place;  ///< nothing where no words carry the finding
  std::vector<Related> related;
  std::vector<Suggestion> suggestions;  ///< ordered by how little they change

  /// The part of `rule` before the slash.
  [[nodiscard]] std::string_view family() const { return std::string_view(rule).substr(0, rule.find('/')); }
};

/// Something the draft does well (taxonomy, section 5).
struct Sign {
  std::string sign;
  int points = 0;  ///< what it adds to the score
  std::optional<Place> place;
};

/// Measures of the sender's own prose. Shares are of `sentences`, 0 to 1.
struct Measures {
  std::size_t words = 0;      ///< of the prose text (greeting and own)
  std::size_t sentences = 0;  ///< that are judged for focus
  double about_sender = 0;
  double about_recipient = 0;
  std::size_t questions = 0;
};

/// What would come before the draft, where the tie does not carry what it wants. From the ruleset's data.
struct Plan {
  std::string rule;   ///< the finding that it answers
  std::string first;  ///< a small first message to this person now; what only the sender knows is a slot `⟦…⟧`
  std::string give;   ///< what to give, an ordinary sentence
  std::string fair;   ///< when the ask becomes fair, an ordinary sentence
};

/// All that was found in one message. A value.
struct Report {
  std::string id, source;
  std::string language;  ///< `en`; `und` where it cannot be told
  Verdict verdict = Verdict::send;
  int score = 100;       ///< 100 plus the points shown, kept within 0 to 100
  Occasion occasion = Occasion::other;
  std::string occasion_evidence;
  Relationship relationship;
  std::vector<Ask> asks;                ///< in the order of the text
  std::vector<Diagnostic> diagnostics;  ///< by part (none, subject, header, body, attachment), start, rule
  std::vector<Sign> signs;
  std::optional<Plan> plan;
  Measures measures;
  std::vector<std::string> notes;
};

}  // namespace outlint
