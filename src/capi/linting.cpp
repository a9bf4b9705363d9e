// SPDX-License-Identifier: Apache-2.0
// Linters of the C interface, and the verb.
#include "capi/handles.hpp"

using namespace outlint::capi;

namespace {

void add_all(const char* const* words, size_t count, std::vector<std::string>& out) {
  for (size_t index = 0; index < count; ++index) out.emplace_back(text_of(words[index]));
}

}  // namespace

extern "C" {

outlint_status outlint_linter_new(const outlint_ruleset* ruleset, const outlint_lint_options* given, outlint_linter** out,
                                  outlint_problems** problems) {
  clear(out);
  clear(problems);
  if (ruleset == nullptr || out == nullptr) return OUTLINT_ERROR_ARGUMENT;
  return guarded([&]() -> outlint_status {
    const outlint_lint_options options = options_of(given, outlint_lint_options OUTLINT_LINT_OPTIONS_INIT);
    if ((options.select == nullptr && options.select_count > 0) || (options.ignore == nullptr && options.ignore_count > 0)) {
      return OUTLINT_ERROR_ARGUMENT;
    }
    outlint::LintOptions linting;
    linting.select = ruleset->config.select;
    linting.ignore = ruleset->config.ignore;
    linting.recipients = ruleset->config.recipients;
    if (options.stage != nullptr) {
      linting.stage = outlint::stage_from_string(options.stage);
      if (!linting.stage) return fail(OUTLINT_ERROR_ARGUMENT, "no such stage: \"" + std::string(options.stage) + "\"", problems);
    }
    linting.today = std::string(text_of(options.today));
    add_all(options.select, options.select_count, linting.select);
    add_all(options.ignore, options.ignore_count, linting.ignore);
    linting.read_as_template = options.read_as_template;
    *out = new outlint_linter{outlint::Linter(ruleset->ruleset, std::move(linting))};
    return OUTLINT_OK;
  });
}

void outlint_linter_free(outlint_linter* linter) { delete linter; }

outlint_status outlint_lint(const outlint_linter* linter, const outlint_message* message, outlint_report** out) {
  clear(out);
  if (linter == nullptr || message == nullptr || out == nullptr) return OUTLINT_ERROR_ARGUMENT;
  return guarded([&]() -> outlint_status {
    *out = new outlint_report{linter->linter.lint(message->document), message->document};
    return OUTLINT_OK;
  });
}

void outlint_report_free(outlint_report* report) { delete report; }

}  // extern "C"
