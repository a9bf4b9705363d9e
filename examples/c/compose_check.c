// SPDX-License-Identifier: Apache-2.0
/*
 * What a compose window does: check the draft while somebody writes, underline, offer to mend. A GTK client keeps one
 * `Checker` for each window, calls `checker_run` from its idle handler, and turns each finding into a text tag.
 *
 *     cc -std=c11 compose_check.c $(pkg-config --cflags --libs outlint) -o compose_check
 *     ./compose_check "Bo Li <bo@example.com>" < draft.txt
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <outlint/outlint.h>

typedef struct Checker {
  outlint_ruleset *ruleset; /* one for the whole program would do as well */
  outlint_linter *linter;
} Checker;

/* What a finding is to a window: where to underline (bytes of the draft), in which colour, what the tooltip says. */
typedef void (*Underline)(void *window, size_t start, size_t end, bool error, outlint_view message, outlint_view why);

static bool checker_init(Checker *checker) {
  outlint_problems *problems = NULL;
  if (outlint_ruleset_load(NULL, &checker->ruleset, &problems) != OUTLINT_OK ||
      outlint_linter_new(checker->ruleset, NULL, &checker->linter, &problems) != OUTLINT_OK) {
    outlint_problem problem = OUTLINT_PROBLEM_INIT;
    if (outlint_problems_at(problems, 0, &problem) == OUTLINT_OK) {
      fprintf(stderr, "outlint: %.*s\n", (int)problem.message.length, problem.message.data);
    }
    outlint_problems_free(problems);
    return false;
  }
  return true;
}

static void checker_free(Checker *checker) {
  outlint_linter_free(checker->linter);
  outlint_ruleset_free(checker->ruleset);
}

/* Judges a draft to somebody and tells the window; the verdict decides what the Send button does. */
static outlint_verdict checker_run(const Checker *checker, outlint_view draft, Underline underline, void *window) {
  outlint_message *message = NULL;
  outlint_report *report = NULL;
  outlint_summary summary = OUTLINT_SUMMARY_INIT;
  outlint_read_options reading = OUTLINT_READ_OPTIONS_INIT;
  reading.input = "markdown"; /* a draft with its header block: To, Subject, Attach */
  if (outlint_message_read(draft, &reading, &message, NULL) == OUTLINT_OK &&
      outlint_lint(checker->linter, message, &report) == OUTLINT_OK) {
    outlint_report_summary(report, &summary);
  }
  for (size_t index = 0; index < summary.diagnostic_count; ++index) {
    outlint_diagnostic finding = OUTLINT_DIAGNOSTIC_INIT;
    if (outlint_report_diagnostic(report, index, &finding) != OUTLINT_OK) break;
    underline(window, finding.place.start, finding.place.end, finding.severity == OUTLINT_SEVERITY_ERROR, finding.message, finding.why);
  }
  outlint_report_free(report);
  outlint_message_free(message);
  return summary.verdict;
}

static void tell(void *window, size_t start, size_t end, bool error, outlint_view message, outlint_view why) {
  fprintf(window, "%zu-%zu %s: %.*s\n  %.*s\n", start, end, error ? "error" : "warning", (int)message.length, message.data,
          (int)why.length, why.data);
}

int main(int argc, char **argv) {
  char draft[65536];
  size_t length = (size_t)snprintf(draft, sizeof draft, "To: %s\n\n", argc > 1 ? argv[1] : "somebody@example.com");
  length += fread(draft + length, 1, sizeof draft - length, stdin);
  Checker checker = {NULL, NULL};
  if (!checker_init(&checker)) return EXIT_FAILURE;
  const outlint_verdict verdict = checker_run(&checker, (outlint_view){draft, length}, tell, stdout);
  checker_free(&checker);
  return verdict == OUTLINT_VERDICT_HOLD ? EXIT_FAILURE : EXIT_SUCCESS;
}
