// SPDX-License-Identifier: Apache-2.0
/* The little that a test in C needs. */
#ifndef OUTLINT_TESTS_CHECK_H
#define OUTLINT_TESTS_CHECK_H

#include <stdio.h>
#include <string.h>

#include <outlint/outlint.h>

static int failures = 0;
static int checks = 0;

#define CHECK(condition)                                                             \
  do {                                                                               \
    ++checks;                                                                        \
    if (!(condition)) {                                                              \
      ++failures;                                                                    \
      fprintf(stderr, "%s:%d: CHECK(%s) failed\n", __FILE__, __LINE__, #condition);  \
    }                                                                                \
  } while (0)

static inline outlint_view view(const char *text) {
  outlint_view made = {text, strlen(text)};
  return made;
}

static inline bool says(outlint_view view, const char *text) {
  return view.length == strlen(text) && memcmp(view.data, text, view.length) == 0;
}

static inline int tell(void) {
  printf("%d checks, %d failed\n", checks, failures);
  return failures == 0 ? 0 : 1;
}

#endif
