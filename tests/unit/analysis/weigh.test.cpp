// SPDX-License-Identifier: Apache-2.0
// Weights in a small ruleset of its own: what they do does not hang on what was learnt.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <outlint/outlint.hpp>

#include "catch.hpp"

namespace {

namespace fs = std::filesystem;

/// A folder of rules that goes when the test is over.
class Folder {
 public:
  explicit Folder(const std::string& name) : path_(fs::temp_directory_path() / ("outlint-weigh-" + name)) { fs::remove_all(path_); }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& path, const std::string& content) const {
    fs::create_directories((path_ / path).parent_path());
    std::ofstream(path_ / path) << content;
  }
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

constexpr const char* tables = "source: own\nasks: {question: 1, referral: 4, advice: 2}\ncredit: {stranger: 1}\n";
constexpr const char* languages = "languages: {en: [the, me, you, for, to, a, is, of]}\n";
constexpr const char* act_head = "summary: x\nsource: own\n";

void lay(const Folder& folder, const std::string& weights) {
  folder.write("tables.yaml", tables);
  folder.write("languages.yaml", languages);
  folder.write("en/acts/ask/plain.yaml", "id: ask/plain\n" + std::string(act_head) + "ask: question\npatterns: [\"could you\"]\n");
  folder.write("en/acts/ask/referral.yaml", "id: ask/referral\n" + std::string(act_head) + "ask: referral\nweighed: referral\n");
  folder.write("en/acts/ask/advice.yaml", "id: ask/advice\n" + std::string(act_head) + "ask: advice\nweighed: advice\npatterns: [\"your advice\"]\n");
  folder.write("en/judgement/weighing.yaml", "summary: x\nsource: own\nweighing: {none: 0.9, alone: 0.7, named: 0.5, overruled: 0.8, general: [ask/plain]}\n");
  folder.write("en/weights/sentences.yaml", weights);
}

outlint::Result<outlint::Ruleset> load(const Folder& folder) {
  outlint::RulesetOptions options;
  options.builtin = false;
  options.rule_folders = {folder.path()};
  return outlint::Ruleset::load(options);
}

constexpr const char* weights =
    "summary: x\nsource: own\nscale: 100\nnone: none\nclasses:\n"
    "  - {name: none, bias: 300, exclusive: true}\n"
    "  - {name: referral, exclusive: true}\n"
    "  - {name: advice, exclusive: true}\n"
    "weights: |\n"
    "  ladder: referral 900\n"
    "  the rope: referral 380\n"
    "  anvil: none 800\n"
    "  #ask/advice: advice 320\n"
    "  sail: referral 900\n";

/// The weights with one class more.
std::string weights_and(const std::string& weight_class) {
  std::string all = weights;
  all.insert(all.find("weights: |"), "  - {" + weight_class + "}\n");
  return all;
}

/// The asks of a text as `kind: words`.
std::vector<std::string> asks_of(const outlint::Ruleset& ruleset, const std::string& text, outlint::LintOptions options = {}) {
  const outlint::Document document(outlint::message_from_text(text));
  std::vector<std::string> out;
  for (const outlint::Ask& ask : outlint::Linter(ruleset, options).lint(document).asks) {
    out.push_back(ask.kind + (ask.place ? ": " + std::string(ask.place->span.of(document.text())) : ""));
  }
  return out;
}

using Asks = std::vector<std::string>;

}  // namespace

TEST_CASE("words make an ask, name one and set one aside, each where they are sure enough") {
  const Folder folder("asks");
  lay(folder, weights);
  const auto ruleset = load(folder);
  REQUIRE(ruleset);
  // No pattern, and certain words: the clause that holds them.
  CHECK(asks_of(*ruleset, "the goat is old, the ladder is for me") == Asks{"referral: the ladder is for me"});
  // Not certain enough alone, but enough to say which ask a pattern has found.
  CHECK(asks_of(*ruleset, "the rope is for you").empty());
  CHECK(asks_of(*ruleset, "could you hold the rope for me") == Asks{"referral: could you hold the rope for me"});
  CHECK(asks_of(*ruleset, "could you hold the goat for me").empty());
  // What a pattern says for sure stands, unless the words are surer still.
  CHECK(asks_of(*ruleset, "to me your advice is the rope") == Asks{"advice: to me your advice is the rope"});
  CHECK(asks_of(*ruleset, "to me your advice is the sail") == Asks{"referral: to me your advice is the sail"});
  // And what words speak against is none.
  CHECK(asks_of(*ruleset, "could you lift the anvil for me").empty());
}

