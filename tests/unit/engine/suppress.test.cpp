// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <outlint/outlint.hpp>

using namespace outlint;

namespace {

Report lint(const std::string& text, LintOptions options = {}) {
  options.select = {"premature-ask"};
  return Linter(Ruleset::builtin(), options).lint(Document(message_from_text(text)));
}

}  // namespace

TEST_CASE("a finding once dismissed stays dismissed while its sentence stays") {
  const std::string text = "Hi Bo, we never met. Could you refer me for the data role? I saw your talk.";
  const Report report = lint(text);
  REQUIRE(report.diagnostics.size() == 1);
  const std::string key = suppression_key(Document(message_from_text(text)), report.diagnostics.front());
  LintOptions options;
  options.suppressions = {{"premature-ask/referral", key, "", "notes:1"}};
  CHECK(lint(text, options).verdict == Verdict::send);
  CHECK(lint("Hello Bo! How was Paris? We never met. Could you  refer me for the data role?", options).verdict == Verdict::send);
  const Report other = lint("Hi Bo, could you refer me for the sales role?", options);
  CHECK(other.verdict == Verdict::hold);
  REQUIRE(other.notes.size() == 1);
  CHECK(other.notes.front() == "unused suppression of premature-ask/referral (notes:1)");
}

TEST_CASE("a header of the draft switches a rule off") {
  Message message = message_from_text("Hi Bo, we never met. Could you refer me for the data role?");
  message.headers.push_back({"X-Outlint-Ignore", "premature-ask/referral, length", {}});
  LintOptions options;
  options.select = {"premature-ask"};
  const Report report = Linter(Ruleset::builtin(), options).lint(Document(message));
  CHECK(report.diagnostics.empty());
  CHECK(report.notes == std::vector<std::string>{"unused suppression of length (X-Outlint-Ignore)"});
}
