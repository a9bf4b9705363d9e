// SPDX-License-Identifier: Apache-2.0
/** @file
 * outlint from C: opaque handles, borrowed views, sized structs, status codes. Compiles as C11 and as C++. */
#ifndef OUTLINT_OUTLINT_H
#define OUTLINT_OUTLINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <outlint/export.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Conventions
 *
 * Text is UTF-8, lengths and positions are bytes. An `outlint_view` need not end in a zero byte.
 * Ownership: whatever a function puts through an `outlint_… **out` belongs to the caller and goes back to the `_free` of its
 * type; `_free(NULL)` does nothing. Views borrow from the handle that they were asked of and die with it.
 * Failure: every function that can fail returns a status; `*out` is then NULL. What went wrong is in the problems, where
 * a function has an `outlint_problems **` (which may be NULL), and stands there until the caller frees it.
 * Threads: handles are immutable once they are made; any number of threads may use one at the same time, and each may be
 * freed by any thread once nobody uses it. A batch of calls needs no lock.
 * Growth: every struct of options or answers begins with `struct_size`, which the caller sets to `sizeof` of the
 * struct it was compiled with (the `OUTLINT_…_INIT` macros do). Fields are only ever added at the end.
 */

/* ------------------------------------------------------------------ versions */

/** Raised when a program that was built before could no longer run. */
#define OUTLINT_ABI_VERSION 1

/** The ABI version of the library that is loaded. */
OUTLINT_API uint32_t outlint_abi_version(void);
/** The version of the library: "0.1.0". A static string. */
OUTLINT_API const char *outlint_version(void);

/* ------------------------------------------------------------------ words */

/** Bytes that belong to somebody else. `data` may be NULL where `length` is 0. */
typedef struct outlint_view {
  const char *data;
  size_t length;
} outlint_view;

/* What a caller hands in may be any number: C++ knows only so of an enumeration that has a type below it. */
#ifdef __cplusplus
#define OUTLINT_ANY_INT : int
#else
#define OUTLINT_ANY_INT
#endif

/** What a call came to. */
typedef enum outlint_status OUTLINT_ANY_INT {
  OUTLINT_OK = 0,
  OUTLINT_ERROR_ARGUMENT = 1, /**< a NULL where a value is needed, or a number that names nothing */
  OUTLINT_ERROR_RULES = 2,    /**< rules or configuration are broken; the problems say where */
  OUTLINT_ERROR_INPUT = 3,    /**< an input cannot be opened, or is JSON and broken; the problems say where */
  OUTLINT_ERROR_MEMORY = 4,   /**< out of memory; nothing was changed */
  OUTLINT_ERROR_INTERNAL = 5  /**< a bug of ours */
} outlint_status;

/** A status in words: "the rules are broken". A static string, never NULL. */
OUTLINT_API const char *outlint_status_message(outlint_status status);

/** What to do with the draft. */
typedef enum outlint_verdict { OUTLINT_VERDICT_SEND = 0, OUTLINT_VERDICT_REVISE = 1, OUTLINT_VERDICT_HOLD = 2 } outlint_verdict;
/** How bad a finding is. */
typedef enum outlint_severity { OUTLINT_SEVERITY_WARNING = 0, OUTLINT_SEVERITY_ERROR = 1 } outlint_severity;
/** Whether a message is outreach at all. */
typedef enum outlint_occasion { OUTLINT_OCCASION_OUTREACH = 0, OUTLINT_OCCASION_OTHER = 1 } outlint_occasion;
/** What a suggestion promises: nothing said changes, the meaning stays, or a slot is left to fill. */
typedef enum outlint_applicability OUTLINT_ANY_INT {
  OUTLINT_APPLICABILITY_NEEDS_INPUT = 0,
  OUTLINT_APPLICABILITY_SUGGESTED = 1,
  OUTLINT_APPLICABILITY_SAFE = 2
} outlint_applicability;

/** A string that the library made and the caller frees; its bytes end in a zero byte that `length` does not count. */
typedef struct outlint_string outlint_string;
/** The bytes of a string. Borrowed from it; empty for NULL. */
OUTLINT_API outlint_view outlint_string_view(const outlint_string *string);
/** Frees a string; NULL is fine. */
OUTLINT_API void outlint_string_free(outlint_string *string);

/* ------------------------------------------------------------------ problems */

/** Everything that was wrong with an input, in the order of its places. */
typedef struct outlint_problems outlint_problems;

