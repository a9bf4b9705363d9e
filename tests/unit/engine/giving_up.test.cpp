// SPDX-License-Identifier: Apache-2.0
// A pattern that takes too many steps is told of, and what others find in the same sentence stays.
#include "catch.hpp"

#include <filesystem>
#include <fstream>

#include <outlint/outlint.hpp>

using namespace outlint;

namespace {

namespace fs = std::filesystem;

// Bounded at each place, and far too many ways together.
const std::string slow = R"(id: slow
summary: Takes its time.
source: "a test"
patterns: ["(?:a{0,9}a{0,9}a{0,9}a{0,9}a{0,9}a{0,9}a{0,9}a{0,9}){1,9}b c"]
examples:
  flags: ["[[aab c]] it is.", "So [[ab c]] it is."]
  passes: ["No.", "Not at all.", "None of it."]
)";

Result<Ruleset> with_act(const std::string& yaml) {
  const fs::path folder = fs::temp_directory_path() / ("outlint-giving-up-" + std::to_string(std::hash<std::string>()(yaml)));
  fs::create_directories(folder / "en/acts");
  std::ofstream(folder / "en/acts/slow.yaml") << yaml;
  RulesetOptions options;
  options.rule_folders = {folder.string()};
  Result<Ruleset> ruleset = Ruleset::load(options);
  fs::remove_all(folder);
  return ruleset;
}

}  // namespace

TEST_CASE("an act that gives up on a sentence loses none of the others there") {
  const Result<Ruleset> ruleset = with_act(slow);
  REQUIRE(ruleset);
  const Document draft(message_from_text("Hi Bo,\n\nIt is " + std::string(90, 'a') + " c b c, and could you refer me for the welding role?\n"));
  const Report report = Linter(*ruleset).lint(draft);
  REQUIRE(report.notes.size() == 1);
  CHECK(report.notes.front() == "a pattern of slow gave up on a sentence that takes it too many steps");
  REQUIRE(report.asks.size() == 1);
  CHECK(report.asks.front().kind == "referral");
  REQUIRE(report.asks.front().place);
  CHECK(report.asks.front().place->span.of(draft.text()) == "could you refer me for the welding role");
}
