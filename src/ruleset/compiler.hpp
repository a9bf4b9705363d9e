// SPDX-License-Identifier: Apache-2.0
// What the loaders of one language share while a pack is compiled.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/vocabulary.hpp"
#include "rules/rule.hpp"
#include "ruleset/pack.hpp"
#include "ruleset/source_file.hpp"
#include "ruleset/yaml.hpp"

namespace outlint::ruleset {

/// A file with its tree.
struct ParsedFile {
  const SourceFile* source = nullptr;
  Node root;
};

/// An entry of a lexicon, and where it stands.
struct LexiconEntry {
  std::string words;
  const ParsedFile* file = nullptr;  ///< null for one that a configuration added
  Mark mark;
};

/// One language while it is compiled. Problems are collected, never thrown.
class Compiler {
 public:
  Compiler(std::string for_language, Pack& into, Catalogue& said, Problems& found)
      : language(std::move(for_language)), pack(into), catalogue(said), problems(found) {}

  /// A reader of one file, reporting into the common list.
  [[nodiscard]] YamlReader reader(const ParsedFile& file) const {
    return YamlReader(file.source->shown, file.source->content, problems);
  }

  /// A pattern with its `{lexicon}` references spelled out; problems point at `at`.
  std::string expand(const ParsedFile& file, const Node& at, std::string_view source);
  /// The same, compiled: its number among the patterns of the vocabulary.
  text::PatternNumber pattern(const ParsedFile& file, const Node& at, std::string_view source);
  std::vector<text::PatternNumber> patterns(const ParsedFile& file, const Node& map, std::string_view key);

  analysis::Condition condition(const ParsedFile& file, const Node& node);
  /// The value of `when`, an empty condition where there is none.
  analysis::Condition when(const ParsedFile& file, const Node& map, std::string_view key = "when");

  /// The definitions that ids or globs (`ask/*`) name; an unknown one is a problem.
  std::uint16_t scope(const ParsedFile& file, const Node& map, std::string_view key);
  std::vector<std::size_t> acts(const ParsedFile& file, const Node& map, std::string_view key);

  /// Examples of a file, added to `out` under the name of `id`.
  void examples(const ParsedFile& file, const std::string& id, std::vector<RuleExample>& out);

  void add_lexicons(const ParsedFile& file);
  /// Complains about extensions of lists that no file defines.
  void check_extensions();
  /// The table of word weights, before the acts; and its signs for them, once all are there.
  void compile_weights(const ParsedFile& file);
  void index_weights();
  /// The class of weights under a key.
  std::optional<std::size_t> weight_class(const ParsedFile& file, const Node& map, std::string_view key);
  std::optional<std::size_t> weight_class(const ParsedFile& file, const Node& name);
  void declare_act(const ParsedFile& file);
  void compile_act(const ParsedFile& file);
  void compile_judgement(const ParsedFile& file);
  std::vector<analysis::Allowance> allowances(const ParsedFile& file, const Node& list);
  void compile_scores(const ParsedFile& file, const Node& scores);
  void compile_rule(const ParsedFile& file);
  void compile_sign(const ParsedFile& file);
  void compile_plan(const ParsedFile& file);

  /// An act made of a rule's own patterns; its index.
  std::size_t own_act(const ParsedFile& file, const std::string& rule);

  std::string language;
  Pack& pack;
  Catalogue& catalogue;
  Problems& problems;
  LanguagePack out;
  std::map<std::string, std::vector<LexiconEntry>, std::less<>> lexicons;
  std::map<std::string, std::size_t, std::less<>> act_ids;
  std::set<std::string, std::less<>> lexicon_names;                      ///< that a file defines
  std::vector<std::pair<const ParsedFile*, const Node*>> extended;       ///< and those that one extends
  std::map<std::string, std::string, std::less<>> rule_files;  ///< of the rules so far, by id

 private:
  [[nodiscard]] std::pair<std::size_t, std::string> place_in_source(std::string_view source, std::size_t position) const;
  std::string expand_within(const ParsedFile& file, const Node& at, std::string_view source, std::vector<std::string>& open);
  void fill_act(const ParsedFile& file, analysis::ActDefinition& definition);
  std::vector<analysis::Exception> exceptions(const ParsedFile& file, const Node& map, std::string_view key);
  std::map<std::string, std::string, std::less<>> expanded_;
};

/// Whether a glob (`*` for any run of characters) names an id.
bool glob_matches(std::string_view glob, std::string_view id);

/// What a rule looks for, by its kind; shared by `compile_rule`.
rules::RuleSpec compile_spec(Compiler& compiler, const ParsedFile& file, const std::string& kind, const std::string& id);
std::vector<rules::SuggestionTemplate> compile_suggestions(Compiler& compiler, const ParsedFile& file, const Node& list);
/// The words under a key: one text, or one for each voice.
rules::Wording compile_wording(Compiler& compiler, const ParsedFile& file, const Node& map, std::string_view key);
std::vector<rules::SeverityCase> compile_severity(Compiler& compiler, const ParsedFile& file, std::string& spoken);

/// Complains about numbers of a rule or a sign that say neither where they come from nor how sure they are: all but 0 and 1,
/// which mean none and any, and those of `limits`, which say it themselves.
void check_thresholds(Compiler& compiler, const ParsedFile& file, std::string_view kind);

/// `rules/tables.yaml`, `rules/languages.yaml`.
void compile_tables(const ParsedFile& file, Pack& pack, Problems& problems);
void compile_languages(const ParsedFile& file, Pack& pack, Problems& problems);
analysis::MailboxWords compile_mailboxes(const ParsedFile& file, Problems& problems);

/// Changes of a configuration. Tables before the languages are compiled, lexicons while they are, severities and limits after.
void override_tables(const std::vector<Override>& overrides, Pack& pack, Problems& problems);
void override_language(const std::vector<Override>& overrides, Compiler& compiler);
void override_rules(const std::vector<Override>& overrides, Pack& pack, Problems& problems);

/// In the order of their places.
Problems by_place(Problems problems);

/// Compiles files to a pack, or says everything that is wrong with them.
Result<std::shared_ptr<Pack>> compile_pack(const std::vector<SourceFile>& files, const std::vector<Override>& overrides = {});

}  // namespace outlint::ruleset
