// SPDX-License-Identifier: Apache-2.0
// Linters of the C interface, and the verb.
#include <optional>

#include "capi/handles.hpp"

using namespace outlint::capi;

namespace {

void add_all(const char* const* words, size_t count, std::vector<std::string>& out) {
  for (size_t index = 0; index < count; ++index) out.emplace_back(text_of(words[index]));
}

std::optional<std::size_t> days(int64_t given) {
  return given < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(given));
}

/// A caller's store as the library asks one.
outlint::TieLookup lookup_of(outlint_history_callback history, void* context) {
  return [history, context](const outlint::TieQuery& asked) -> outlint::Result<outlint::TieFacts> {
    outlint_tie_query query{sizeof(outlint_tie_query), {nullptr, 0}, {nullptr, 0}, view_of(asked.moment), view_of(asked.message_id)};
    if (!asked.people.empty()) {
      query.address = view_of(asked.people.front().address);
      query.name = view_of(asked.people.front().name);
    }
    outlint_tie tie{sizeof(outlint_tie), nullptr, nullptr, 0, 0, 0, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0};
    if (!history(context, &query, &tie)) return outlint::failure("the store of past mail cannot tell");
    outlint::TieFacts facts;
    if (tie.stage != nullptr) {
      facts.stage = outlint::stage_from_string(tie.stage);
      if (!facts.stage) return outlint::failure("the store of past mail names no such stage: \"" + std::string(tie.stage) + "\"");
    }
    facts.evidence = std::string(text_of(tie.evidence));
    facts.sent = tie.sent;
    facts.received = tie.received;
    facts.unanswered = tie.unanswered;
    facts.days_since_sent = days(tie.days_since_sent);
    facts.days_since_received = days(tie.days_since_received);
    facts.days_known = days(tie.days_known);
    facts.asks = tie.asks;
    facts.open_asks = tie.open_asks;
    facts.asks_since_gift = tie.asks_since_gift;
    facts.gifts = tie.gifts;
    facts.granted = tie.granted;
    facts.unthanked = tie.unthanked;
    facts.resumes_sent = tie.resumes_sent;
    return facts;
  };
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
    if (options.deadline_ms > 0) linting.deadline = std::chrono::milliseconds(options.deadline_ms);
    if (options.history != nullptr) linting.ties = lookup_of(options.history, options.history_context);
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
