// SPDX-License-Identifier: Apache-2.0
// The verb: understand a document once, ask every rule, sum up.
#include <algorithm>

#include <outlint/linter.hpp>

#include "engine/arrange.hpp"
#include "engine/ask_history.hpp"
#include "engine/describe.hpp"
#include "engine/explain.hpp"
#include "engine/lint.hpp"
#include "engine/pack_of.hpp"
#include "engine/plan.hpp"
#include "engine/stretch.hpp"
#include "engine/suggest.hpp"
#include "engine/suppress.hpp"
#include "ruleset/compiler.hpp"
#include "ruleset/pack.hpp"

namespace outlint {
namespace {

bool named(const std::vector<std::string>& globs, const std::string& rule) {
  return std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
    return ruleset::glob_matches(glob, rule) || ruleset::glob_matches(glob + "/*", rule);
  });
}

bool wanted(const std::string& rule, const LintOptions& options) {
  return (options.select.empty() || named(options.select, rule)) && !named(options.ignore, rule);
}

std::optional<Severity> severity_of(const rules::Rule& rule, const rules::Finding& finding, const analysis::Analysis& analysis) {
  for (const rules::SeverityCase& each : rule.severity) {
    if (finding.over >= each.over && holds(each.when, analysis)) return each.severity;
  }
  return std::nullopt;
}

/// Findings of one rule in one message: whoever has so many looks at no more, and each of them looks at the whole message.
constexpr std::size_t most_findings = 200;

void run_rule(const rules::Rule& rule, const analysis::Analysis& analysis, const relationship::Tables& tables, Report& report) {
  if (!holds(rule.when, analysis)) return;
  std::size_t said = 0;
  for (const rules::Finding& finding : rule.matcher->find(analysis)) {
    const auto severity = severity_of(rule, finding, analysis);
    if (!severity) continue;
    if (++said > most_findings) {
      report.notes.push_back(rule.id + " has more than " + std::to_string(most_findings) + " findings; the others are not told");
      break;
    }
    Diagnostic diagnostic;
    diagnostic.rule = rule.id;
    diagnostic.severity = *severity;
    diagnostic.message = engine::filled(rule.message, finding, analysis);
    diagnostic.why = rule.why;
    diagnostic.points = *severity == Severity::error ? tables.error_points : tables.warning_points;
    diagnostic.place = finding.place;
    for (const std::string& note : finding.notes) diagnostic.related.push_back({note, std::nullopt});
    diagnostic.suggestions = engine::suggest(rule, finding, analysis);
    report.diagnostics.push_back(std::move(diagnostic));
  }
}

/// Why the rule spoke or was silent, in one line.
std::string explained(const rules::Rule& rule, bool asked, const analysis::Analysis& analysis, std::size_t findings) {
  if (!asked) return rule.id + ": silent, switched off";
  if (const std::string why = engine::why_not(rule.when, analysis); !why.empty()) return rule.id + ": silent, " + why;
  if (findings == 0) return rule.id + ": silent, " + engine::why_nothing(rule, analysis);
  return rule.id + ": speaks " + std::to_string(findings) + (findings == 1 ? " time" : " times");
}

void find_signs(const LanguagePack& pack, const analysis::Analysis& analysis, const relationship::Tables& tables, Report& report) {
  for (const rules::SignRule& rule : pack.signs) {
    if (!holds(rule.when, analysis)) continue;
    const auto act = std::find_if(analysis.acts.begin(), analysis.acts.end(), [&](const analysis::Act& each) {
      return each.live() && std::find(rule.acts.begin(), rule.acts.end(), each.definition) != rule.acts.end();
    });
    if (!rule.acts.empty() && act == analysis.acts.end()) continue;
    Sign sign;
    sign.sign = rule.id;
    sign.points = tables.sign_points.at(rule.id);
    if (!rule.acts.empty()) sign.place = analysis.match_place(*act);
    report.signs.push_back(std::move(sign));
  }
}

/// None, subject, header, body, attachment.
int rank_of(const std::optional<Place>& place) {
  if (!place) return 0;
  if (place->part == "subject") return 1;
  if (place->part.starts_with("header")) return 2;
  return place->part.starts_with("attachment") ? 4 : 3;
}

bool in_order(const Diagnostic& a, const Diagnostic& b) {
  const Place none;
  const Place& left = a.place ? *a.place : none;
  const Place& right = b.place ? *b.place : none;
  return std::forward_as_tuple(rank_of(a.place), left.part, left.span.start, a.rule, left.span.end) <
         std::forward_as_tuple(rank_of(b.place), right.part, right.span.start, b.rule, right.span.end);
}

