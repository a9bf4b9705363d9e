// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <filesystem>
#include <fstream>

#include <outlint/outlint.hpp>

using namespace outlint;
namespace fs = std::filesystem;

namespace {

/// A folder of its own with files in it; gone at the end.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("outlint-config-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)))) {
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string write(const std::string& name, const std::string& text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name) << text;
    return (path_ / name).generic_string();
  }
  [[nodiscard]] std::string name(const std::string& file) const { return (path_ / file).generic_string(); }

 private:
  fs::path path_;
};

Result<Config> load(const std::string& file) { return load_config({file, {}}); }

std::string first_problem(const Problems& problems) {
  const Problem& problem = problems.front();
  return std::to_string(problem.line) + ":" + std::to_string(problem.column) + " " + problem.message + (problem.hint.empty() ? "" : " | " + problem.hint);
}

Report lint(const std::string& text, const Config& config) {
  auto ruleset = Ruleset::load({config.rule_folders, true, config.overrides});
  REQUIRE(ruleset);
  LintOptions options;
  options.ignore = config.ignore;
  options.select = config.select;
  options.recipients = config.recipients;
  Message message = message_from_text(text);
  message.to = std::vector<Address>{{"Bo", "bo@acme.example"}};
  return Linter(*ruleset, options).lint(Document(std::move(message)));
}

const std::string draft = "Hi Bo, we never met. Could you refer me for the data role?";

}  // namespace

TEST_CASE("a configuration changes severities, stages and weights") {
  Folder folder;
  CHECK(lint(draft, Config()).verdict == Verdict::hold);
  CHECK(lint(draft, *load(folder.write("a.yaml", "severity: {premature-ask/*: warning}\nignore: [generic-contact, self-focus]\n"))).verdict == Verdict::revise);
  CHECK(lint(draft, *load(folder.write("b.yaml", "recipients: [{match: \"*@acme.example\", stage: close}]\n"))).verdict == Verdict::send);
  CHECK(lint(draft, *load(folder.write("c.yaml", "weights: {referral: 1}\nselect: [premature-ask]\n"))).verdict == Verdict::send);
  CHECK(lint(draft, *load(folder.write("d.yaml", "credit: {stranger: 4}\nselect: [premature-ask]\n"))).verdict == Verdict::send);
}

TEST_CASE("escapes in YAML stand for characters") {
  Folder folder;
  const auto config = load(folder.write("x.yaml", R"(ignore: ["a\_b", "\u00c3\_", "c\Nd\Le\x41\u00e9"])"));
  REQUIRE(config);
  CHECK(config->ignore == std::vector<std::string>{"a\u00A0b", "\u00C3\u00A0", "c\xC2\x85" "d\u2028eA\u00E9"});
}

TEST_CASE("mistakes in a configuration have their place and a hint") {
  Folder folder;
  const std::vector<std::pair<std::string, std::string>> cases{
      {"ignor: [a]\n", "1:1 unknown key \"ignor\" | did you mean \"ignore\"?"},
      {"me: a@example.org\nrecipients:\n  - {match: x, stage: freind}\n", "3:23 \"freind\" is none of stranger, thin, lapsed, acquaintance, familiar, close"},
      {"fail_on: warnin\n", "1:10 \"warnin\" is none of error, warning, never | did you mean \"warning\"?"},
      {"me: a\nme: b\n", "2:1 the key \"me\" stands here twice | keep one of them"},
      {"extends: strikt\n", "1:10 there is no profile \"strikt\" | did you mean \"strict\"?"},
      {std::string("me: a\n\xC3\xA9t\0_: b\n", 15), "2:3 a zero byte stands here | save the file as text, without it"},
      {"\"ignor\\_\": [a]\n", "1:1 unknown key \"ignor\xC2\xA0\" | did you mean \"ignore\"?"},
      {"severity: [a]\n", "1:11 \"severity\" has to be names and for each one of warning, error, off"},
  };
  for (const auto& [text, expected] : cases) {
    const auto config = load(folder.write("x.yaml", text));
    REQUIRE_FALSE(config);
    CHECK(first_problem(config.error()) == expected);
  }
}

TEST_CASE("mistakes that only the pack can see have their place in the configuration") {
  Folder folder;
  const auto config = load(folder.write("x.yaml", "severity: {premature-ask/referal: off}\nweights: {refferal: 2}\nextend: {verbs.reffer: [x]}\nlimits: {a/b: 3}\n"));
  REQUIRE(config);
  const auto ruleset = Ruleset::load({{}, true, config->overrides});
  REQUIRE_FALSE(ruleset);
  std::vector<std::string> lines;
  for (const Problem& problem : ruleset.error()) lines.push_back(std::to_string(problem.line) + " " + problem.message);
  CHECK(lines == std::vector<std::string>{"1 there is no rule \"premature-ask/referal\"", "2 there is no ask \"refferal\"",
                                          "3 there is no lexicon \"verbs.reffer\"", "4 there is no rule \"a/b\""});
}

TEST_CASE("a configuration that extends itself says so, and one that extends another has both") {
  Folder folder;
  folder.write("base.yaml", "ignore: [length]\nme: ana@example.org\n");
  const auto config = load(folder.write("top.yaml", "extends: ./base.yaml\nignore: [self-focus]\n"));
  REQUIRE(config);
  CHECK(config->ignore == std::vector<std::string>{"length", "self-focus"});
  CHECK(config->me == std::vector<std::string>{"ana@example.org"});
  folder.write("one.yaml", "extends: ./two.yaml\n");
  folder.write("two.yaml", "extends: ./one.yaml\n");
  const auto circle = load(folder.name("one.yaml"));
  REQUIRE_FALSE(circle);
  CHECK(circle.error().front().message == "\"" + folder.name("one.yaml") + "\" extends itself");
  CHECK(circle.error().front().line == 1);
  CHECK(circle.error().front().column == 10);
}

TEST_CASE("the nearest configuration above a draft is found") {
  Folder folder;
  folder.write(".outlint.yaml", "");
  folder.write("drafts/deep/x.txt", "");
  CHECK(find_config(folder.name("drafts/deep"), "") == folder.name(".outlint.yaml"));
}
