// SPDX-License-Identifier: Apache-2.0
// Versions, strings, problems and rulesets of the C interface.
#include "capi/handles.hpp"

using namespace outlint::capi;

extern "C" {

uint32_t outlint_abi_version(void) { return OUTLINT_ABI_VERSION; }
const char* outlint_version(void) { return OUTLINT_VERSION; }

const char* outlint_status_message(outlint_status status) {
  switch (status) {
    case OUTLINT_OK: return "done";
    case OUTLINT_ERROR_ARGUMENT: return "an argument is missing or names nothing";
    case OUTLINT_ERROR_RULES: return "the rules or the configuration are broken";
    case OUTLINT_ERROR_INPUT: return "the input cannot be read";
    case OUTLINT_ERROR_MEMORY: return "out of memory";
    case OUTLINT_ERROR_INTERNAL: break;
  }
  return "a bug in outlint";
}

outlint_view outlint_string_view(const outlint_string* string) {
  return string == nullptr ? outlint_view{nullptr, 0} : outlint_view{string->text.c_str(), string->text.size()};
}

void outlint_string_free(outlint_string* string) { delete string; }

size_t outlint_problems_count(const outlint_problems* problems) { return problems == nullptr ? 0 : problems->list.size(); }

outlint_status outlint_problems_at(const outlint_problems* problems, size_t index, outlint_problem* out) {
  if (!takes_answers(out) || index >= outlint_problems_count(problems)) return OUTLINT_ERROR_ARGUMENT;
  const outlint::Problem& problem = problems->list[index];
  outlint_problem answer = OUTLINT_PROBLEM_INIT;
  answer.file = view_of(problem.file);
  answer.line = problem.line;
  answer.column = problem.column;
  answer.message = view_of(problem.message);
  answer.hint = view_of(problem.hint);
  answer.excerpt = view_of(problem.excerpt);
  give(answer, out);
  return OUTLINT_OK;
}

void outlint_problems_free(outlint_problems* problems) { delete problems; }

outlint_status outlint_ruleset_load(const outlint_ruleset_options* given, outlint_ruleset** out, outlint_problems** problems) {
  clear(out);
  clear(problems);
  if (out == nullptr) return OUTLINT_ERROR_ARGUMENT;
  return guarded([&]() -> outlint_status {
    const outlint_ruleset_options options = options_of(given, outlint_ruleset_options OUTLINT_RULESET_OPTIONS_INIT);
    if ((options.profiles == nullptr && options.profile_count > 0) || (options.rule_folders == nullptr && options.rule_folder_count > 0)) {
      return OUTLINT_ERROR_ARGUMENT;
    }
    outlint::ConfigOptions wanted;
    wanted.file = std::string(text_of(options.config));
    for (size_t index = 0; index < options.profile_count; ++index) wanted.profiles.emplace_back(text_of(options.profiles[index]));
    auto config = outlint::load_config(wanted);
    if (!config) return fail(OUTLINT_ERROR_RULES, std::move(config).error(), problems);
    outlint::RulesetOptions loading;
    loading.rule_folders = config->rule_folders;
    loading.overrides = config->overrides;
    for (size_t index = 0; index < options.rule_folder_count; ++index) loading.rule_folders.emplace_back(text_of(options.rule_folders[index]));
    auto ruleset = outlint::Ruleset::load(loading);
    if (!ruleset) return fail(OUTLINT_ERROR_RULES, std::move(ruleset).error(), problems);
    *out = new outlint_ruleset{std::move(ruleset).value(), std::move(config).value()};
    return OUTLINT_OK;
  });
}

void outlint_ruleset_free(outlint_ruleset* ruleset) { delete ruleset; }

}  // extern "C"
