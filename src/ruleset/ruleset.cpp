// SPDX-License-Identifier: Apache-2.0
// Rulesets: the embedded pack, and folders of the user's laid over it.
#include <outlint/ruleset.hpp>

#include <algorithm>
#include <cassert>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "ruleset/compiler.hpp"

namespace outlint {
namespace ruleset {

std::vector<SourceFile> read_folder(const std::string& folder, Problems& problems) {
  namespace fs = std::filesystem;
  std::vector<SourceFile> files;
  std::error_code error;
  const auto fail = [&](const std::string& path, const std::string& what) {
    Problem problem;
    problem.file = path;
    problem.message = what;
    problem.hint = "name a readable folder of YAML files";
    problems.push_back(std::move(problem));
  };
  if (!fs::is_directory(folder, error)) {
    fail(folder, "no folder of rules");
    return files;
  }
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const fs::path& path = entry->path();
    if (path.extension() != ".yaml" && path.extension() != ".yml") continue;
    std::ifstream stream(path, std::ios::binary);
    SourceFile file{path.lexically_relative(folder).generic_string(), path.generic_string(), {}};
    if (stream) file.content.assign(std::istreambuf_iterator<char>(stream), {});
    if (!stream) fail(file.shown, "cannot be read");
    else files.push_back(std::move(file));
  }
  if (error) fail(folder, "cannot be listed: " + error.message());
  std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return files;
}

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

}  // namespace
}  // namespace ruleset

Ruleset Ruleset::builtin() {
  static const std::shared_ptr<const Pack> pack = [] {
    auto compiled = ruleset::compile_pack(ruleset::builtin_files());
    assert(compiled && "the built-in pack does not compile; the build checks it");
    return compiled ? *compiled : std::make_shared<const Pack>();
  }();
  return Ruleset(pack);
}

Result<Ruleset> Ruleset::load(const RulesetOptions& options) {
  if (options.builtin && options.rule_folders.empty() && options.overrides.empty()) return builtin();
  Problems problems;
  std::vector<ruleset::SourceFile> files;
  if (options.builtin) files = ruleset::builtin_files();
  for (const std::string& folder : options.rule_folders) ruleset::lay_over(files, ruleset::read_folder(folder, problems));
  auto compiled = ruleset::compile_pack(files, options.overrides);
  if (!compiled) problems.insert(problems.end(), compiled.error().begin(), compiled.error().end());
  if (!problems.empty()) return Failure{std::move(problems)};
  return Ruleset(std::move(*compiled));
}

const std::vector<RuleInfo>& Ruleset::rules() const { return pack_->infos; }

const RuleInfo* Ruleset::find(std::string_view id) const {
  const auto found = std::lower_bound(pack_->infos.begin(), pack_->infos.end(), id, [](const RuleInfo& info, std::string_view key) { return info.id < key; });
  return found != pack_->infos.end() && found->id == id ? &*found : nullptr;
}

const std::vector<RuleExample>& Ruleset::act_examples() const { return pack_->act_examples; }

}  // namespace outlint