/** One thing that is wrong, and where. */
typedef struct outlint_problem {
  size_t struct_size;
  outlint_view file;    /**< as the caller named it; may be empty */
  size_t line, column;  /**< from 1, columns in code points; 0 where no place is known */
  outlint_view message; /**< what is wrong */
  outlint_view hint;    /**< what to do; may be empty */
  outlint_view excerpt; /**< the line that is meant; may be empty */
} outlint_problem;
/** What a new outlint_problem begins with. */
#define OUTLINT_PROBLEM_INIT {sizeof(outlint_problem), {0, 0}, 0, 0, {0, 0}, {0, 0}, {0, 0}}

/** How many problems there are; 0 for NULL. */
OUTLINT_API size_t outlint_problems_count(const outlint_problems *problems);
/** Fills `out`, whose `struct_size` is set, with the problem `index`; its views are borrowed from `problems`. */
OUTLINT_API outlint_status outlint_problems_at(const outlint_problems *problems, size_t index, outlint_problem *out);
/** Frees problems; NULL is fine. */
OUTLINT_API void outlint_problems_free(outlint_problems *problems);

/* ------------------------------------------------------------------ rulesets */

/** A compiled set of rules; share one between all linters. */
typedef struct outlint_ruleset outlint_ruleset;

/** What a ruleset is made of. */
typedef struct outlint_ruleset_options {
  size_t struct_size;
  const char *config;               /**< path of an .outlint.yaml, or NULL */
  const char *const *profiles;      /**< names of built-in profiles: "strict"; NULL where profile_count is 0 */
  size_t profile_count;
  const char *const *rule_folders;  /**< folders laid over the built-in rules */
  size_t rule_folder_count;
} outlint_ruleset_options;
/** What a new outlint_ruleset_options begins with. */
#define OUTLINT_RULESET_OPTIONS_INIT {sizeof(outlint_ruleset_options), 0, 0, 0, 0, 0}

/** The rules that are built in; `options` and `problems` may be NULL. */
OUTLINT_API outlint_status outlint_ruleset_load(const outlint_ruleset_options *options, outlint_ruleset **out,
                                                  outlint_problems **problems);
/** Frees a ruleset; linters that were made from it go on. NULL is fine. */
OUTLINT_API void outlint_ruleset_free(outlint_ruleset *ruleset);

/* ------------------------------------------------------------------ messages */

/** A message as it was read, divided into what its sender wrote and what they did not. */
typedef struct outlint_message outlint_message;

/** How bytes are read. */
typedef struct outlint_read_options {
  size_t struct_size;
  const char *input;    /**< "auto" (or NULL), "eml", "json", "html", "markdown", "text" … */
  const char *channel;  /**< "email", "linkedin-invite" …; NULL: as the input says */
  const char *filename; /**< a name for the bytes, shown in problems and spans of tools; NULL for none */
} outlint_read_options;
/** What a new outlint_read_options begins with. */
#define OUTLINT_READ_OPTIONS_INIT {sizeof(outlint_read_options), 0, 0, 0}

/** Reads the first message of some bytes; `options` may be NULL. Malformed mail is a message with notes: only JSON and an
 * unknown word in the options can fail. The bytes are copied. */
OUTLINT_API outlint_status outlint_message_read(outlint_view bytes, const outlint_read_options *options,
                                                  outlint_message **out, outlint_problems **problems);
/** The text that is judged, which spans of part "body" index. Borrowed from the message. */
OUTLINT_API outlint_view outlint_message_text(const outlint_message *message);
/** How many files are attached: those that outlint_attachment_callback is asked for by index. */
OUTLINT_API size_t outlint_message_attachment_count(const outlint_message *message);
/** Frees a message; NULL is fine. */
OUTLINT_API void outlint_message_free(outlint_message *message);

/** Gives the bytes of the attachment `index` when the library asks for them. They are read before the callback is called again
 * and before the call that took the callback returns; answer false for a file that is not at hand. */
typedef bool (*outlint_attachment_callback)(void *context, size_t index, outlint_view name, outlint_view type, outlint_view *bytes);

/** A new message in which the files' sizes, digests, types and roles (is it a resume?) come from their bytes. */
OUTLINT_API outlint_status outlint_message_with_attachments(const outlint_message *message, outlint_attachment_callback callback,
                                                              void *context, outlint_message **out);

/* ------------------------------------------------------------------ linting */

