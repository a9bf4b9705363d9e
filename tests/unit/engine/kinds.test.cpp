// SPDX-License-Identifier: Apache-2.0
// Rules of the kinds that rest on more than the words: the people addressed, and the tie that a store remembers.
#include "catch.hpp"

#include <filesystem>
#include <fstream>

#include <outlint/outlint.hpp>

#include "engine/examples.hpp"

using namespace outlint;

namespace {

namespace fs = std::filesystem;

/// A ruleset of the built-in pack and one rule of the test's own.
Ruleset with_rule(const std::string& id, const std::string& yaml) {
  const fs::path folder = fs::temp_directory_path() / ("outlint-kinds-" + std::to_string(std::hash<std::string>()(yaml)));
  const fs::path file = folder / "en" / (id + ".yaml");
  fs::create_directories(file.parent_path());
  std::ofstream(file) << yaml;
  RulesetOptions options;
  options.rule_folders = {folder.string()};
  const Result<Ruleset> ruleset = Ruleset::load(options);
  fs::remove_all(folder);
  if (!ruleset) FAIL(ruleset.error().front().message);
  return *ruleset;
}

void examples_hold(const Ruleset& ruleset, const std::string& id) {
  const RuleInfo* rule = ruleset.find(id);
  REQUIRE(rule != nullptr);
  REQUIRE(rule->examples.size() >= 5);
  for (const RuleExample& example : rule->examples) {
    INFO(example.name);
    CHECK(engine::run_example(ruleset, example).reason.empty());
  }
}

const std::string unanswered = R"(id: cadence/test-unanswered
summary: One more message to somebody who answers none.
why: Silence is an answer too.
source: "a test"
severity: [{is: error, when: {history_unanswered: ">= 3"}}, {is: warning}]
kind: history
fact: history_unanswered
limits: [{at_least: 2, source: "a test", certainty: own-judgement}]
point: opening
thresholds: [{of: history_unanswered, source: "a test", certainty: own-judgement}]
message: "{unanswered} unanswered, the last {days_since_sent} days ago, over {limit}"
suggestions: [{title: Wait, applicability: suggested, delete: sentence}]
examples:
  flags:
    - {text: "Hi Ana, [[did the bridge hold?]]", history: {sent: 2, unanswered: 2, days_since_sent: 9}}
    - {text: "Hi Ana, [[did the bridge hold?]]", history: {sent: 9, unanswered: 3, days_since_sent: 1}}
  passes:
    - {text: "Hi Ana, did the bridge hold?", history: {sent: 2, unanswered: 1}}
    - {text: "Hi Ana, did the bridge hold?", history: {}}
    - "Hi Ana, did the bridge hold?"
)";

const std::string open_ask = R"(id: reciprocity/test-open-ask
summary: A new ask while the last one waits.
why: One thing at a time.
source: "a test"
severity: warning
kind: history
fact: history_open_asks
limits: [{at_least: 1, source: "a test", certainty: own-judgement}]
asks: [referral, introduction]
point: ask
message: "asks for a {ask} while {open_asks} wait"
suggestions: [{title: Wait, applicability: suggested, delete: sentence}]
examples:
  flags:
    - {text: "Hi Ana, thank you for the map. [[Could you refer me to your foreman]]?", history: {sent: 1, open_asks: 1}}
    - {text: "Hi Ana, [[could you introduce me to your foreman]]?", history: {sent: 1, open_asks: 2}}
  passes:
    - {text: "Hi Ana, could you refer me to your foreman?", history: {sent: 1}}
    - {text: "Hi Ana, how does the lock of the canal work?", history: {sent: 1, open_asks: 1}}
    - "Hi Ana, could you refer me to your foreman?"
)";

}  // namespace

TEST_CASE("a rule of kind history rests on the tie, and is silent where no store was asked") {
  const Ruleset ruleset = with_rule("cadence/test-unanswered", unanswered);
  examples_hold(ruleset, "cadence/test-unanswered");
  TieFacts tie;
  tie.unanswered = 3;
  tie.days_since_sent = 1;
  LintOptions options;
  options.select = {"cadence/test-unanswered"};
  const Report report = Linter(ruleset, options).lint(Document(message_from_text("Hi Ana, did the bridge hold?")), {std::nullopt, tie});
  REQUIRE(report.diagnostics.size() == 1);
  CHECK(report.diagnostics.front().message == "3 unanswered, the last 1 days ago, over 2");
  CHECK(report.diagnostics.front().severity == Severity::error);
}

TEST_CASE("a rule of kind history points at each ask of its kinds") {
  const Ruleset ruleset = with_rule("reciprocity/test-open-ask", open_ask);
  examples_hold(ruleset, "reciprocity/test-open-ask");
}

TEST_CASE("the stage by the store beats the words, and a stated one beats the store") {
  const Document draft(message_from_text("Hi Ana, we never met. Could you refer me to your foreman?"));
  TieFacts tie;
  tie.stage = Stage::familiar;
  tie.evidence = "4 messages to them, 5 back";
  const Report by_store = Linter(Ruleset::builtin()).lint(draft, {std::nullopt, tie});
  CHECK(by_store.relationship.stage == Stage::familiar);
  CHECK(by_store.relationship.evidence == "4 messages to them, 5 back");
  LintOptions stated;
  stated.stage = Stage::close;
  CHECK(Linter(Ruleset::builtin(), stated).lint(draft, {std::nullopt, tie}).relationship.stage == Stage::close);
}

TEST_CASE("of a resume that is attached again it is told which one they have, of a portfolio it is not") {
  ReadOptions reading;
  reading.input = InputKind::json;
  Report report;
  const std::string json = R"({"channel": "email", "text": "Hi Bo,\n\nwe never met. I weave and look for work; both are attached.\n\nAna",
                               "to": ["bo@mill.example"], "attachments": [{"name": "ana-resume.pdf"}, {"name": "ana-portfolio.pdf"}]})";
  TieFacts tie;
  tie.sent = 1;
  tie.last_resume = "resume-2025.pdf";
  read_bytes(json, "-", reading, [&](Result<Record> record) {
    if (!record) FAIL(record.error().front().message);
    report = Linter(Ruleset::builtin()).lint(Document(std::move(record->message)), {std::nullopt, tie});
    return false;
  });
  std::vector<std::string> told;
  for (const Diagnostic& diagnostic : report.diagnostics) {
    if (diagnostic.rule != "attached-resume/file") continue;
    told.push_back(diagnostic.message);
    for (const auto& each : diagnostic.related) told.push_back(each.message);
  }
  CHECK(told == std::vector<std::string>{"attaches ana-resume.pdf, which nobody asked for", "they have one already: resume-2025.pdf",
                                         "attaches ana-portfolio.pdf, which nobody asked for"});
}
