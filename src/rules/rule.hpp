// SPDX-License-Identifier: Apache-2.0
// A compiled rule: shared policy and speech around the one seam, its matcher.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <outlint/report.hpp>

#include "analysis/analysis.hpp"

namespace outlint::rules {

/// What a matcher found: a place and the words its message may name; no prose.
struct Finding {
  std::optional<Place> place;
  std::optional<std::size_t> act;         ///< index into the analysis' acts
  std::optional<std::size_t> attachment;  ///< index into the message's attachments
  int over = 0;                           ///< by how much a limit is passed, where the severity grows with it
  std::vector<std::pair<std::string, std::string>> captures;  ///< `{limit}` and the like
};

/// The seam: one class for each kind of rule. Const and thread-safe.
class Matcher {
 public:
  virtual ~Matcher() = default;
  [[nodiscard]] virtual std::vector<Finding> find(const analysis::Analysis& analysis) const = 0;
};

/// The stretch that an edit is about.
enum class Target { match, clause, sentence, paragraph, subject, attachment };

/// Where an insertion goes.
enum class Position { after_greeting, before_sign_off, after_sentence };

/// One edit of a suggestion, before it meets a message.
struct EditTemplate {
  enum class Verb { replace, remove, insert, drop };
  Verb verb = Verb::replace;
  Target target = Target::match;
  Position position = Position::before_sign_off;
  std::string words;              ///< may name captures
  std::vector<std::size_t> of;    ///< acts whose place is meant instead of the finding's; skipped where none occurs
  bool every = false;             ///< all of the acts named by `of`, not the first alone
};

struct SuggestionTemplate {
  std::string title;
  Applicability applicability = Applicability::suggested;
  std::vector<EditTemplate> edits;
  analysis::Condition when;
};

/// How severe a finding is: the first case that holds decides; none, and the rule is silent.
struct SeverityCase {
  Severity severity = Severity::warning;
  int over = 0;                   ///< holds where the finding is over by at least this much
  analysis::Condition when;
};

struct Rule {
  std::string id;
  std::string message, why;
  std::vector<SeverityCase> severity;
  bool off = false;               ///< a configuration says so
  analysis::Condition when;
  std::vector<SuggestionTemplate> suggestions;
  std::shared_ptr<const Matcher> matcher;
};

/// A good sign: acts or a condition that raise the score.
struct SignRule {
  std::string id;
  std::vector<std::size_t> acts;
  analysis::Condition when;
};

}  // namespace outlint::rules
