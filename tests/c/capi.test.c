// SPDX-License-Identifier: Apache-2.0
/* The C interface as a C program uses it: compiled as C11, linked to the shared library. */
#include "check.h"

static const char draft[] = "Dear Ms Okoye,\n\nWe have never met. Could you refer me for the analyst role?\n\nBest,\nJo\n";

static outlint_ruleset *builtin(void) {
  outlint_ruleset *ruleset = NULL;
  CHECK(outlint_ruleset_load(NULL, &ruleset, NULL) == OUTLINT_OK);
  return ruleset;
}

static outlint_message *message_of(const char *text, const char *input) {
  outlint_read_options options = OUTLINT_READ_OPTIONS_INIT;
  options.input = input;
  outlint_message *message = NULL;
  CHECK(outlint_message_read(view(text), &options, &message, NULL) == OUTLINT_OK);
  return message;
}

static outlint_report *judge(const outlint_ruleset *ruleset, const outlint_message *message, const char *stage) {
  outlint_lint_options options = OUTLINT_LINT_OPTIONS_INIT;
  options.stage = stage;
  outlint_linter *linter = NULL;
  outlint_report *report = NULL;
  CHECK(outlint_linter_new(ruleset, &options, &linter, NULL) == OUTLINT_OK);
  CHECK(outlint_lint(linter, message, &report) == OUTLINT_OK);
  outlint_linter_free(linter);
  return report;
}

static void a_cold_ask_is_held(void) {
  outlint_ruleset *ruleset = builtin();
  outlint_message *message = message_of(draft, "text");
  outlint_report *report = judge(ruleset, message, NULL);
  outlint_ruleset_free(ruleset);
  outlint_summary summary = OUTLINT_SUMMARY_INIT;
  CHECK(outlint_report_summary(report, &summary) == OUTLINT_OK);
  CHECK(summary.verdict == OUTLINT_VERDICT_HOLD);
  CHECK(summary.occasion == OUTLINT_OCCASION_OUTREACH);
  CHECK(says(summary.stage, "stranger") && summary.credit == 1);
  CHECK(says(summary.language, "en"));

  outlint_ask ask = OUTLINT_ASK_INIT;
  CHECK(summary.ask_count == 1 && outlint_report_ask(report, 0, &ask) == OUTLINT_OK);
  CHECK(says(ask.kind, "referral") && ask.weight == 4 && ask.place.known);

  bool found = false;
  for (size_t index = 0; index < summary.diagnostic_count; ++index) {
    outlint_diagnostic diagnostic = OUTLINT_DIAGNOSTIC_INIT;
    CHECK(outlint_report_diagnostic(report, index, &diagnostic) == OUTLINT_OK);
    if (!says(diagnostic.rule, "premature-ask/referral")) continue;
    found = true;
    const outlint_view text = outlint_message_text(message);
    const outlint_view words = {text.data + diagnostic.place.start, diagnostic.place.end - diagnostic.place.start};
    CHECK(says(words, "Could you refer me for the analyst role"));
    CHECK(diagnostic.severity == OUTLINT_SEVERITY_ERROR && diagnostic.points < 0 && diagnostic.why.length > 0);
    outlint_suggestion suggestion = OUTLINT_SUGGESTION_INIT;
    CHECK(diagnostic.suggestion_count >= 2);
    CHECK(outlint_report_suggestion(report, index, 0, &suggestion) == OUTLINT_OK && suggestion.title.length > 0);
    outlint_edit edit = OUTLINT_EDIT_INIT;
    CHECK(outlint_report_edit(report, index, 0, 0, &edit) == OUTLINT_OK && says(edit.place.part, "body"));
    CHECK(outlint_report_edit(report, index, 0, suggestion.edit_count, &edit) == OUTLINT_ERROR_ARGUMENT);
  }
  CHECK(found);
  outlint_message_free(message);
  outlint_report_free(report);
}

static void a_stated_stage_counts(void) {
  outlint_ruleset *ruleset = builtin();
  outlint_message *message = message_of(draft, "text");
  outlint_report *report = judge(ruleset, message, "close");
  outlint_summary summary = OUTLINT_SUMMARY_INIT;
  CHECK(outlint_report_summary(report, &summary) == OUTLINT_OK);
  CHECK(says(summary.stage, "close") && summary.credit == 4 && summary.verdict == OUTLINT_VERDICT_SEND);
  outlint_report_free(report);
  outlint_message_free(message);
  outlint_ruleset_free(ruleset);
}