void sum_up(Report& report) {
  std::stable_sort(report.diagnostics.begin(), report.diagnostics.end(), in_order);
  int score = 100;
  report.verdict = Verdict::send;
  for (const Diagnostic& diagnostic : report.diagnostics) {
    score += diagnostic.points;
    const Verdict asked = diagnostic.severity == Severity::error ? Verdict::hold : Verdict::revise;
    report.verdict = std::max(report.verdict, asked);
  }
  for (const Sign& sign : report.signs) score += sign.points;
  report.score = std::clamp(score, 0, 100);
}

analysis::Analysis understood(const Document& document, const LanguagePack& language, const Pack& pack, const LintOptions& options,
                              const Circumstances& circumstances, std::vector<std::string>& notes, engine::Memory* memory,
                              analysis::Deadline* deadline) {
  const auto stage = options.stage ? options.stage : engine::settings_for(document.message(), options.recipients).stage;
  Circumstances known = circumstances;
  if (!known.tie) known.tie = engine::ask_history(document, options, notes);
  const analysis::Stated stated{stage, options.read_as_template, options.today, std::move(known), memory == nullptr ? nullptr : &memory->sentences, deadline};
  return analysis::analyse(document, language.vocabulary, pack.tables, stated);
}

}  // namespace

std::vector<Edit> engine::mend_order(const Document& document, const Linter& linter) {
  const Pack& pack = *linter.ruleset().pack();
  const LanguagePack* language = pack_for(language_of(document, pack), pack);
  if (language == nullptr) return {};
  std::vector<std::string> notes;
  const analysis::Analysis analysis = understood(document, *language, pack, linter.options(), Circumstances(), notes, nullptr, nullptr);
  std::vector<Edit> edits = lead_with_reader(analysis);
  if (edits.empty()) edits = ask_last(analysis);
  tidy(document.text(), edits);
  return edits;
}

Linter::Linter(Ruleset ruleset, LintOptions options) : ruleset_(std::move(ruleset)), options_(std::move(options)) {}

Report Linter::lint(const Document& document) const { return lint(document, Circumstances()); }

Report Linter::lint(const Document& document, const Circumstances& circumstances) const {
  return engine::lint(*this, document, circumstances, nullptr);
}

Report engine::lint(const Linter& linter, const Document& document, const Circumstances& circumstances, Memory* memory) {
  const Pack& pack = *linter.ruleset().pack();
  const LintOptions& options = linter.options();
  analysis::Deadline deadline(options.deadline);
  Report report;
  report.id = document.message().id;
  report.source = document.message().source;
  report.notes = document.message().notes;
  report.language = engine::language_of(document, pack, memory);
  const LanguagePack* language = engine::pack_for(report.language, pack);
  if (language == nullptr) {
    report.notes.push_back("no rules for the language of this draft (" + report.language + "); nothing was judged");
    report.occasion_evidence = "not judged";
    return report;
  }
  const engine::ForRecipient recipient = engine::settings_for(document.message(), options.recipients);
  const analysis::Analysis analysis = understood(document, *language, pack, options, circumstances, report.notes, memory, &deadline);
  report.occasion = analysis.occasion;
  report.occasion_evidence = analysis.occasion_evidence;
  report.relationship = analysis.relationship;
  for (const analysis::FoundAsk& ask : analysis.asks) report.asks.push_back(ask.ask);
  report.measures = analysis.measures;
  report.notes.insert(report.notes.end(), analysis.notes.begin(), analysis.notes.end());
  for (const rules::Rule& rule : language->rules) {
    if (deadline.passed()) {
      report.notes.emplace_back("the deadline passed before all rules were asked");
      break;
    }
    const bool asked = !rule.off && wanted(rule.id, options) && !named(recipient.ignore, rule.id);
    const std::size_t before = report.diagnostics.size();
    if (asked) run_rule(rule, analysis, pack.tables, report);
    if (options.explain_match) report.notes.push_back(explained(rule, asked, analysis, report.diagnostics.size() - before));
  }
  if (options.explain_match) {
    for (const auto& told : {engine::weighed(analysis), engine::set_aside(analysis)}) report.notes.insert(report.notes.end(), told.begin(), told.end());
  }
  find_signs(*language, analysis, pack.tables, report);
  engine::suppress(document, options, report);
  sum_up(report);
  report.plan = engine::plan_for(language->plans, analysis, report.diagnostics);
  return report;
}

}  // namespace outlint