/** A ruleset with its options. */
typedef struct outlint_linter outlint_linter;

/** Whom a linter asks a store of past mail about. Borrowed for the length of the call. */
typedef struct outlint_tie_query {
  size_t struct_size;
  outlint_view address;     /**< of the first recipient; on LinkedIn a profile; may be empty */
  outlint_view name;        /**< may be empty */
  outlint_view moment;      /**< RFC 3339, or a day, which means its end; empty where unknown */
  outlint_view message_id;  /**< of the draft, which is no history of itself; may be empty */
} outlint_tie_query;

/** What past mail tells of a recipient; days are -1 where unknown. */
typedef struct outlint_tie {
  size_t struct_size;
  const char *stage;     /**< "stranger" … "close"; NULL: as the words tell */
  const char *evidence;  /**< what tells of the stage: "3 messages to them, 0 back"; NULL for none */
  size_t sent, received, unanswered; /**< messages to them, from them, and to them since their last one */
  int64_t days_since_sent, days_since_received, days_known;
  size_t asks, open_asks, asks_since_gift, gifts, granted, unthanked, resumes_sent;
} outlint_tie;

/** Fills `tie`, whose `struct_size` and defaults are set, for a store of the caller's own; its strings are read before it is called
 * again. Counts of 0 for somebody the store does not know; false where it cannot tell, which the report's notes then say.
 * Called once for each draft, from every thread that lints. */
typedef bool (*outlint_history_callback)(void *context, const outlint_tie_query *query, outlint_tie *tie);

/** How a linter judges. */
typedef struct outlint_lint_options {
  size_t struct_size;
  const char *stage;         /**< "stranger" … "close"; NULL: as the message tells */
  const char *today;         /**< "2026-03-02"; NULL: the message's own date, else unknown */
  const char *const *select; /**< globs over rule ids; none means all */
  size_t select_count;
  const char *const *ignore; /**< globs over rule ids */
  size_t ignore_count;
  bool read_as_template;     /**< placeholders read as filled in */
  outlint_history_callback history; /**< a store to ask where nothing else tells of the tie; NULL for none */
  void *history_context;            /**< handed to it; lives as long as the linter */
  uint32_t deadline_ms;             /**< how long a lint may take; 0: no bound. Then the notes say what was left out. */
} outlint_lint_options;
/** What a new outlint_lint_options begins with. */
#define OUTLINT_LINT_OPTIONS_INIT {sizeof(outlint_lint_options), 0, 0, 0, 0, 0, 0, false, 0, 0, 0}

/** A linter over a ruleset, which it shares; the ruleset may be freed before it. `options` may be NULL. */
OUTLINT_API outlint_status outlint_linter_new(const outlint_ruleset *ruleset, const outlint_lint_options *options,
                                                outlint_linter **out, outlint_problems **problems);
/** Frees a linter; NULL is fine. */
OUTLINT_API void outlint_linter_free(outlint_linter *linter);

/** All that was found in one message. */
typedef struct outlint_report outlint_report;

/** Judges a message. The report keeps what it needs; message and linter may be freed before it. */
OUTLINT_API outlint_status outlint_lint(const outlint_linter *linter, const outlint_message *message, outlint_report **out);
/** Frees a report; NULL is fine. */
OUTLINT_API void outlint_report_free(outlint_report *report);

/* ------------------------------------------------------------------ reports */

/** A report in short. */
typedef struct outlint_summary {
  size_t struct_size;
  outlint_verdict verdict;
  int score;                 /**< 0 to 100 */
  outlint_occasion occasion;
  outlint_view stage;        /**< "stranger" … "close" */
  int credit;
  outlint_view evidence;     /**< what tells of the tie */
  outlint_view language;     /**< "en"; "und" where it cannot be told */
  size_t diagnostic_count, ask_count, note_count;
} outlint_summary;
/** What a new outlint_summary begins with. */
#define OUTLINT_SUMMARY_INIT {sizeof(outlint_summary), OUTLINT_VERDICT_SEND, 0, OUTLINT_OCCASION_OTHER, {0, 0}, 0, {0, 0}, {0, 0}, 0, 0, 0}
/** Fills `out`, whose `struct_size` is set; its views are borrowed from the report. */
OUTLINT_API outlint_status outlint_report_summary(const outlint_report *report, outlint_summary *out);