static void the_json_is_the_program_s(void) {
  outlint_ruleset *ruleset = builtin();
  outlint_message *message = message_of(draft, "text");
  outlint_report *report = judge(ruleset, message, NULL);
  outlint_string *json = NULL, *text = NULL;
  CHECK(outlint_report_json(report, &json) == OUTLINT_OK);
  CHECK(strncmp(outlint_string_view(json).data, "{\"version\": 1, ", 15) == 0);
  CHECK(outlint_report_text(report, &text) == OUTLINT_OK);
  CHECK(strstr(outlint_string_view(text).data, "premature-ask/referral") != NULL);
  outlint_string_free(text);
  outlint_string_free(json);
  outlint_report_free(report);
  outlint_message_free(message);
  outlint_ruleset_free(ruleset);
}

static void a_fix_drops_the_ask(void) {
  outlint_ruleset *ruleset = builtin();
  outlint_linter *linter = NULL;
  outlint_message *message = message_of(draft, "text"), *mended = NULL;
  CHECK(outlint_linter_new(ruleset, NULL, &linter, NULL) == OUTLINT_OK);
  CHECK(outlint_fix(linter, message, NULL, &mended) == OUTLINT_OK);
  const outlint_view text = outlint_message_text(mended);
  CHECK(text.length > 0);
  char mended_text[512] = "";
  CHECK(text.length < sizeof mended_text);
  memcpy(mended_text, text.data, text.length < sizeof mended_text ? text.length : 0);
  CHECK(strstr(mended_text, "refer me") == NULL);
  outlint_fix_options options = OUTLINT_FIX_OPTIONS_INIT;
  options.applicability = (outlint_applicability)7;
  outlint_message *none = NULL;
  CHECK(outlint_fix(linter, message, &options, &none) == OUTLINT_ERROR_ARGUMENT && none == NULL);
  outlint_message_free(mended);
  outlint_message_free(message);
  outlint_linter_free(linter);
  outlint_ruleset_free(ruleset);
}

static void mistakes_are_told(void) {
  outlint_problems *problems = NULL;
  outlint_message *message = NULL;
  outlint_read_options reading = OUTLINT_READ_OPTIONS_INIT;
  reading.input = "json";
  CHECK(outlint_message_read(view("{\"text\": \"a\", \"txet\": 1}"), &reading, &message, &problems) == OUTLINT_ERROR_INPUT);
  CHECK(message == NULL && outlint_problems_count(problems) == 1);
  outlint_problem problem = OUTLINT_PROBLEM_INIT;
  CHECK(outlint_problems_at(problems, 0, &problem) == OUTLINT_OK);
  CHECK(problem.line == 1 && problem.message.length > 0);
  CHECK(outlint_problems_at(problems, 1, &problem) == OUTLINT_ERROR_ARGUMENT);
  outlint_problems_free(problems);

  reading.input = "telegram";
  CHECK(outlint_message_read(view("a"), &reading, &message, NULL) == OUTLINT_ERROR_ARGUMENT);

  const char *folders[] = {"/there/is/no/such/folder"};
  outlint_ruleset_options loading = OUTLINT_RULESET_OPTIONS_INIT;
  loading.rule_folders = folders;
  loading.rule_folder_count = 1;
  outlint_ruleset *ruleset = NULL;
  CHECK(outlint_ruleset_load(&loading, &ruleset, &problems) == OUTLINT_ERROR_RULES && ruleset == NULL);
  CHECK(outlint_problems_count(problems) == 1);
  outlint_problems_free(problems);

  ruleset = builtin();
  outlint_linter *linter = NULL;
  outlint_lint_options linting = OUTLINT_LINT_OPTIONS_INIT;
  linting.stage = "chum";
  CHECK(outlint_linter_new(ruleset, &linting, &linter, &problems) == OUTLINT_ERROR_ARGUMENT && linter == NULL);
  CHECK(outlint_problems_count(problems) == 1);
  outlint_problems_free(problems);
  outlint_ruleset_free(ruleset);
}

static void a_deadline_that_is_kept_changes_nothing(void) {
  outlint_ruleset *ruleset = builtin();
  outlint_message *message = message_of(draft, "text");
  outlint_lint_options options = OUTLINT_LINT_OPTIONS_INIT;
  size_t found[2] = {0, 0};
  for (int index = 0; index < 2; ++index) {
    outlint_linter *linter = NULL;
    outlint_report *report = NULL;
    outlint_summary summary = OUTLINT_SUMMARY_INIT;
    options.deadline_ms = index == 0 ? 0 : 3600000;
    CHECK(outlint_linter_new(ruleset, &options, &linter, NULL) == OUTLINT_OK);
    CHECK(outlint_lint(linter, message, &report) == OUTLINT_OK);
    CHECK(outlint_report_summary(report, &summary) == OUTLINT_OK);
    found[index] = summary.diagnostic_count;
    outlint_report_free(report);
    outlint_linter_free(linter);
  }
  CHECK(found[0] > 0 && found[0] == found[1]);
  outlint_message_free(message);
  outlint_ruleset_free(ruleset);
}

