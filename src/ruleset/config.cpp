// SPDX-License-Identifier: Apache-2.0
// `.outlint.yaml` and the profiles.
#include <outlint/config.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "ruleset/source_file.hpp"
#include "ruleset/words.hpp"
#include "ruleset/yaml.hpp"

namespace outlint {
namespace {

namespace fs = std::filesystem;
using ruleset::Node;
using ruleset::YamlReader;

constexpr ruleset::Word<Override::Kind> override_keys[] = {
    {"severity", Override::Kind::severity}, {"limits", Override::Kind::limit},   {"weights", Override::Kind::weight},
    {"credit", Override::Kind::credit},     {"points", Override::Kind::points},  {"extend", Override::Kind::lexicon}};

const std::vector<std::string_view> config_keys{"extends", "me",       "people", "select", "ignore",  "rules",  "recipients", "severity", "limits",
                                                "weights", "credit",   "points", "extend",  "fail_on", "history",  "summary",
                                                "source"};

/// The text of a built-in profile.
std::optional<std::string_view> profile_text(std::string_view name) {
  for (const ruleset::EmbeddedFile& file : ruleset::embedded_files()) {
    if (file.path == "profiles/" + std::string(name) + ".yaml") return file.content;
  }
  return std::nullopt;
}

std::string one_line(const Node& node) {
  if (node.is_scalar()) return node.scalar;
  std::string out;
  for (const Node& item : node.items) out += (out.empty() ? "" : ", ") + one_line(item);
  for (const auto& [key, value] : node.fields) out += (out.empty() ? "" : ", ") + key.scalar + ": " + one_line(value);
  return out;
}

class Loader {
 public:
  explicit Loader(Problems& problems) : problems_(problems) {}

  void profile(const std::string& name, const std::string& named_in) {
    const auto text = profile_text(name);
    if (!text) {
      Problem problem;
      problem.file = named_in;
      problem.message = "there is no profile \"" + name + "\"";
      std::vector<std::string_view> views;
      const std::vector<std::string> names = profile_names();
      for (const std::string& each : names) views.push_back(each);
      problem.hint = ruleset::did_you_mean(name, views);
      if (problem.hint.empty()) for (const auto& each : names) problem.hint += (problem.hint.empty() ? "there are: " : ", ") + each;
      problems_.push_back(std::move(problem));
      return;
    }
    read(*text, "profile " + name, {});
  }

  void file(const fs::path& path, const std::string& shown) {
    std::error_code error;
    const std::string key = fs::weakly_canonical(path, error).generic_string();
    if (std::find(open_.begin(), open_.end(), key) != open_.end()) {
      fail(shown, "extends itself", "break the circle of extends");
      return;
    }
    std::ifstream stream(path, std::ios::binary);
    std::string text;
    if (stream && !fs::is_directory(path, error)) text.assign(std::istreambuf_iterator<char>(stream), {});
    else {
      fail(shown, "the configuration cannot be read", "name a readable YAML file");
      return;
    }
    open_.push_back(key);
    read(text, shown, path.parent_path());
    open_.pop_back();
  }

  Config config;

 private:
  void fail(const std::string& shown, std::string message, std::string hint) {
    Problem problem;
    problem.file = shown;
    problem.message = std::move(message);
    problem.hint = std::move(hint);
    problems_.push_back(std::move(problem));
  }

  void read(std::string_view text, const std::string& shown, const fs::path& folder) {
    auto parsed = ruleset::parse_yaml(text, shown);
    if (!parsed) {
      problems_.insert(problems_.end(), parsed.error().begin(), parsed.error().end());
      return;
    }
    const Node& root = *parsed;
    if (root.kind == Node::Kind::null) return;
    YamlReader reader(shown, text, problems_);
    reader.known_keys(root, config_keys);
    if (!root.is_map()) return;
    extend(reader, root, shown, folder);
    for (const auto& [key, value] : root.fields) {
      if (value.is_map()) {
        for (const auto& [inner, each] : value.fields) note(key.scalar + "." + inner.scalar, each, inner, shown);
      } else if (key.scalar != "summary" && key.scalar != "source") {
        note(key.scalar, value, key, shown);
      }
    }
    take_lists(reader, root, folder);
    take_overrides(reader, root, shown, text);
    take_words(reader, root, folder);
    take_recipients(reader, root);
    take_people(reader, root);
  }

  void extend(YamlReader& reader, const Node& root, const std::string& shown, const fs::path& folder) {
    for (const std::string& name : reader.strings(root, "extends")) {
      const bool path = name.find('/') != std::string::npos || name.ends_with(".yaml") || name.ends_with(".yml");
      if (!path) {
        const std::size_t before = problems_.size();
        profile(name, shown);
        if (problems_.size() > before) problems_.back().line = root.find("extends")->mark.line, problems_.back().column = root.find("extends")->mark.column;
        continue;
      }
      std::error_code error;
      fs::path target = folder / name;
      if (fs::is_directory(target, error)) target /= ".outlint.yaml";
      file(target, target.generic_string());
    }
  }

