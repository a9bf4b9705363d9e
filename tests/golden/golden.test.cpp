// SPDX-License-Identifier: Apache-2.0
// One report in every format, compared with the files beside this one. OUTLINT_UPDATE_SNAPSHOTS=1 rewrites them.
#include "catch.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <outlint/outlint.hpp>

using namespace outlint;

namespace {

constexpr std::string_view draft =
    "Hi Bo,\r\n"
    "\r\n"
    "I saw your talk on 漢字 fonts 👩‍💻 at the type fair. Could you refer me for the data role before Friday? I have "
    "worked with fonts for six years now, and I would bring a lot to the team that you are building up in Ghent.\r\n"
    "It would mean a lot if you passed my\r\n"
    "CV to your HR.\r\n"
    "\r\n"
    "Best,\r\n"
    "Ana\x1b[31m\r\n";

Place at(std::string_view words, std::string_view text = draft, std::string part = "body") {
  const std::size_t start = text.find(words);
  REQUIRE(start != std::string_view::npos);
  return {std::move(part), {start, start + words.size()}};
}

Document document() {
  Message message = message_from_text(draft);
  message.source = "drafts/to bo.txt";
  message.id = "j1";
  message.subject = "Quick question";
  message.attachments = {Attachment{"Ana_CV.pdf", "application/pdf", 48211, "", AttachmentRole::resume, "its name says \"CV\""}};
  return Document(std::move(message));
}

Diagnostic referral() {
  Diagnostic out;
  out.rule = "premature-ask/referral";
  out.severity = Severity::error;
  out.message = "asks a stranger to put their name behind you";
  out.why = "A referral spends the reputation of the one who gives it. Nobody spends it on somebody whose work they have never seen.";
  out.points = -30;
  out.place = at("Could you refer me for the data role before Friday");
  out.related = {{"nothing before it makes a tie", at("I saw your talk")}};
  out.suggestions = {
      {"Ask about their work instead", Applicability::suggested, {{at("Could you refer me for the data role before Friday"), "How did you choose the fonts"}}},
      {"Leave the ask out", Applicability::suggested, {{at("Could you refer me for the data role before Friday? "), ""}}},
      {"Say what you noticed in their talk", Applicability::needs_input, {{at("at the type fair"), "at the type fair, and ⟦what stayed with you⟧"}}}};
  return out;
}

Report report() {
  Report out;
  out.id = "j1";
  out.source = "drafts/to bo.txt";
  out.language = "en";
  out.verdict = Verdict::hold;
  out.score = 41;
  out.occasion = Occasion::outreach;
  out.occasion_evidence = "it says how they found the recipient";
  out.relationship.evidence = "\"I saw your talk\"";
  out.relationship.place = at("I saw your talk");
  out.asks = {{"referral", 4, false, false, false, at("Could you refer me for the data role before Friday")},
              {"forward-resume", 2, true, false, false, at("if you passed my\r\nCV to your HR")}};
  Diagnostic file{"attached-resume/file", Severity::error, "sends a resume that nobody asked for", "A resume turns a hello into an application.", -20, Place{"attachment:0", {0, 10}}, {}, {}};
  file.suggestions = {{"Keep the resume until they ask for it", Applicability::suggested, {{{"attachment:0", {0, 10}}, ""}}}};
  Diagnostic vague{"generic-contact/nothing-specific", Severity::warning, "could have been written to anybody", "People answer to what is meant for them.", -8, {}, {}, {}};
  vague.suggestions = {{"Name one thing of theirs that you liked", Applicability::needs_input, {}}};
  Diagnostic subject{"disguised-ask/quick-question", Severity::warning, "the subject promises less than the text wants", "It costs trust.", -8, at("Quick question", "Quick question", "subject"), {}, {}};
  subject.suggestions = {{"Say what it is about", Applicability::needs_input, {{at("Quick question", "Quick question", "subject"), "⟦what you want⟧"}}}};
  Diagnostic forward{"premature-ask/forward-resume", Severity::warning, "asks a stranger to hand your resume around", "It makes them your agent.", -10, at("if you passed my\r\nCV to your HR"), {}, {}};
  forward.suggestions = {{"Leave the ask out", Applicability::suggested, {{at("It would mean a lot if you passed my\r\nCV to your HR."), ""}}}};
  out.diagnostics = {vague, subject, referral(), forward, file};
  out.signs = {{"specific", 8, at("I saw your talk on 漢字 fonts")}};
  out.measures = {60, 4, 2.0 / 3, 0.25, 1};
  out.notes = {"a control character stands in the text"};
  return out;
}

void check_golden(const std::string& name, const std::string& actual) {
  const std::string path = std::string(OUTLINT_SOURCE_DIR) + "/tests/golden/" + name;
  if (const char* update = std::getenv("OUTLINT_UPDATE_SNAPSHOTS"); update != nullptr && std::string_view(update) == "1") {
    std::ofstream(path, std::ios::binary) << actual;
  }
  std::ifstream file(path, std::ios::binary);
  const std::string expected{std::istreambuf_iterator<char>(file), {}};
  INFO(name);
  CHECK(actual == expected);
}

}  // namespace

TEST_CASE("one report in every format is as its golden file says") {
  const Document read = document();
  const Report judged = report();
  check_golden("report.txt", render_text(judged, read));
  check_golden("report.narrow.txt", render_text(judged, read, {false, true, 44}));
  check_golden("report.ansi.txt", render_text(judged, read, {true, false, 80}));
  check_golden("report.json", render_json(judged, read) + "\n");
  check_golden("report.github.txt", render_github(judged, read));
  check_golden("report.sarif", render_sarif({{&judged, &read}}) + "\n");
  check_golden("report.html", render_html({{&judged, &read}}));
}

TEST_CASE("a draft without findings gets one friendly line and what was understood") {
  const Document read = document();
  Report other;
  other.source = "note.txt";
  other.occasion_evidence = "a reply";
  check_golden("other.txt", render_text(other, read));
  Report clean = report();
  clean.diagnostics.clear();
  clean.asks.clear();
  clean.notes.clear();
  clean.verdict = Verdict::send;
  clean.score = 100;
  check_golden("clean.txt", render_text(clean, read));
}

TEST_CASE("no control character of the message reaches a format for people") {
  const Document read = document();
  Report judged = report();
  judged.diagnostics[0].message = "evil \x1b[2J\u202E";
  for (const std::string& text : {render_text(judged, read), render_github(judged, read), render_html({{&judged, &read}}), render_parse_text(read)}) {
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find("\u202E") == std::string::npos);
  }
}
