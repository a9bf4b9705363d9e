// SPDX-License-Identifier: Apache-2.0
// A lint that has to end in time says what it did not get to; without a deadline nothing of that shows.
#include <algorithm>
#include <chrono>
#include <optional>
#include <string>

#include <outlint/fix.hpp>
#include <outlint/linter.hpp>
#include <outlint/read.hpp>
#include <outlint/render.hpp>

#include "catch.hpp"

using namespace outlint;
using std::chrono::milliseconds;

namespace {

const std::string draft = "Hi Bo,\n\nWe have never met. Could you refer me for the data role?\n\nBest,\nAna\n";

Report judged(const std::string& text, std::optional<milliseconds> deadline) {
  LintOptions options;
  options.deadline = deadline;
  return Linter(Ruleset::builtin(), options).lint(Document(message_from_text(text)));
}

bool tells_of_deadline(const Report& report) {
  return std::any_of(report.notes.begin(), report.notes.end(), [](const std::string& note) { return note.starts_with("the deadline passed"); });
}

}  // namespace

TEST_CASE("a deadline that has passed leaves a report with what is known, and a note", "[deadline]") {
  const Report report = judged(draft, milliseconds(0));
  CHECK(report.language == "en");
  CHECK(report.diagnostics.empty());
  CHECK(tells_of_deadline(report));
  CHECK(std::find(report.notes.begin(), report.notes.end(), "the deadline passed before all rules were asked") != report.notes.end());
}

TEST_CASE("a deadline that is kept changes nothing", "[deadline]") {
  const Document document(message_from_text(draft));
  const Report patient = judged(draft, std::nullopt), hurried = judged(draft, std::chrono::hours(1));
  CHECK_FALSE(patient.diagnostics.empty());
  CHECK(render_json(hurried, document) == render_json(patient, document));
}

TEST_CASE("a draft that is too long for its deadline says how far it was read", "[deadline]") {
  std::string text = draft;
  for (int more = 0; more < 8000; ++more) text += "The weather at the harbour was mild on day " + std::to_string(more) + ". ";
  CHECK(tells_of_deadline(judged(text, milliseconds(1))));
}

TEST_CASE("a redraft knows no deadline", "[deadline]") {
  LintOptions hurried;
  hurried.deadline = milliseconds(0);
  const Document document(message_from_text(draft));
  const Outcome one = apply_fixes(document, Linter(Ruleset::builtin(), hurried)), other = apply_fixes(document, Linter(Ruleset::builtin()));
  CHECK_FALSE(one.applied.empty());
  CHECK(one.message.body().text == other.message.body().text);
}
