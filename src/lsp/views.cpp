// SPDX-License-Identifier: Apache-2.0
#include "lsp/views.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "render/visible.hpp"
#include "text/utf8.hpp"

namespace outlint::lsp {
namespace {

using render::visible_line;

constexpr int error_severity = 1, warning_severity = 2;

Json related_json(const Draft& draft, const Diagnostic& diagnostic, const std::string& uri) {
  Json out = Json::array();
  for (const Related& related : diagnostic.related) {
    const auto span = related.place ? draft.span_of(*related.place) : std::nullopt;
    if (!span) continue;
    out.push_back({{"location", {{"uri", uri}, {"range", draft.positions().range(*span)}}}, {"message", visible_line(related.message)}});
  }
  return out;
}

/// Words of a draft in Markdown as they are, whatever they look like.
std::string as_markdown(std::string_view text) {
  std::string out;
  for (const char byte : visible_line(text::trimmed(text))) {
    if (std::string_view("\\`*_{}[]()<>#+-.!|~&").find(byte) != std::string_view::npos) out += '\\';
    out += byte;
  }
  return out;
}

std::string reason(const Diagnostic& diagnostic) {
  std::string out = fmt::format("**{}**: {}\n\n{}\n\n", to_string(diagnostic.severity), as_markdown(diagnostic.message), as_markdown(diagnostic.why));
  for (const Suggestion& each : diagnostic.suggestions) out += fmt::format("- {} ({})\n", as_markdown(each.title), promise(each.applicability));
  return out + fmt::format("\n`{}`, {} points", diagnostic.rule, diagnostic.points);
}

std::string counted(std::size_t count, std::string_view word) { return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s"); }

std::string summary(const Report& report) {
  std::size_t errors = 0;
  for (const Diagnostic& each : report.diagnostics) errors += each.severity == Severity::error ? 1 : 0;
  const std::size_t warnings = report.diagnostics.size() - errors;
  return fmt::format("outlint: {}, score {} of 100, {}, {}; tie: {}, credit {}", to_string(report.verdict), report.score, counted(errors, "error"),
                     counted(warnings, "warning"), to_string(report.relationship.stage), report.relationship.credit);
}

/// What is wrong with a draft that is no message.
Json problem_json(const Draft& draft, const Problem& problem) {
  const Positions positions = draft.positions();
  const text::LineIndex lines(draft.text());
  Span span = positions.first_line();
  if (problem.line > 0 && problem.line <= lines.count()) {
    const std::string_view words = lines.line(problem.line);
    span = {lines.start(problem.line), lines.start(problem.line) + words.size()};
  }
  return {{"range", positions.range(span)}, {"severity", error_severity}, {"source", "outlint"},
          {"message", problem.message + (problem.hint.empty() ? "" : "\n" + problem.hint)}};
}

}  // namespace

std::string_view promise(Applicability applicability) {
  return applicability == Applicability::needs_input ? "needs your words" : to_string(applicability);
}

Json diagnostic_json(const Draft& draft, const Found& found, const std::string& uri) {
  const Diagnostic& diagnostic = *found.diagnostic;
  Json out{{"range", draft.positions().range(found.span)},
           {"severity", diagnostic.severity == Severity::error ? error_severity : warning_severity},
           {"code", diagnostic.rule},
           {"source", "outlint"},
           {"message", visible_line(diagnostic.message)}};
  if (Json related = related_json(draft, diagnostic, uri); !related.empty()) out["relatedInformation"] = std::move(related);
  return out;
}

Json diagnostics_json(const Draft& draft, const std::string& uri) {
  Json out = Json::array();
  for (const Found& found : draft.findings()) out.push_back(diagnostic_json(draft, found, uri));
  for (const Problem& problem : draft.problems()) out.push_back(problem_json(draft, problem));
  return out;
}

Json hover_json(const Draft& draft, const Json& position) {
  const Positions positions = draft.positions();
  const auto at = positions.byte(position);
  std::string text;
  std::optional<Span> span;
  for (const Found& found : draft.findings()) {
    if (!at || *at < found.span.start || *at > found.span.end) continue;
    text += (text.empty() ? "" : "\n\n---\n\n") + reason(*found.diagnostic);
    span = span ? Span{std::max(span->start, found.span.start), std::min(span->end, found.span.end)} : found.span;
  }
  if (!span) return nullptr;
  return {{"contents", {{"kind", "markdown"}, {"value", text}}}, {"range", positions.range(*span)}};
}

Json lenses_json(const Draft& draft, const std::string& uri) {
  if (draft.session() == nullptr) return Json::array();
  const Json start = draft.positions().range({0, 0});
  Json command{{"title", summary(draft.session()->report())}, {"command", "outlint.redraft"}, {"arguments", Json::array({uri})}};
  return Json::array({{{"range", start}, {"command", std::move(command)}}});
}

}  // namespace outlint::lsp
