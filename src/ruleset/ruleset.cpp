// SPDX-License-Identifier: Apache-2.0
// Rulesets: the embedded pack, and folders of the user's laid over it.
#include <outlint/ruleset.hpp>

#include <algorithm>

#include "ruleset/blob.hpp"
#include "ruleset/compiler.hpp"

namespace outlint {
namespace ruleset {

namespace {

std::vector<SourceFile> builtin_files() {
  std::vector<SourceFile> files;
  for (const EmbeddedFile& file : embedded_files()) {
    files.push_back({std::string(file.path), "rules/" + std::string(file.path), std::string(file.content)});
  }
  return files;
}

/// A user's file stands in for the built-in one of the same path.
void lay_over(std::vector<SourceFile>& files, std::vector<SourceFile> own) {
  for (SourceFile& file : own) {
    const auto same = std::find_if(files.begin(), files.end(), [&](const SourceFile& each) { return each.path == file.path; });
    if (same != files.end()) *same = std::move(file);
    else files.push_back(std::move(file));
  }
}

void make_matchers(Pack& pack) {
  for (auto& [language, part] : pack.by_language) {
    for (rules::Rule& rule : part.rules) rule.matcher = rules::make_matcher(rule.spec);
  }
}

/// Numbers and severities are changed in what the build compiled; words and patterns have to be compiled with the rest.
bool leaves_words_alone(const RulesetOptions& options) {
  return options.builtin && options.rule_folders.empty() &&
         std::none_of(options.overrides.begin(), options.overrides.end(), [](const Override& each) { return each.kind == Override::Kind::lexicon; });
}

Result<Ruleset> load_changed(const std::vector<Override>& overrides) {
  const auto pack = read_blob(embedded_pack());
  Problems problems;
  override_tables(overrides, *pack, problems);
  override_rules(overrides, *pack, problems);
  if (!problems.empty()) return Failure{by_place(std::move(problems))};
  make_matchers(*pack);
  return Ruleset(pack);
}

}  // namespace
}  // namespace ruleset

Ruleset Ruleset::builtin() {
  // Kept to the end of the process: taking it apart there would cost a fifth of a check.
  static const auto& pack = *new std::shared_ptr<const Pack>([] {
    auto read = ruleset::read_blob(ruleset::embedded_pack());
    ruleset::make_matchers(*read);
    return read;
  }());
  return Ruleset(pack);
}

Result<Ruleset> Ruleset::load(const RulesetOptions& options) {
  if (options.builtin && options.rule_folders.empty() && options.overrides.empty()) return builtin();
  if (ruleset::leaves_words_alone(options)) return ruleset::load_changed(options.overrides);
  Problems problems;
  std::vector<ruleset::SourceFile> files;
  if (options.builtin) files = ruleset::builtin_files();
  for (const std::string& folder : options.rule_folders) ruleset::lay_over(files, ruleset::read_folder(folder, problems));
  auto compiled = ruleset::compile_pack(files, options.overrides);
  if (!compiled) problems.insert(problems.end(), compiled.error().begin(), compiled.error().end());
  if (!problems.empty()) return Failure{std::move(problems)};
  ruleset::make_matchers(**compiled);
  return Ruleset(std::move(*compiled));
}

const std::vector<RuleInfo>& Ruleset::rules() const { return pack_->catalogue->infos; }

const RuleInfo* Ruleset::find(std::string_view id) const {
  const std::vector<RuleInfo>& infos = rules();
  const auto found = std::lower_bound(infos.begin(), infos.end(), id, [](const RuleInfo& info, std::string_view key) { return info.id < key; });
  return found != infos.end() && found->id == id ? &*found : nullptr;
}

const std::vector<RuleExample>& Ruleset::act_examples() const { return pack_->catalogue->act_examples; }

}  // namespace outlint
