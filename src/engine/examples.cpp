// SPDX-License-Identifier: Apache-2.0
#include "engine/examples.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include <outlint/fix.hpp>
#include <outlint/linter.hpp>
#include <outlint/read.hpp>

#include "analysis/analysis.hpp"
#include "ruleset/pack.hpp"

namespace outlint::engine {
namespace {

bool in_order(const Place& left, const Place& right) { return std::tie(left.part, left.span) < std::tie(right.part, right.span); }

std::vector<Place> sorted(std::vector<Place> places) {
  std::sort(places.begin(), places.end(), in_order);
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

/// What an example says, judged.
struct Seen {
  bool spoke = false;
  bool exact = true;  // whether the places are ones that people are shown
  std::vector<Place> places;
  std::optional<std::string> fixed;  // the body after the first suggestion that has edits
};

Seen see_rule(const Document& document, const Report& report, const std::string& rule) {
  Seen seen;
  for (const Diagnostic& diagnostic : report.diagnostics) {
    if (diagnostic.rule != rule) continue;
    seen.spoke = true;
    if (diagnostic.place) seen.places.push_back(*diagnostic.place);
    for (const Suggestion& suggestion : diagnostic.suggestions) {
      if (!seen.fixed && !suggestion.edits.empty()) seen.fixed = apply_edits(document.text(), "body", suggestion.edits);
    }
  }
  return seen;
}

/// An act is looked for in every language that defines it: its examples need not be long enough to tell theirs.
Seen see_act(const Pack& pack, const Document& document, const std::string& id) {
  Seen seen;
  for (const auto& [name, language] : pack.by_language) {
    const auto& definitions = language.vocabulary.acts;
    const bool known = std::any_of(definitions.begin(), definitions.end(), [&](const auto& each) { return each.id == id; });
    if (!known) continue;
    analysis::Stated stated;
    stated.basis = analysis::Basis::patterns;  // The examples of an act are the proof of its patterns.
    const analysis::Analysis analysis = analysis::analyse(document, language.vocabulary, pack.tables, stated);
    for (const analysis::Act& act : analysis.acts) {
      const analysis::ActDefinition& definition = definitions[act.definition];
      if (definition.id != id || !act.live()) continue;
      seen.spoke = true;
      seen.exact = !definition.ask.empty();
      seen.places.push_back(definition.ask.empty() ? analysis.match_place(act) : analysis.clause_place(act));
    }
  }
  return seen;
}

}  // namespace

std::string owner_of(const RuleExample& example) {
  const std::size_t number = example.name.rfind('/');
  const std::size_t kind = number == std::string::npos ? number : example.name.rfind('/', number - 1);
  return example.name.substr(0, kind);
}

Result<Message> example_message(const RuleExample& example) {
  ReadOptions options;
  options.input = InputKind::json;
  Result<Message> message = failure("holds no message");
  read_bytes(example.message, example.name, options, [&](Result<Record> record) {
    if (record) message = std::move(record->message);
    else message = Failure{std::move(record).error()};
    return false;
  });
  return message;
}

namespace {

/// Of an ask, and of a finding, the exact words are shown and count. Of any other act only where it stands does.
bool same_places(const Seen& seen, const RuleExample& example) {
  if (seen.exact) return sorted(seen.places) == sorted(example.expected);
  const auto all_touched = [](const std::vector<Place>& places, const std::vector<Place>& by) {
    return std::all_of(places.begin(), places.end(), [&](const Place& one) {
      return std::any_of(by.begin(), by.end(), [&](const Place& two) { return one.part == two.part && one.span.overlaps(two.span); });
    });
  };
  return all_touched(seen.places, example.expected) && all_touched(example.expected, seen.places);
}

/// What else came out otherwise than told, in words.
std::string otherwise(const ExpectedJudgement& judged, const Report& report, const std::string& rule) {
  if (judged.occasion && report.occasion != *judged.occasion) return fmt::format("is judged as {}", to_string(report.occasion));
  const Stage stage = report.relationship.stage;
  if (judged.stage && stage != *judged.stage) return fmt::format("is judged as written to a tie that is {}", to_string(stage));
  for (const Diagnostic& diagnostic : report.diagnostics) {
    if (!judged.severity || diagnostic.rule != rule || diagnostic.severity == *judged.severity) continue;
    return fmt::format("is judged with the severity {}", to_string(diagnostic.severity));
  }
  return "";
}

std::string judged(const RuleExample& example, const Seen& seen) {
  if (!example.flags) return seen.spoke ? "speaks where it has to stay silent" : "";
  if (!seen.spoke) return "stays silent where it has to speak";
  if (!example.expected.empty() && !same_places(seen, example)) return "speaks of other words than the marked ones";
  if (example.fixed && seen.fixed != example.fixed) return "its first suggestion gives another text than \"fixed\"";
  return "";
}

}  // namespace

ExampleOutcome run_example(const Ruleset& ruleset, const RuleExample& example) {
  ExampleOutcome outcome;
  Result<Message> message = example_message(example);
  if (!message) {
    outcome.reason = "is no message: " + message.error().front().message;
    return outcome;
  }
  const Document document(*std::move(message));
  const std::string owner = owner_of(example);
  const bool is_rule = ruleset.find(owner) != nullptr;
  Report report;
  if (is_rule || example.judged != ExpectedJudgement{}) report = Linter(ruleset).lint(document, {std::nullopt, example.tie});
  const Seen seen = is_rule ? see_rule(document, report, owner) : see_act(*ruleset.pack(), document, owner);
  outcome.reason = judged(example, seen);
  if (outcome.reason.empty()) outcome.reason = otherwise(example.judged, report, owner);
  outcome.found = sorted(seen.places);
  outcome.message = document.message();
  return outcome;
}

std::string with_marks(std::string_view text, std::string_view part, const std::vector<Place>& places) {
  std::string out;
  std::size_t at = 0;
  for (const Place& place : sorted(places)) {
    if (place.part != part || place.span.start < at || place.span.end > text.size()) continue;
    out.append(text, at, place.span.start - at).append("[[").append(place.span.of(text)).append("]]");
    at = place.span.end;
  }
  return out.append(text.substr(at));
}

}  // namespace outlint::engine