  void take_lists(YamlReader& reader, const Node& root, const fs::path& folder) {
    const auto append = [&](std::vector<std::string>& list, std::string_view key) {
      const std::vector<std::string> more = reader.strings(root, key);
      list.insert(list.end(), more.begin(), more.end());
    };
    append(config.me, "me");
    append(config.ignore, "ignore");
    if (root.find("select") != nullptr) config.select = reader.strings(root, "select");
    for (const std::string& rules : reader.strings(root, "rules")) config.rule_folders.push_back((folder / rules).generic_string());
  }

  void take_overrides(YamlReader& reader, const Node& root, const std::string& shown, std::string_view text) {
    for (const auto& [key, kind] : override_keys) {
      const Node* map = root.find(key);
      if (map == nullptr) continue;
      if (!map->is_map()) {
        reader.problem(*map, "\"" + std::string(key) + "\" has keys and values of its own");
        continue;
      }
      for (const auto& [name, value] : map->fields) {
        Override change;
        change.kind = kind;
        change.key = name.scalar;
        change.values = reader.strings(*map, name.scalar);
        Problems place;
        YamlReader(shown, text, place).problem(name, "");
        change.place = place.front();
        config.overrides.push_back(std::move(change));
      }
    }
  }

  void take_words(YamlReader& reader, const Node& root, const fs::path& folder) {
    if (const Node* node = root.find("fail_on")) {
      static constexpr ruleset::Word<std::string_view> words[] = {{"error", "error"}, {"warning", "warning"}, {"never", "never"}};
      config.fail_on = ruleset::from_words(reader, *node, words).value_or("");
    }
    if (const Node* node = root.find("history")) {
      config.history = node->scalar == "none" ? node->scalar : (folder / node->scalar).generic_string();
    }
  }

  void take_recipients(YamlReader& reader, const Node& root) {
    const Node* list = root.find("recipients");
    if (list == nullptr) return;
    if (!list->is_sequence()) reader.problem(*list, "recipients are a list");
    for (const Node& item : list->items) {
      reader.known_keys(item, {"match", "stage", "ignore"});
      RecipientSetting setting;
      setting.match = reader.required(item, "match");
      setting.ignore = reader.strings(item, "ignore");
      if (const Node* stage = item.find("stage")) {
        setting.stage = stage_from_string(stage->scalar);
        if (!setting.stage) {
          reader.problem(*stage, "there is no stage \"" + stage->scalar + "\"",
                         ruleset::did_you_mean(stage->scalar, {"stranger", "thin", "lapsed", "acquaintance", "familiar", "close"}));
        }
      }
      config.recipients.push_back(std::move(setting));
    }
  }

  void take_people(YamlReader& reader, const Node& root) {
    const Node* list = root.find("people");
    for (std::size_t at = 0; list != nullptr && at < list->items.size(); ++at) {
      std::vector<std::string> one;
      for (const Node& item : list->items[at].items) one.push_back(item.scalar);
      if (one.size() < 2) reader.problem(list->items[at], "a person has at least two addresses or profiles here", "write - [ana@work.example, ana@home.example, in/ana]");
      config.people.push_back(std::move(one));
    }
  }

  void note(const std::string& key, const Node& value, const Node& at, const std::string& shown) {
    config.settings.push_back({key, one_line(value), shown, at.mark.line});
  }

  Problems& problems_;
  std::vector<std::string> open_;  // files that are being read, against circles
};

}  // namespace

Result<Config> load_config(const ConfigOptions& options) {
  Problems problems;
  Loader loader(problems);
  for (const std::string& name : options.profiles) loader.profile(name, "command line");
  if (!options.file.empty()) loader.file(options.file, options.file);
  if (!problems.empty()) return Failure{std::move(problems)};
  return std::move(loader.config);
}

std::optional<std::string> find_config(const std::string& folder, const std::string& fallback) {
  std::error_code error;
  fs::path at = fs::absolute(folder.empty() ? "." : folder, error);
  while (!error) {
    if (fs::is_regular_file(at / ".outlint.yaml", error)) return (at / ".outlint.yaml").generic_string();
    error.clear();
    if (!at.has_relative_path()) break;
    at = at.parent_path();
  }
  if (!fallback.empty() && fs::is_regular_file(fallback, error)) return fallback;
  return std::nullopt;
}

std::vector<std::string> profile_names() {
  std::vector<std::string> names;
  for (const ruleset::EmbeddedFile& file : ruleset::embedded_files()) {
    if (!file.path.starts_with("profiles/")) continue;
    const std::string_view name = file.path.substr(9);
    names.emplace_back(name.substr(0, name.size() - 5));
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace outlint
