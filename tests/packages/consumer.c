// SPDX-License-Identifier: Apache-2.0
// The same from C: exit 1 where a draft is held.
#include <stdio.h>

#include <outlint/outlint.h>

int main(void) {
  char draft[65536];
  const outlint_view bytes = {draft, fread(draft, 1, sizeof draft, stdin)};
  outlint_read_options reading = OUTLINT_READ_OPTIONS_INIT;
  reading.input = "text";
  outlint_ruleset *ruleset = NULL;
  outlint_linter *linter = NULL;
  outlint_message *message = NULL;
  outlint_report *report = NULL;
  outlint_string *json = NULL;
  outlint_summary summary = OUTLINT_SUMMARY_INIT;
  outlint_lint_options linting = OUTLINT_LINT_OPTIONS_INIT;
  linting.today = "2026-03-02";
  if (outlint_ruleset_load(NULL, &ruleset, NULL) != OUTLINT_OK || outlint_linter_new(ruleset, &linting, &linter, NULL) != OUTLINT_OK ||
      outlint_message_read(bytes, &reading, &message, NULL) != OUTLINT_OK || outlint_lint(linter, message, &report) != OUTLINT_OK ||
      outlint_report_json(report, &json) != OUTLINT_OK || outlint_report_summary(report, &summary) != OUTLINT_OK) {
    return 2;
  }
  printf("%s\n", outlint_string_view(json).data);
  outlint_string_free(json);
  outlint_report_free(report);
  outlint_message_free(message);
  outlint_linter_free(linter);
  outlint_ruleset_free(ruleset);
  return summary.verdict == OUTLINT_VERDICT_HOLD ? 1 : 0;
}