static void null_is_no_crash(void) {
  outlint_summary summary = OUTLINT_SUMMARY_INIT;
  outlint_string *json = NULL;
  outlint_report *report = NULL;
  CHECK(outlint_ruleset_load(NULL, NULL, NULL) == OUTLINT_ERROR_ARGUMENT);
  CHECK(outlint_lint(NULL, NULL, &report) == OUTLINT_ERROR_ARGUMENT);
  CHECK(outlint_report_summary(NULL, &summary) == OUTLINT_ERROR_ARGUMENT);
  CHECK(outlint_report_json(NULL, &json) == OUTLINT_ERROR_ARGUMENT);
  CHECK(outlint_message_text(NULL).length == 0);
  CHECK(outlint_problems_count(NULL) == 0);
  outlint_ruleset_free(NULL);
  outlint_linter_free(NULL);
  outlint_message_free(NULL);
  outlint_report_free(NULL);
  outlint_string_free(NULL);
  outlint_problems_free(NULL);
}

static bool hand_out(void *context, size_t index, outlint_view name, outlint_view type, outlint_view *bytes) {
  (void)type;
  ++*(int *)context;
  if (index != 0 || !says(name, "document.txt")) return false;
  *bytes = view("Curriculum Vitae\n\nJo Adeyemi\njo@example.org\n\nWork experience\n2019-2024 Analyst, Harbour Trust\n"
                "Education\n2015-2019 BSc Mathematics\nSkills\nSQL, R, Python\n");
  return true;
}

static void attachments_are_asked_for(void) {
  outlint_message *message = message_of("{\"text\": \"Hello\", \"attachments\": [{\"name\": \"document.txt\"}, {\"name\": \"b.bin\"}]}", "json");
  outlint_message *read = NULL;
  int calls = 0;
  CHECK(outlint_message_attachment_count(message) == 2);
  CHECK(outlint_message_with_attachments(message, hand_out, &calls, &read) == OUTLINT_OK);
  CHECK(calls == 2 && outlint_message_attachment_count(read) == 2);
  outlint_message_free(read);
  outlint_message_free(message);
}

static bool old_friend(void *context, const outlint_tie_query *query, outlint_tie *tie) {
  ++*(int *)context;
  if (!says(query->address, "bo@example.com")) return false;
  tie->stage = "familiar";
  tie->evidence = "9 messages to them, 8 back";
  tie->sent = 9;
  tie->received = 8;
  tie->days_since_received = 12;
  return true;
}

static void a_store_of_the_caller_tells_the_stage(void) {
  outlint_ruleset *ruleset = builtin();
  outlint_lint_options options = OUTLINT_LINT_OPTIONS_INIT;
  int calls = 0;
  options.history = old_friend;
  options.history_context = &calls;
  outlint_linter *linter = NULL;
  CHECK(outlint_linter_new(ruleset, &options, &linter, NULL) == OUTLINT_OK);
  const char *drafts[] = {"{\"to\": [\"Bo Li <bo@example.com>\"], \"text\": \"Could you introduce me to Ana?\"}",
                          "{\"to\": [\"zoe@example.com\"], \"text\": \"Could you introduce me to Ana?\"}"};
  for (int index = 0; index < 2; ++index) {
    outlint_message *message = message_of(drafts[index], "json");
    outlint_report *report = NULL;
    CHECK(outlint_lint(linter, message, &report) == OUTLINT_OK);
    outlint_summary summary = OUTLINT_SUMMARY_INIT;
    CHECK(outlint_report_summary(report, &summary) == OUTLINT_OK);
    if (index == 0) CHECK(says(summary.stage, "familiar") && says(summary.evidence, "9 messages to them, 8 back"));
    if (index == 1) CHECK(says(summary.stage, "stranger") && summary.note_count > 0);
    outlint_report_free(report);
    outlint_message_free(message);
  }
  CHECK(calls == 2);
  outlint_linter_free(linter);
  outlint_ruleset_free(ruleset);
}

int main(void) {
  CHECK(outlint_abi_version() == OUTLINT_ABI_VERSION);
  CHECK(strlen(outlint_version()) > 0);
  CHECK(strcmp(outlint_status_message(OUTLINT_OK), "done") == 0);
  a_cold_ask_is_held();
  a_stated_stage_counts();
  the_json_is_the_program_s();
  a_fix_drops_the_ask();
  mistakes_are_told();
  a_deadline_that_is_kept_changes_nothing();
  null_is_no_crash();
  attachments_are_asked_for();
  a_store_of_the_caller_tells_the_stage();
  return tell();
}