TEST_CASE("a class that shares with no other tells of its act alone, and casts doubt on patterns") {
  const Folder folder("alone");
  lay(folder, weights_and("name: counsel, bias: -100, accept: 200, veto: -300") + "  harbour: counsel 350\n  winter: counsel -400\n");
  folder.write("en/acts/ask/advice.yaml",
               "id: ask/advice\n" + std::string(act_head) + "ask: advice\nweighed: counsel\ndoubted: counsel\npatterns: [\"your advice\"]\n");
  const auto ruleset = load(folder);
  REQUIRE(ruleset);
  CHECK(asks_of(*ruleset, "the harbour is for you to see") == Asks{"advice: the harbour is for you to see"});
  CHECK(asks_of(*ruleset, "to me your advice is the boat") == Asks{"advice: to me your advice is the boat"});
  CHECK(asks_of(*ruleset, "to me your advice is the winter").empty());
}

TEST_CASE("what weighed is explained") {
  const Folder folder("explain");
  lay(folder, weights);
  const auto ruleset = load(folder);
  REQUIRE(ruleset);
  outlint::LintOptions options;
  options.explain_match = true;
  const outlint::Document document(outlint::message_from_text("the ladder is for me"));
  const auto notes = outlint::Linter(*ruleset, options).lint(document).notes;
  CHECK(std::find(notes.begin(), notes.end(), "ask/referral: the words of \"the ladder is for me\" weigh 100 % for referral: \"ladder\" +900") != notes.end());
}

TEST_CASE("weights that cannot be read are told") {
  const std::pair<std::string, std::string> cases[] = {
      {"  ladder referral 900\n", "line 1 of the weights cannot be read: \"ladder referral 900\""},
      {"  ladder: referral 9\n  rope: referal 9\n", "line 2 of the weights cannot be read: \"rope: referal 9\""},
      {"  ladder: referral many\n", "line 1 of the weights cannot be read: \"ladder: referral many\""},
  };
  int number = 0;
  for (const auto& [lines, expected] : cases) {
    const Folder folder("bad-" + std::to_string(number++));
    const std::string all = weights;
    lay(folder, all.substr(0, all.find("weights: |\n") + 11) + lines);
    const auto ruleset = load(folder);
    REQUIRE(!ruleset);
    CHECK(ruleset.error().front().message == expected);
  }
}

TEST_CASE("an act that names a class that is none is told") {
  const Folder folder("class");
  lay(folder, weights);
  folder.write("en/acts/ask/referral.yaml", "id: ask/referral\n" + std::string(act_head) + "ask: referral\nweighed: referal\n");
  const auto ruleset = load(folder);
  REQUIRE(!ruleset);
  CHECK(ruleset.error().front().message == "there is no class \"referal\" in the weights");
}

TEST_CASE("where a message makes asks likely, words need not be as sure") {
  const Folder folder("likely");
  lay(folder, weights_and("name: outreach, bias: -100, of: message") + "  stranger: outreach 300\n");
  folder.write("en/judgement/weighing.yaml",
               "summary: x\nsource: own\nweighing: {none: 0.9, alone: 0.7, named: 0.5, general: [ask/plain], likely: {in: outreach, from: 150, alone: 0.5}}\n");
  const auto ruleset = load(folder);
  REQUIRE(ruleset);
  CHECK(asks_of(*ruleset, "the rope is for you").empty());
  CHECK(asks_of(*ruleset, "to you a stranger. the rope is for you") == Asks{"referral: the rope is for you"});
  CHECK(asks_of(*ruleset, "to you a stranger. the goat is for you").empty());
}

TEST_CASE("messages that make asks likely are those of a known class") {
  const Folder folder("unlikely");
  lay(folder, weights);
  folder.write("en/judgement/weighing.yaml", "summary: x\nsource: own\nweighing: {alone: 0.7, likely: {in: outrech, alone: 0.5}}\n");
  const auto ruleset = load(folder);
  REQUIRE(!ruleset);
  CHECK(ruleset.error().front().message == "there is no class \"outrech\" in the weights");
}
