// SPDX-License-Identifier: Apache-2.0
// A pack from its files: all of them parsed, then compiled in the order in which they need one another.
#include <algorithm>
#include <list>
#include <tuple>

#include "ruleset/compiler.hpp"

namespace outlint::ruleset {
namespace {

/// `en/acts/ask/advice.yaml` → `en`, `acts`.
struct Shelf {
  std::string language, folder;
};

Shelf shelf_of(std::string_view path) {
  const std::size_t first = path.find('/');
  if (first == std::string_view::npos) return {};
  const std::string_view rest = path.substr(first + 1);
  const std::size_t second = rest.find('/');
  return {std::string(path.substr(0, first)), std::string(rest.substr(0, second == std::string_view::npos ? 0 : second))};
}

std::vector<const ParsedFile*> in_folder(const std::list<ParsedFile>& files, std::string_view language, std::string_view folder) {
  std::vector<const ParsedFile*> out;
  for (const ParsedFile& file : files) {
    const Shelf shelf = shelf_of(file.source->path);
    if (shelf.language == language && shelf.folder == folder) out.push_back(&file);
  }
  return out;
}

bool is_rule_folder(const std::string& folder) {
  return folder != "acts" && folder != "lexicon" && folder != "judgement" && folder != "signs" && folder != "plan" && folder != "weights" && !folder.empty();
}

/// Once all acts are there: which patterns tell of them, in which scopes.
void index_patterns(analysis::Vocabulary& words, const Pack& pack) {
  const auto own = std::find_if(pack.languages.words.begin(), pack.languages.words.end(), [&](const auto& each) { return each.language == words.language; });
  const std::vector<std::string> common = own == pack.languages.words.end() ? std::vector<std::string>() : own->words;
  std::vector<text::PatternNumber> scanned;
  for (std::size_t act = 0; act < words.acts.size(); ++act) {
    for (const text::PatternNumber pattern : words.acts[act].patterns) {
      words.numbered.push_back({pattern, act});
      if (words.scopes.size() <= pattern) words.scopes.resize(pattern + 1, 0);
      if (words.scopes[pattern] == 0) scanned.push_back(pattern);
      words.scopes[pattern] = static_cast<std::uint16_t>(words.scopes[pattern] | words.acts[act].scope);
    }
  }
  std::sort(words.numbered.begin(), words.numbered.end(), [](const auto& a, const auto& b) { return std::tie(a.pattern, a.definition) < std::tie(b.pattern, b.definition); });
  const auto same = [](const auto& a, const auto& b) { return a.pattern == b.pattern && a.definition == b.definition; };
  words.numbered.erase(std::unique(words.numbered.begin(), words.numbered.end(), same), words.numbered.end());
  words.patterns.finish(scanned, common);
}

void compile_language(const std::list<ParsedFile>& files, const std::string& language, const analysis::MailboxWords& mailboxes,
                      const std::vector<Override>& overrides, Pack& pack, Catalogue& catalogue, Problems& problems) {
  Compiler compiler(language, pack, catalogue, problems);
  compiler.out.vocabulary.language = language;
  compiler.out.vocabulary.mailboxes = mailboxes;
  const auto each = [&](std::string_view folder, auto action) {
    for (const ParsedFile* file : in_folder(files, language, folder)) action(*file);
  };
  each("lexicon", [&](const ParsedFile& file) { compiler.add_lexicons(file); });
  compiler.check_extensions();
  override_language(overrides, compiler);
  each("weights", [&](const ParsedFile& file) { compiler.compile_weights(file); });
  each("acts", [&](const ParsedFile& file) { compiler.declare_act(file); });
  each("acts", [&](const ParsedFile& file) { compiler.compile_act(file); });
  each("judgement", [&](const ParsedFile& file) { compiler.compile_judgement(file); });
  each("signs", [&](const ParsedFile& file) { compiler.compile_sign(file); });
  each("plan", [&](const ParsedFile& file) { compiler.compile_plan(file); });
  for (const ParsedFile& file : files) {
    const Shelf shelf = shelf_of(file.source->path);
    if (shelf.language == language && is_rule_folder(shelf.folder)) compiler.compile_rule(file);
  }
  index_patterns(compiler.out.vocabulary, pack);
  compiler.index_weights();
  std::sort(compiler.out.rules.begin(), compiler.out.rules.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  std::stable_sort(compiler.out.plans.begin(), compiler.out.plans.end(), [](const auto& a, const auto& b) { return a.order < b.order; });
  pack.by_language.emplace(language, std::move(compiler.out));
}

std::vector<std::string> languages_of(const std::list<ParsedFile>& files) {
  std::vector<std::string> out;
  for (const ParsedFile& file : files) {
    const std::string language = shelf_of(file.source->path).language;
    if (!language.empty() && language != "mail" && language != "profiles" && std::find(out.begin(), out.end(), language) == out.end()) out.push_back(language);
  }
  return out;
}

}  // namespace

Problems by_place(Problems problems) {
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
  });
  return problems;
}

Result<std::shared_ptr<Pack>> compile_pack(const std::vector<SourceFile>& sources, const std::vector<Override>& overrides) {
  auto pack = std::make_shared<Pack>();
  Catalogue catalogue;
  Problems problems;
  std::list<ParsedFile> files;  // A list: the lexicons keep pointers to their files.
  for (const SourceFile& source : sources) {
    if (source.path.starts_with("mail/") || source.path.starts_with("profiles/")) continue;
    auto parsed = parse_yaml(source.content, source.shown);
    if (parsed) files.push_back({&source, std::move(*parsed)});
    else problems.insert(problems.end(), parsed.error().begin(), parsed.error().end());
  }
  analysis::MailboxWords mailboxes;
  for (const ParsedFile& file : files) {
    if (file.source->path == "tables.yaml") compile_tables(file, *pack, problems);
    if (file.source->path == "languages.yaml") compile_languages(file, *pack, problems);
    if (file.source->path == "mailboxes.yaml") mailboxes = compile_mailboxes(file, problems);
  }
  override_tables(overrides, *pack, problems);
  for (const std::string& language : languages_of(files)) compile_language(files, language, mailboxes, overrides, *pack, catalogue, problems);
  override_rules(overrides, *pack, problems);
  std::stable_sort(catalogue.infos.begin(), catalogue.infos.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  if (!problems.empty()) return Failure{by_place(std::move(problems))};
  pack->catalogue.set(std::move(catalogue));
  return pack;
}

}  // namespace outlint::ruleset
