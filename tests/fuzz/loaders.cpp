// SPDX-License-Identifier: Apache-2.0
// Rules, configuration and patterns: either they load or every problem has a place; what loads judges in bounded time.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <unistd.h>

#include "oracle.hpp"
#include "rules/rule.hpp"
#include "ruleset/compiler.hpp"
#include "targets.hpp"
#include "text/fold.hpp"
#include "text/pattern_set.hpp"
#include "text/utf8.hpp"

namespace outlint::fuzz {
namespace {

void check_problems(const Problems& problems) {
  demand(!problems.empty(), "who fails says why");
  for (const Problem& problem : problems) {
    demand(!problem.message.empty(), "a problem says what is wrong");
    demand(problem.column == 0 || problem.line > 0, "a column has a line");
    demand(text::is_valid_utf8(problem.message), "a problem is valid text: " + problem.message);
  }
}

/// The numbers that everything rests on, and files of the input's own.
std::vector<ruleset::SourceFile> files_of(std::string_view bytes) {
  std::vector<ruleset::SourceFile> files;
  for (const ruleset::EmbeddedFile& file : ruleset::embedded_files()) {
    if (file.path.find('/') == std::string_view::npos) files.push_back({std::string(file.path), "rules/" + std::string(file.path), std::string(file.content)});
  }
  std::string path = "en/fuzz/rule.yaml", content;
  const auto finish = [&] {
    const auto same = std::find_if(files.begin(), files.end(), [&](const auto& each) { return each.path == path; });
    if (same != files.end()) same->content = content;
    else files.push_back({path, path, content});
  };
  Bytes rest(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  while (!rest.rest().empty()) {
    const std::string_view line = rest.line();
    if (line.starts_with("%% ")) {
      if (!content.empty()) finish();
      path = text::repaired_utf8(line.substr(3)).text;
      if (!path.ends_with(".yaml")) path += ".yaml";  // others are not looked for
      content.clear();
    } else {
      content.append(line).append("\n");
    }
  }
  finish();
  return files;
}

/// A file of its own for each process, taken away at its end.
class Scratch {
 public:
  Scratch() {
    std::string name = (std::filesystem::temp_directory_path() / "outlint-fuzz-XXXXXX").string();
    demand(mkdtemp(name.data()) != nullptr, "a folder for scratch can be made");
    folder_ = name;
  }
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  std::string with(const std::uint8_t* data, std::size_t size) const {
    const std::filesystem::path path = folder_ / ".outlint.yaml";
    std::ofstream(path, std::ios::binary).write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    return path.string();
  }

 private:
  std::filesystem::path folder_;
};

using Matches = std::map<text::PatternNumber, std::vector<Span>>;

Matches one_by_one(const text::PatternSet& set, const std::vector<text::PatternNumber>& numbers, const std::string& text, bool& gave_up) {
  Matches found;
  text::Searcher searcher;
  searcher.begin(set, text);
  for (const text::PatternNumber number : numbers) {
    if (set.outside(number) != nullptr) continue;
    for (auto match = searcher.search(number, 0, gave_up); match; match = searcher.search(number, match->end, gave_up)) found[number].push_back(*match);
  }
  return found;
}

/// What Boost finds is what the matcher finds: it is the reference for what a pattern means.
void compare_with_boost(const text::PatternSet& set, const Matches& found, const std::vector<text::PatternNumber>& numbers, const std::string& text) {
  for (const text::PatternNumber number : numbers) {
    if (set.outside(number) != nullptr) continue;
    std::optional<text::Pattern::Error> error;
    const text::Pattern reference = text::Pattern::compile(set.source(number), error);
    if (error) continue;
    std::vector<Span> expected;
    bool gave_up = false;
    for (auto match = reference.search(text, 0, gave_up); match && !gave_up; match = reference.search(text, match->span.end, gave_up)) expected.push_back(match->span);
    if (gave_up) continue;
    const auto ours = found.find(number);
    demand((ours == found.end() ? std::vector<Span>() : ours->second) == expected, "the matcher finds what Boost finds: " + std::string(set.source(number)));
  }
}

}  // namespace

void rules(const std::uint8_t* data, std::size_t size) {
  const std::vector<ruleset::SourceFile> files = files_of({reinterpret_cast<const char*>(data), size});
  auto compiled = ruleset::compile_pack(files);
  if (!compiled) return check_problems(compiled.error());
  for (auto& [language, part] : (*compiled)->by_language) {
    for (outlint::rules::Rule& rule : part.rules) rule.matcher = outlint::rules::make_matcher(rule.spec);
  }
  const Linter judge{Ruleset(std::shared_ptr<const Pack>(*compiled))};
  const Document document(message_from_text("Hi Bo,\n\nwe have never met. Could you pour me some tea before Friday? It would mean a lot.\n\nBest,\nAna\n"));
  check_report(judge.lint(document), document);
}

void config(const std::uint8_t* data, std::size_t size) {
  static const Scratch scratch;
  ConfigOptions options;
  options.file = scratch.with(data, size);
  const Result<Config> config = load_config(options);
  if (!config) return check_problems(config.error());
  RulesetOptions loading;
  for (const Override& change : config->overrides) {
    if (change.kind != Override::Kind::lexicon) loading.overrides.push_back(change);  // those compile the whole pack: too slow here
  }
  const Result<Ruleset> ruleset = Ruleset::load(loading);
  if (!ruleset) return check_problems(ruleset.error());
  LintOptions linting;
  linting.select = config->select;
  linting.ignore = config->ignore;
  linting.recipients = config->recipients;
  const Document document(message_from_text("Hi Bo,\n\nwe have never met. Could you refer me before Friday?\n"));
  check_report(Linter(*ruleset, linting).lint(document), document);
}

void matcher(const std::uint8_t* data, std::size_t size) {
  Bytes bytes(data, size);
  text::PatternSet set;
  std::vector<text::PatternNumber> numbers;
  for (std::string_view line = bytes.line(); !line.empty() && numbers.size() < 8; line = bytes.line()) {
    const std::string source = text::repaired_utf8(line).text;
    std::optional<text::Pattern::Error> error;
    text::Pattern::compile(source, error);
    if (error) demand(!error->message.empty() && error->position <= source.size(), "a wrong pattern is told where it is wrong");
    if (error) continue;
    const text::PatternNumber number = set.add(source, error);
    if (!error && std::find(numbers.begin(), numbers.end(), number) == numbers.end()) numbers.push_back(number);
  }
  if (numbers.empty()) return;
  set.finish(numbers, {"the", "you"});
  // Patterns are searched for in what folding leaves: on one line, in lower case.
  const std::string text = text::fold(text::repaired_utf8(bytes.rest()).text).text;
  bool gave_up = false;
  const Matches expected = one_by_one(set, numbers, text, gave_up);
  if (gave_up) return;
  compare_with_boost(set, expected, numbers, text);
  Matches found;
  text::Searcher searcher;
  searcher.begin(set, text);
  for (const text::PatternHit& hit : searcher.scan([](text::PatternNumber) { return true; }, gave_up)) found[hit.pattern].push_back(hit.span);
  if (!gave_up) demand(found == expected, "a scan finds what single searches find");
}

}  // namespace outlint::fuzz
