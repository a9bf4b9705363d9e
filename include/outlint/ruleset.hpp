// SPDX-License-Identifier: Apache-2.0
// The rules, their catalogue, and the configuration that shapes them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <outlint/export.h>
#include <outlint/report.hpp>
#include <outlint/result.hpp>
#include <outlint/tie.hpp>

namespace outlint {

/// What has to come out of an example beside its marks; what is not told may be anything.
struct ExpectedJudgement {
  std::optional<Severity> severity;  ///< of each finding of the rule
  std::optional<Occasion> occasion;
  std::optional<Stage> stage;

  bool operator==(const ExpectedJudgement&) const = default;
};

/// An example that a rule carries and `outlint test` runs.
struct RuleExample {
  std::string name;      ///< `premature-ask/referral/flags/1`
  std::string message;   ///< message JSON, without the `[[ ]]` marks in its text and subject
  std::vector<Place> expected;  ///< spans that were marked; empty where any span will do
  bool flags = true;     ///< whether the rule has to speak
  std::optional<std::string> fixed;  ///< the text after the first suggestion
  std::optional<TieFacts> tie;       ///< what a store of past mail tells, where the example says so
  ExpectedJudgement judged;
  std::string file;
  std::size_t line = 0;
};

/// What the catalogue says of a rule.
struct RuleInfo {
  std::string id, family, language, kind;  ///< kind: `ask`, `phrase`, `measure`, …
  std::string summary, why, source, message;
  std::string severity;                    ///< `warning`, `error`, or how it grows: `warning, error from 2 over`
  std::string status, since;
  std::vector<std::string> suggestions;    ///< their titles
  std::vector<RuleExample> examples;
  std::string file;                        ///< where it was read from
};

/// One change to the pack, from a configuration, with its place for error messages.
struct Override {
  enum class Kind {
    severity,  ///< `key` a glob over rule ids, `values` one of `warning`, `error`, `off`
    limit,     ///< `key` a rule with limits (kind measure, people, history), `values` a number
    weight,    ///< `key` a kind of ask, `values` a whole number
    credit,    ///< `key` a stage, `values` a whole number
    points,    ///< `key` `error`, `warning` or a good sign, `values` a whole number
    lexicon,   ///< `key` a lexicon, `values` words and patterns added to it
  };
  Kind kind = Kind::severity;
  std::string key;
  std::vector<std::string> values;
  Problem place;  ///< file, line, column and excerpt of the setting
};

/// What a ruleset is made of.
struct RulesetOptions {
  std::vector<std::string> rule_folders;  ///< the user's own, laid over the built-in pack
  bool builtin = true;                    ///< whether the embedded pack is there
  std::vector<Override> overrides;        ///< in their order, the last wins
};

class Pack;  // compiled rules, acts, lexicons, tables; internal

/// An ordered, compiled, immutable set of rules. Cheap to copy; share it between threads.
class OUTLINT_API Ruleset {
 public:
  /// The pack that is built in. Never fails: the build has checked it.
  static Ruleset builtin();
  /// The pack laid over with the user's folders. On failure all problems of all files, by file and place.
  static Result<Ruleset> load(const RulesetOptions& options);

  /// All rules, by id. The view lives as long as the ruleset.
  [[nodiscard]] const std::vector<RuleInfo>& rules() const;
  /// One rule, or null.
  [[nodiscard]] const RuleInfo* find(std::string_view id) const;
  /// Examples of the acts and lexicons, which are tested as rules are.
  [[nodiscard]] const std::vector<RuleExample>& act_examples() const;

  /// For the library itself.
  [[nodiscard]] const std::shared_ptr<const Pack>& pack() const { return pack_; }
  explicit Ruleset(std::shared_ptr<const Pack> pack) : pack_(std::move(pack)) {}

 private:
  std::shared_ptr<const Pack> pack_;
};

}  // namespace outlint
