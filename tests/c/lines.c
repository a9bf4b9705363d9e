// SPDX-License-Identifier: Apache-2.0
/* Message JSON lines in, reports out: what the C interface says is compared with what the program says. */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>

#include <outlint/outlint.h>

static int judge(const outlint_linter *linter, outlint_view line) {
  outlint_read_options reading = OUTLINT_READ_OPTIONS_INIT;
  reading.input = "json";
  outlint_message *message = NULL;
  outlint_report *report = NULL;
  outlint_string *json = NULL;
  const bool done = outlint_message_read(line, &reading, &message, NULL) == OUTLINT_OK && outlint_lint(linter, message, &report) == OUTLINT_OK &&
                    outlint_report_json(report, &json) == OUTLINT_OK;
  if (done) printf("%s\n", outlint_string_view(json).data);
  outlint_string_free(json);
  outlint_report_free(report);
  outlint_message_free(message);
  return done ? 0 : 1;
}

int main(void) {
  outlint_ruleset *ruleset = NULL;
  outlint_linter *linter = NULL;
  if (outlint_ruleset_load(NULL, &ruleset, NULL) != OUTLINT_OK || outlint_linter_new(ruleset, NULL, &linter, NULL) != OUTLINT_OK) return 2;
  char *line = NULL;
  size_t room = 0;
  int failed = 0;
  for (ssize_t length = getline(&line, &room, stdin); length > 0; length = getline(&line, &room, stdin)) {
    const outlint_view read = {line, (size_t)length};
    failed |= judge(linter, read);
  }
  free(line);
  outlint_linter_free(linter);
  outlint_ruleset_free(ruleset);
  return failed;
}