/** A place: bytes of one part. */
typedef struct outlint_place {
  bool known;         /**< false where no words carry the finding; the rest is then empty */
  outlint_view part;  /**< "body", "subject", "header:To", "attachment:0" */
  size_t start, end;  /**< half-open */
} outlint_place;

/** A finding. */
typedef struct outlint_diagnostic {
  size_t struct_size;
  outlint_view rule;     /**< "family/rule" */
  outlint_severity severity;
  outlint_view message;  /**< what */
  outlint_view why;      /**< the reason */
  int points;            /**< what it takes off the score; negative */
  outlint_place place;
  size_t suggestion_count;
} outlint_diagnostic;
/** What a new outlint_diagnostic begins with. */
#define OUTLINT_DIAGNOSTIC_INIT {sizeof(outlint_diagnostic), {0, 0}, OUTLINT_SEVERITY_WARNING, {0, 0}, {0, 0}, 0, {false, {0, 0}, 0, 0}, 0}
/** Fills `out`, whose `struct_size` is set, with the finding `index`, by part, place and rule; its views are borrowed from the report. */
OUTLINT_API outlint_status outlint_report_diagnostic(const outlint_report *report, size_t index, outlint_diagnostic *out);

/** One way to mend a finding. */
typedef struct outlint_suggestion {
  size_t struct_size;
  outlint_view title;
  outlint_applicability applicability;
  size_t edit_count;
} outlint_suggestion;
/** What a new outlint_suggestion begins with. */
#define OUTLINT_SUGGESTION_INIT {sizeof(outlint_suggestion), {0, 0}, OUTLINT_APPLICABILITY_NEEDS_INPUT, 0}
/** Fills `out` with the suggestion `index` of a finding, the one that changes least first. Borrowed from the report. */
OUTLINT_API outlint_status outlint_report_suggestion(const outlint_report *report, size_t diagnostic, size_t index,
                                                       outlint_suggestion *out);

/** Replaces one span by a text: inserts where the span is empty, deletes where the text is. */
typedef struct outlint_edit {
  size_t struct_size;
  outlint_place place;
  outlint_view replacement; /**< empty on "attachment:N": drop that file */
} outlint_edit;
/** What a new outlint_edit begins with. */
#define OUTLINT_EDIT_INIT {sizeof(outlint_edit), {false, {0, 0}, 0, 0}, {0, 0}}
/** Fills `out` with the edit `index` of a suggestion, sorted and disjoint within a part. Borrowed from the report. */
OUTLINT_API outlint_status outlint_report_edit(const outlint_report *report, size_t diagnostic, size_t suggestion, size_t index,
                                                 outlint_edit *out);

/** Something that the draft wants of its recipient. */
typedef struct outlint_ask {
  size_t struct_size;
  outlint_view kind;  /**< "referral" */
  int weight;         /**< the weight that counts */
  bool graceful, invited, owed;
  outlint_place place;
} outlint_ask;
/** What a new outlint_ask begins with. */
#define OUTLINT_ASK_INIT {sizeof(outlint_ask), {0, 0}, 0, false, false, false, {false, {0, 0}, 0, 0}}
/** Fills `out` with the ask `index`, in the order of the text. Borrowed from the report. */
OUTLINT_API outlint_status outlint_report_ask(const outlint_report *report, size_t index, outlint_ask *out);

/** A note: what could not be read or judged as it should be. */
OUTLINT_API outlint_status outlint_report_note(const outlint_report *report, size_t index, outlint_view *out);

/** The whole report as the program's JSON (report version 1). The caller frees it. */
OUTLINT_API outlint_status outlint_report_json(const outlint_report *report, outlint_string **out);
/** The same as text for people, with lines of 80 columns. */
OUTLINT_API outlint_status outlint_report_text(const outlint_report *report, outlint_string **out);

/* ------------------------------------------------------------------ fixing */

/** How a draft is mended. */
typedef struct outlint_fix_options {
  size_t struct_size;
  outlint_applicability applicability; /**< the least promise that is applied */
} outlint_fix_options;
/** What a new outlint_fix_options begins with. */
#define OUTLINT_FIX_OPTIONS_INIT {sizeof(outlint_fix_options), OUTLINT_APPLICABILITY_SUGGESTED}

/** The message with its suggestions applied; `options` may be NULL. */
OUTLINT_API outlint_status outlint_fix(const outlint_linter *linter, const outlint_message *message, const outlint_fix_options *options,
                                         outlint_message **out);

#ifdef __cplusplus
}
#endif
#endif
