// SPDX-License-Identifier: Apache-2.0
// The pack that the build compiles is the pack that a run-time loader makes of the same files.
#include "catch.hpp"

#include <fstream>

#include <nlohmann/json.hpp>

#include <outlint/outlint.hpp>

#include "ruleset/blob.hpp"
#include "ruleset/compiler.hpp"
#include "shared.hpp"

using namespace outlint;

namespace {

std::vector<ruleset::SourceFile> rule_files() {
  Problems problems;
  auto files = ruleset::read_folder(std::string(OUTLINT_SOURCE_DIR) + "/rules", problems);
  REQUIRE(problems.empty());
  for (auto& file : files) file.shown = "rules/" + file.path;
  return files;
}

/// Two rulesets side by side, with every reason that there is for speaking or staying silent.
class Pair {
 public:
  Pair() : built_in_(Ruleset::builtin(), explaining()), from_files_(*load(), explaining()) {}

  void judge(const std::string& message) {
    ReadOptions options;
    options.input = InputKind::json;
    read_bytes(message, "message", options, [&](Result<Record> record) {
      REQUIRE(record);
      judge(Document(std::move(record->message)));
      return true;
    });
  }

  void judge(const Document& document) {
    ++count;
    const std::string expected = render_json(from_files_.lint(document), document);
    if (render_json(built_in_.lint(document), document) != expected) differing.push_back(expected);
  }

  std::size_t count = 0;
  std::vector<std::string> differing;

 private:
  static Result<Ruleset> load() {
    RulesetOptions options;
    options.builtin = false;
    options.rule_folders = {std::string(OUTLINT_SOURCE_DIR) + "/rules"};
    return Ruleset::load(options);
  }
  static LintOptions explaining() {
    LintOptions options;
    options.explain_match = true;
    return options;
  }

  Linter built_in_, from_files_;
};

}  // namespace

TEST_CASE("a pack reads back from its bytes as it was") {
  const auto pack = ruleset::compile_pack(rule_files());
  REQUIRE(pack);
  const std::string blob = ruleset::write_blob(**pack);
  const auto read = ruleset::read_blob(blob);
  CHECK(ruleset::write_blob(*read) == blob);
  CHECK(read->by_language.size() == (*pack)->by_language.size());
  CHECK(read->catalogue->infos.size() == (*pack)->catalogue->infos.size());
}

TEST_CASE("the same files give the same bytes, and those are built in") {
  const std::vector<ruleset::SourceFile> files = rule_files();
  const std::string blob = ruleset::write_blob(**ruleset::compile_pack(files));
  CHECK(ruleset::write_blob(**ruleset::compile_pack(files)) == blob);
  CHECK(std::string(ruleset::embedded_pack()) == blob);
}

TEST_CASE("a configuration of numbers and severities changes what compiling it with the rules would") {
  const auto change = [](Override::Kind kind, std::string key, std::vector<std::string> values) {
    Override out;
    out.kind = kind;
    out.key = std::move(key);
    out.values = std::move(values);
    return out;
  };
  using Kind = Override::Kind;
  RulesetOptions options;
  options.overrides = {change(Kind::severity, "premature-ask/*", {"warning"}), change(Kind::severity, "self-focus", {"off"}),
                       change(Kind::weight, "referral", {"3"}), change(Kind::credit, "thin", {"2"}), change(Kind::points, "error", {"-20"}),
                       change(Kind::limit, "length/words", {"90"})};
  const Ruleset rules = Ruleset::builtin();
  for (const RuleInfo& rule : rules.rules()) {
    if (rule.kind == "measure") options.overrides.back().key = rule.id;
  }
  const auto loaded = Ruleset::load(options);
  const auto compiled = ruleset::compile_pack(rule_files(), options.overrides);
  REQUIRE(loaded);
  REQUIRE(compiled);
  CHECK((ruleset::write_blob(*loaded->pack()) == ruleset::write_blob(**compiled)));
  CHECK((ruleset::write_blob(*loaded->pack()) != ruleset::embedded_pack()));
}

TEST_CASE("built-in rules judge as their files do") {
  Pair pair;
  const Ruleset rules = Ruleset::builtin();
  for (const RuleInfo& rule : rules.rules()) {
    REQUIRE(!rule.examples.empty());
    pair.judge(rule.examples.front().message);
    pair.judge(rule.examples.back().message);
  }
  CHECK(pair.count >= 2 * rules.rules().size());
  CHECK(pair.differing == std::vector<std::string>());
}

TEST_CASE("built-in rules judge labelled mail as their files do") {
  const auto labelled = tests::shared("corpus/labelled.jsonl");
  if (!labelled) return;
  Pair pair;
  std::ifstream lines(*labelled);
  for (std::string line; std::getline(lines, line);) pair.judge(nlohmann::json::parse(line).at("message").dump());
  CHECK(pair.count > 100);
  CHECK(pair.differing == std::vector<std::string>());
}
