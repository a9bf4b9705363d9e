// SPDX-License-Identifier: Apache-2.0
// What is made of a text: regions, sessions that follow edits, redrafts, and all of it through the C interface.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <outlint/outlint.h>

#include "oracle.hpp"
#include "targets.hpp"
#include "text/utf8.hpp"

namespace outlint::fuzz {
namespace {

std::string valid(std::string_view bytes) { return text::repaired_utf8(bytes).text; }

std::size_t whole(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  while (!text::is_boundary(text, at)) --at;
  return at;
}

std::string said(const Report& report, const Document& document) { return render_json(report, document); }

std::map<std::string, int> counted(const Report& report) {
  std::map<std::string, int> out;
  for (const Diagnostic& each : report.diagnostics) ++out[each.rule];
  return out;
}

}  // namespace

void regions(const std::uint8_t* data, std::size_t size) {
  Bytes bytes(data, size);
  const std::size_t cut = bytes.number(256), taken = bytes.number(64);
  const std::string text = valid(bytes.rest());
  const Document document(message_from_text(text));
  check_document(document);
  Session session(linter(), message_from_text(text));
  check_report(session.report(), document);
  // What reads as UTF-16, with all its zeros, is another text than an editor has.
  if (document.text() != text) return;
  const std::size_t start = whole(text, cut * text.size() / 256), end = whole(text, start + taken);
  const auto change = session.edit({Edit{Place{"body", {start, end}}, "Could you refer me? "}});
  demand(change.has_value(), "an edit within the text is taken");
  std::string now = text;
  now.replace(start, end - start, "Could you refer me? ");
  Message read = message_from_text(now);
  if (read.body().text != now) return;
  read.notes = session.document().message().notes;  // of reading, which a session does once
  const Document fresh(std::move(read));
  const std::string by_session = said(session.report(), session.document()), by_lint = said(linter().lint(fresh), fresh);
  demand(by_session == by_lint, "a session says what a lint of the same text says\n" + by_session + "\n" + by_lint);
}

void fixer(const std::uint8_t* data, std::size_t size) {
  Bytes bytes(data, size);
  constexpr std::array promises{Applicability::suggested, Applicability::safe, Applicability::needs_input};
  const Applicability least = promises[bytes.number(promises.size())];
  const std::string text = valid(bytes.rest());
  const Document document(message_from_text(text));
  const Outcome outcome = apply_fixes(document, linter(), {least, 5});
  check_edits(outcome.edits, document.message());
  const Document after(outcome.message);
  check_document(after);
  check_report(outcome.report, after);
  demand(said(outcome.report, after) == said(linter().lint(after), after), "the report of a redraft is its own");
  if (outcome.applied.empty() && outcome.edits.empty()) demand(after.text() == document.text(), "without a fix nothing changes");
  if (least != Applicability::needs_input) {
    const auto before = counted(linter().lint(document));
    for (const auto& [rule, count] : counted(outcome.report)) {
      const auto old = before.find(rule);
      demand(old != before.end() && count <= old->second, "a redraft brings no finding: " + rule);
    }
  }
  const Outcome again = apply_fixes(after, linter(), {least, 5});
  demand(again.message.body().text == outcome.message.body().text, "a redraft is a fixed point");
}

namespace {

void check_diagnostics(const outlint_report* report, std::string_view text) {
  outlint_diagnostic finding = OUTLINT_DIAGNOSTIC_INIT;
  std::size_t index = 0;
  for (; outlint_report_diagnostic(report, index, &finding) == OUTLINT_OK; ++index) {
    if (finding.place.known && std::string_view(finding.place.part.data, finding.place.part.length) == "body") demand(finding.place.start <= finding.place.end && finding.place.end <= text.size(), "a place lies in the body");
    for (std::size_t each = 0; each <= finding.suggestion_count; ++each) {
      outlint_suggestion suggestion = OUTLINT_SUGGESTION_INIT;
      const outlint_status status = outlint_report_suggestion(report, index, each, &suggestion);
      demand((status == OUTLINT_OK) == (each < finding.suggestion_count), "there are as many suggestions as are told");
      for (std::size_t edit_at = 0; status == OUTLINT_OK && edit_at <= suggestion.edit_count; ++edit_at) {
        outlint_edit edit = OUTLINT_EDIT_INIT;
        demand((outlint_report_edit(report, index, each, edit_at, &edit) == OUTLINT_OK) == (edit_at < suggestion.edit_count), "there are as many edits as are told");
      }
    }
  }
  outlint_summary summary = OUTLINT_SUMMARY_INIT;
  demand(outlint_report_summary(report, &summary) == OUTLINT_OK && summary.diagnostic_count == index, "a summary counts what is there");
  outlint_ask ask = OUTLINT_ASK_INIT;
  for (std::size_t at = 0; at <= summary.ask_count; ++at) demand((outlint_report_ask(report, at, &ask) == OUTLINT_OK) == (at < summary.ask_count), "asks are counted");
}

}  // namespace

/// Options of any size and word, then the bytes of a message, through every function.
void capi(const std::uint8_t* data, std::size_t size) {
  Bytes bytes(data, size);
  static constexpr std::array<const char*, 8> inputs{nullptr, "eml", "json", "html", "markdown", "text", "auto", "jsonl"};
  outlint_read_options reading = OUTLINT_READ_OPTIONS_INIT;
  reading.input = inputs[bytes.number(inputs.size())];
  reading.struct_size = sizeof(std::size_t) + bytes.number(sizeof reading - sizeof(std::size_t) + 1) / sizeof(void*) * sizeof(void*);
  outlint_lint_options linting = OUTLINT_LINT_OPTIONS_INIT;
  linting.read_as_template = bytes.number(2) == 1;
  const std::string stage(bytes.line()), select(bytes.line());
  if (!stage.empty()) linting.stage = stage.c_str();
  const char* globs[] = {select.c_str()};
  linting.select = globs;
  linting.select_count = select.empty() ? 0 : 1;
  static outlint_ruleset* const ruleset = [] {
    outlint_ruleset* made = nullptr;
    demand(outlint_ruleset_load(nullptr, &made, nullptr) == OUTLINT_OK, "the built-in rules load");
    return made;
  }();
  outlint_problems* problems = nullptr;
  outlint_linter* linter = nullptr;
  if (outlint_linter_new(ruleset, &linting, &linter, &problems) != OUTLINT_OK) {
    demand(linter == nullptr && outlint_problems_count(problems) > 0, "who refuses says why");
    outlint_problems_free(problems);
    return;
  }
  const std::string_view rest = bytes.rest();
  outlint_message *message = nullptr, *fixed = nullptr;
  outlint_report* report = nullptr;
  if (outlint_message_read({rest.data(), rest.size()}, &reading, &message, &problems) == OUTLINT_OK) {
    const outlint_view view = outlint_message_text(message);
    const std::string text(view.data == nullptr ? "" : view.data, view.length);
    demand(outlint_lint(linter, message, &report) == OUTLINT_OK, "what was read can be judged");
    demand(outlint_fix(linter, message, nullptr, &fixed) == OUTLINT_OK, "and mended");
    outlint_message_free(message);
    check_diagnostics(report, text);
    outlint_string* shown = nullptr;
    demand(outlint_report_json(report, &shown) == OUTLINT_OK, "a report can be shown");
    const outlint_view json_view = outlint_string_view(shown);
    demand(nlohmann::json::accept(std::string_view(json_view.data, json_view.length)), "report JSON is JSON");
    outlint_string_free(shown);
    outlint_report_free(report);
    outlint_message_free(fixed);
  } else {
    demand(message == nullptr && outlint_problems_count(problems) > 0, "who cannot read says why");
    outlint_problems_free(problems);
  }
  outlint_linter_free(linter);
}

}  // namespace outlint::fuzz
