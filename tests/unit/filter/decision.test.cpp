// SPDX-License-Identifier: Apache-2.0
#include "filter/decision.hpp"

#include <algorithm>

#include "catch.hpp"

using namespace outlint;
using namespace outlint::filter;

namespace {

Report report_with(std::initializer_list<Severity> severities) {
  Report report;
  report.score = 60;
  for (const Severity each : severities) {
    Diagnostic finding;
    finding.severity = each;
    finding.rule = each == Severity::error ? "ask/early" : "length/words";
    finding.message = "says \u201cto\u00a0me\u201d\n100 %";
    report.diagnostics.push_back(finding);
    report.verdict = std::max(report.verdict, each == Severity::error ? Verdict::hold : Verdict::revise);
  }
  return report;
}

}  // namespace

TEST_CASE("actions go by what is configured, else by what fails", "[filter]") {
  struct Row {
    FilterSetting setting;
    std::string fail_on;
    Action send, revise, hold;
  };
  const std::vector<Row> rows{
      {{}, "error", Action::accept, Action::accept, Action::reject},
      {{}, "warning", Action::accept, Action::reject, Action::reject},
      {{}, "never", Action::accept, Action::accept, Action::accept},
      {{"header", "", ""}, "warning", Action::header, Action::reject, Action::reject},
      {{"", "header", "quarantine"}, "never", Action::accept, Action::header, Action::quarantine},
  };
  for (const Row& row : rows) {
    const Actions actions = actions_of(row.setting, row.fail_on);
    CAPTURE(row.fail_on, row.setting.revise);
    CHECK(actions.of(Verdict::send) == row.send);
    CHECK(actions.of(Verdict::revise) == row.revise);
    CHECK(actions.of(Verdict::hold) == row.hold);
  }
}

TEST_CASE("a reply names errors first, in ASCII on one line each, and no more than five", "[filter]") {
  using enum Severity;
  const Decision decision = decide(report_with({warning, error, warning, warning, warning, warning, error}), Actions{}, Insist::by_header);
  REQUIRE(decision.action == Action::reject);
  REQUIRE(decision.reply.size() == 7);
  CHECK(decision.reply[1] == "says \"to me\" 100 % [ask/early]");
  CHECK(decision.reply[2] == "says \"to me\" 100 % [ask/early]");
  CHECK(decision.reply[3] == "says \"to me\" 100 % [length/words]");
  CHECK(decision.reply.back() == "Mend it, or send it as it is with the header X-Outlint-Send: yes");
  CHECK(decide(report_with({error}), Actions{}, Insist::never).reply.size() == 2);
}

TEST_CASE("a header and a quarantine say what was found", "[filter]") {
  Actions actions;
  actions.revise = Action::header;
  actions.hold = Action::quarantine;
  CHECK(decide(report_with({Severity::warning}), actions, Insist::by_header).header == "revise; score=60; rules=length/words");
  CHECK(decide(report_with({Severity::error}), actions, Insist::by_header).reason == "outlint: hold; score=60; rules=ask/early");
  CHECK(decide(report_with({}), actions, Insist::by_header).action == Action::accept);
}

TEST_CASE("words for a reply are bounded and print everywhere", "[filter]") {
  CHECK(reply_line("a\r\nb\tc\x7f\xff\u4e2d\u2026") == "a  b c ??...");
  CHECK(reply_line(std::string(1000, 'x')).size() == 400);
}
