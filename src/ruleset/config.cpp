// SPDX-License-Identifier: Apache-2.0
// `.outlint.yaml` and the profiles.
#include <outlint/config.hpp>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>

#include "ruleset/keywords.hpp"
#include "ruleset/schema.hpp"
#include "ruleset/source_file.hpp"
#include "ruleset/yaml.hpp"
#include "text/file_bytes.hpp"

namespace outlint {
namespace {

namespace fs = std::filesystem;
using ruleset::Node;
using ruleset::YamlReader;

constexpr ruleset::Word<Override::Kind> override_keys[] = {
    {"severity", Override::Kind::severity}, {"limits", Override::Kind::limit},   {"weights", Override::Kind::weight},
    {"credit", Override::Kind::credit},     {"points", Override::Kind::points},  {"extend", Override::Kind::lexicon}};

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

  /// Where a name stands that leads to another file: in a file, or on the command line.
  struct From {
    std::string shown;
    YamlReader* reader = nullptr;
    const Node* node = nullptr;
  };

  void profile(const std::string& name, const From& from) {
    if (const auto text = profile_text(name)) {
      read(*text, "profile " + name, {});
      return;
    }
    const std::vector<std::string> names = profile_names();
    std::string hint = ruleset::did_you_mean(name, {names.begin(), names.end()});
    if (hint.empty()) {
      for (const std::string& each : names) hint += (hint.empty() ? "there are: " : ", ") + each;
    }
    fail(from, "there is no profile \"" + name + "\"", hint);
  }

  void file(const fs::path& path, const std::string& shown, const From& from) {
    std::error_code error;
    const std::string key = fs::weakly_canonical(path, error).generic_string();
    if (std::find(open_.begin(), open_.end(), key) != open_.end()) {
      fail(from, "\"" + shown + "\" extends itself", "break the circle of extends");
      return;
    }
    std::string reason;
    const std::optional<std::string> text = text::file_bytes(path.string(), reason);
    if (!text) {
      fail(from, "\"" + shown + "\" cannot be read: " + reason, "name a readable YAML file");
      return;
    }
    open_.push_back(key);
    read(*text, shown, path.parent_path());
    open_.pop_back();
  }

  Config config;

 private:
  void fail(const From& from, std::string message, std::string hint) {
    if (from.reader != nullptr) return from.reader->problem(*from.node, std::move(message), std::move(hint));
    Problem problem;
    problem.file = from.shown;
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
    ruleset::check_object(reader, root, "config");
    if (!root.is_map()) return;
    extend(reader, root, folder);
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
    take_filter(reader, root);
    take_recipients(reader, root);
    take_people(reader, root);
  }

  void extend(YamlReader& reader, const Node& root, const fs::path& folder) {
    for (const Node* item : items_of(root, "extends")) {
      const std::string& name = item->scalar;
      const From from{"", &reader, item};
      const bool path = name.find('/') != std::string::npos || name.ends_with(".yaml") || name.ends_with(".yml");
      if (!path) {
        profile(name, from);
        continue;
      }
      std::error_code error;
      fs::path target = folder / name;
      if (fs::is_directory(target, error)) target /= ".outlint.yaml";
      file(target, target.lexically_normal().generic_string(), from);
    }
  }

  /// The items of a list; a text alone is a list of one.
  static std::vector<const Node*> items_of(const Node& root, std::string_view key) {
    std::vector<const Node*> out;
    const Node* node = root.find(key);
    if (node == nullptr) return out;
    if (node->is_scalar()) out.push_back(node);
    for (const Node& item : node->items) {
      if (item.is_scalar()) out.push_back(&item);
    }
    return out;
  }

  void take_lists(YamlReader& reader, const Node& root, const fs::path& folder) {
    const auto append = [&](std::vector<std::string>& list, std::string_view key) {
      const std::vector<std::string> more = reader.strings(root, key);
      list.insert(list.end(), more.begin(), more.end());
    };
    append(config.me, "me");
    append(config.ignore, "ignore");
    if (root.find("select") != nullptr) config.select = reader.strings(root, "select");
    for (const Node* rules : items_of(root, "rules")) {
      std::error_code error;
      const fs::path path = folder / rules->scalar;
      if (fs::is_directory(path, error)) config.rule_folders.push_back(path.generic_string());
      else reader.problem(*rules, "\"" + rules->scalar + "\" is no folder of rules", "name a folder of YAML files, seen from this file");
    }
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
        // A limit may say where it comes from.
        change.values = reader.strings(kind == Override::Kind::limit && value.is_map() ? value : *map, kind == Override::Kind::limit && value.is_map() ? "value" : std::string_view(name.scalar));
        Problems place;
        YamlReader(shown, text, place).problem(name, "");
        change.place = place.front();
        config.overrides.push_back(std::move(change));
      }
    }
  }

  void take_words(YamlReader& reader, const Node& root, const fs::path& folder) {
    if (const Node* node = root.find("fail_on")) {
      config.fail_on = ruleset::from_words(reader, *node, ruleset::fail_on_words).value_or("");
    }
    if (const Node* node = root.find("history")) {
      config.history = node->scalar == "none" ? node->scalar : (folder / node->scalar).generic_string();
    }
  }

  void take_filter(YamlReader& reader, const Node& root) {
    const Node* filter = root.find("filter");
    if (filter == nullptr) return;
    for (const auto& [key, action] : {std::pair("send", &config.filter.send), std::pair("revise", &config.filter.revise), std::pair("hold", &config.filter.hold)}) {
      if (const Node* node = filter->find(key)) *action = ruleset::from_words(reader, *node, ruleset::filter_action_words).value_or("");
    }
  }

  void take_recipients(YamlReader& reader, const Node& root) {
    const Node* list = root.find("recipients");
    if (list == nullptr) return;
    if (!list->is_sequence()) reader.problem(*list, "recipients are a list");
    for (const Node& item : list->items) {
      RecipientSetting setting;
      setting.match = reader.required(item, "match");
      setting.ignore = reader.strings(item, "ignore");
      if (const Node* stage = item.find("stage")) {
        setting.stage = stage_from_string(stage->scalar);
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
  for (const std::string& name : options.profiles) loader.profile(name, {"command line", nullptr, nullptr});
  if (!options.file.empty()) loader.file(options.file, options.file, {options.file, nullptr, nullptr});
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
