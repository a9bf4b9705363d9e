// SPDX-License-Identifier: Apache-2.0
#include "lsp/settings.hpp"

#include <functional>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <outlint/stage.hpp>

#include "cli/problems.hpp"

namespace outlint::lsp {
namespace {

constexpr std::size_t longest_debounce = 10000;

/// Takes a value into the settings; answers what it should have been, where it is something else.
using Take = std::function<std::string_view(const Json&, Settings&)>;

Take word(std::string& (*target)(Settings&)) {
  return [target](const Json& value, Settings& settings) -> std::string_view {
    const auto text = text_in(value);
    if (!text && !value.is_null()) return "a string";
    target(settings) = text.value_or("");
    return "";
  };
}

/// A word of a closed vocabulary; null and the empty one leave it open.
Take choice(std::string& (*target)(Settings&), bool (*known)(std::string_view), std::string_view wanted) {
  return [=](const Json& value, Settings& settings) -> std::string_view {
    const std::string text = text_in(value).value_or("");
    if (!(value.is_string() || value.is_null()) || !(text.empty() || known(text))) return wanted;
    target(settings) = text;
    return "";
  };
}

/// A list of strings, or one.
Take words(std::vector<std::string>& (*target)(Settings&)) {
  return [target](const Json& value, Settings& settings) -> std::string_view {
    std::vector<std::string> out;
    if (const auto one = text_in(value); one && !one->empty()) out.push_back(*one);
    if (value.is_array()) {
      for (const Json& each : value) {
        if (!each.is_string()) return "a list of strings";
        out.push_back(each.get<std::string>());
      }
    } else if (!value.is_string() && !value.is_null()) {
      return "a list of strings";
    }
    target(settings) = std::move(out);
    return "";
  };
}

Take flag(bool& (*target)(Settings&)) {
  return [target](const Json& value, Settings& settings) -> std::string_view {
    if (!value.is_boolean()) return "true or false";
    target(settings) = value.get<bool>();
    return "";
  };
}

std::string_view take_debounce(const Json& value, Settings& settings) {
  const auto milliseconds = count_in(value);
  if (!milliseconds || *milliseconds > longest_debounce) return "milliseconds, 10000 at the most";
  settings.debounce = std::chrono::milliseconds(*milliseconds);
  return "";
}

std::string_view take_redraft(const Json& value, Settings& settings) {
  const auto least = applicability_from_string(text_in(value).value_or(""));
  if (!least) return "safe, suggested or needs-input";
  settings.redraft = *least;
  return "";
}

std::map<std::string, Take, std::less<>> all_settings() {
  const auto is_stage = [](std::string_view text) { return stage_from_string(text).has_value(); };
  const auto is_channel = [](std::string_view text) { return channel_from_string(text).has_value(); };
  return {
      {"channel", choice([](Settings& s) -> std::string& { return s.drafts.channel; }, is_channel, "email, linkedin-message, linkedin-invite or inmail")},
      {"config", word([](Settings& s) -> std::string& { return s.judging.config; })},
      {"debounce", take_debounce},
      {"history", word([](Settings& s) -> std::string& { return s.judging.history; })},
      {"ignore", words([](Settings& s) -> std::vector<std::string>& { return s.judging.ignore; })},
      {"isolated", flag([](Settings& s) -> bool& { return s.judging.isolated; })},
      {"me", words([](Settings& s) -> std::vector<std::string>& { return s.drafts.me; })},
      {"profile", words([](Settings& s) -> std::vector<std::string>& { return s.judging.profiles; })},
      {"redraft", take_redraft},
      {"rules", words([](Settings& s) -> std::vector<std::string>& { return s.judging.rules; })},
      {"select", words([](Settings& s) -> std::vector<std::string>& { return s.judging.select; })},
      {"stage", choice([](Settings& s) -> std::string& { return s.judging.stage; }, is_stage, "stranger, thin, lapsed, acquaintance, familiar or close")},
      {"template", flag([](Settings& s) -> bool& { return s.judging.is_template; })},
      {"today", word([](Settings& s) -> std::string& { return s.judging.today; })},
  };
}

}  // namespace

Settings settings_from(const Json& json, Settings base, Problems& problems) {
  if (!json.is_object()) return base;
  const auto known = all_settings();
  for (const auto& [key, value] : json.items()) {
    Problem problem;
    const auto found = known.find(key);
    if (found == known.end()) {
      std::vector<std::string> names;
      for (const auto& [name, take] : known) names.push_back(name);
      problem.message = fmt::format("unknown setting \"{}\"", key);
      problem.hint = cli::did_you_mean(key, names);
    } else if (const std::string_view wanted = found->second(value, base); !wanted.empty()) {
      problem.message = fmt::format("the setting \"{}\" takes {}", key, wanted);
    } else {
      continue;
    }
    problems.push_back(std::move(problem));
  }
  return base;
}

}  // namespace outlint::lsp
