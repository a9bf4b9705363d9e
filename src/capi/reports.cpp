// SPDX-License-Identifier: Apache-2.0
// What a report says, field by field, over the C interface.
#include <optional>

#include "capi/handles.hpp"

using namespace outlint::capi;

namespace {

outlint_place known_place(const outlint::Place& place) { return {true, view_of(place.part), place.span.start, place.span.end}; }

outlint_place place_of(const std::optional<outlint::Place>& place) {
  return place ? known_place(*place) : outlint_place{false, {nullptr, 0}, 0, 0};
}

const outlint::Diagnostic* diagnostic_at(const outlint_report* report, size_t index) {
  return report != nullptr && index < report->report.diagnostics.size() ? &report->report.diagnostics[index] : nullptr;
}

const outlint::Suggestion* suggestion_at(const outlint_report* report, size_t diagnostic, size_t index) {
  const outlint::Diagnostic* found = diagnostic_at(report, diagnostic);
  return found != nullptr && index < found->suggestions.size() ? &found->suggestions[index] : nullptr;
}

}  // namespace

extern "C" {

outlint_status outlint_report_summary(const outlint_report* report, outlint_summary* out) {
  if (report == nullptr || !takes_answers(out)) return OUTLINT_ERROR_ARGUMENT;
  const outlint::Report& said = report->report;
  outlint_summary answer = OUTLINT_SUMMARY_INIT;
  answer.verdict = static_cast<outlint_verdict>(said.verdict);
  answer.score = said.score;
  answer.occasion = static_cast<outlint_occasion>(said.occasion);
  answer.stage = view_of(outlint::to_string(said.relationship.stage));
  answer.credit = said.relationship.credit;
  answer.evidence = view_of(said.relationship.evidence);
  answer.language = view_of(said.language);
  answer.diagnostic_count = said.diagnostics.size();
  answer.ask_count = said.asks.size();
  answer.note_count = said.notes.size();
  give(answer, out);
  return OUTLINT_OK;
}

outlint_status outlint_report_diagnostic(const outlint_report* report, size_t index, outlint_diagnostic* out) {
  const outlint::Diagnostic* found = diagnostic_at(report, index);
  if (found == nullptr || !takes_answers(out)) return OUTLINT_ERROR_ARGUMENT;
  outlint_diagnostic answer = OUTLINT_DIAGNOSTIC_INIT;
  answer.rule = view_of(found->rule);
  answer.severity = static_cast<outlint_severity>(found->severity);
  answer.message = view_of(found->message);
  answer.why = view_of(found->why);
  answer.points = found->points;
  answer.place = place_of(found->place);
  answer.suggestion_count = found->suggestions.size();
  give(answer, out);
  return OUTLINT_OK;
}

outlint_status outlint_report_suggestion(const outlint_report* report, size_t diagnostic, size_t index, outlint_suggestion* out) {
  const outlint::Suggestion* found = suggestion_at(report, diagnostic, index);
  if (found == nullptr || !takes_answers(out)) return OUTLINT_ERROR_ARGUMENT;
  outlint_suggestion answer = OUTLINT_SUGGESTION_INIT;
  answer.title = view_of(found->title);
  answer.applicability = static_cast<outlint_applicability>(found->applicability);
  answer.edit_count = found->edits.size();
  give(answer, out);
  return OUTLINT_OK;
}

outlint_status outlint_report_edit(const outlint_report* report, size_t diagnostic, size_t suggestion, size_t index, outlint_edit* out) {
  const outlint::Suggestion* found = suggestion_at(report, diagnostic, suggestion);
  if (found == nullptr || index >= found->edits.size() || !takes_answers(out)) return OUTLINT_ERROR_ARGUMENT;
  outlint_edit answer = OUTLINT_EDIT_INIT;
  answer.place = known_place(found->edits[index].place);
  answer.replacement = view_of(found->edits[index].replacement);
  give(answer, out);
  return OUTLINT_OK;
}

outlint_status outlint_report_ask(const outlint_report* report, size_t index, outlint_ask* out) {
  if (report == nullptr || index >= report->report.asks.size() || !takes_answers(out)) return OUTLINT_ERROR_ARGUMENT;
  const outlint::Ask& found = report->report.asks[index];
  outlint_ask answer = OUTLINT_ASK_INIT;
  answer.kind = view_of(found.kind);
  answer.weight = found.weight;
  answer.graceful = found.graceful;
  answer.invited = found.invited;
  answer.owed = found.owed;
  answer.place = place_of(found.place);
  give(answer, out);
  return OUTLINT_OK;
}

outlint_status outlint_report_note(const outlint_report* report, size_t index, outlint_view* out) {
  if (report == nullptr || out == nullptr || index >= report->report.notes.size()) return OUTLINT_ERROR_ARGUMENT;
  *out = view_of(report->report.notes[index]);
  return OUTLINT_OK;
}

outlint_status outlint_report_json(const outlint_report* report, outlint_string** out) {
  clear(out);
  if (report == nullptr || out == nullptr) return OUTLINT_ERROR_ARGUMENT;
  return guarded([&]() -> outlint_status {
    *out = new outlint_string{outlint::render_json(report->report, report->document)};
    return OUTLINT_OK;
  });
}

outlint_status outlint_report_text(const outlint_report* report, outlint_string** out) {
  clear(out);
  if (report == nullptr || out == nullptr) return OUTLINT_ERROR_ARGUMENT;
  return guarded([&]() -> outlint_status {
    *out = new outlint_string{outlint::render_text(report->report, report->document)};
    return OUTLINT_OK;
  });
}

}  // extern "C"
