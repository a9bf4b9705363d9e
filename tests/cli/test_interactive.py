# SPDX-License-Identifier: Apache-2.0
"""`outlint fix --interactive` on a terminal, and `--in-place` killed at every step."""

import os
import pty
import select
import shutil
import signal
import subprocess

from program import COLD, PROGRAM, Case, outlint

DRAFT = ("Hi Bo,\n\nYour talk on tar boats has stayed with me. Could you refer me for the data role?\n\n"
         "Are there any openings in your team?\n\nBest,\nAna\n")


class Terminal:
    """The program on a terminal of its own."""

    def __init__(self, *arguments, cwd):
        self.child, self.handle = pty.fork()
        if self.child == 0:
            os.chdir(cwd)
            os.execve(PROGRAM, [PROGRAM, *arguments], {**os.environ, "TERM": "dumb"})
        self.seen = ""

    def read(self):
        if not select.select([self.handle], [], [], 30)[0]:
            raise AssertionError(f"nothing is said any more:\n{self.seen}")
        try:
            return os.read(self.handle, 4096).decode(errors="replace")
        except OSError:  # the other side is gone
            return ""

    def until(self, words):
        while words not in self.seen:
            more = self.read()
            if not more:
                raise AssertionError(f"{words!r} was not said:\n{self.seen}")
            self.seen += more
        before, self.seen = self.seen.split(words, 1)
        return before

    def say(self, line):
        os.write(self.handle, (line + "\n").encode())

    def end(self):
        while more := self.read():
            self.seen += more
        _, status = os.waitpid(self.child, 0)
        os.close(self.handle)
        return os.waitstatus_to_exitcode(status), self.seen


PROMPT = "Make this change?"


class Interactive(Case):
    def start(self, text=DRAFT):
        self.draft = self.write("draft.txt", text)
        return Terminal("fix", "--isolated", "--interactive", "draft.txt", cwd=self.folder)

    def test_it_speaks_in_plain_lines(self):
        terminal = self.start()
        shown = terminal.until(PROMPT)
        self.assertIn("Finding 1 of ", shown)
        self.assertNotIn("\x1b", shown)
        terminal.say("?")
        self.assertIn("q: stop here", terminal.until(PROMPT))
        terminal.say("q")
        code, said = terminal.end()
        self.assertEqual((code, self.draft.read_text()), (0, DRAFT))
        self.assertIn("as it was", said)

    def test_yes_writes_the_change_and_keeps_the_old_draft(self):
        terminal = self.start()
        terminal.until("premature-ask/referral")
        terminal.until(PROMPT)
        terminal.say("y")
        terminal.until(PROMPT)
        self.assertNotIn("Could you refer me", self.draft.read_text())
        self.assertEqual((self.folder / "draft.txt~").read_text(), DRAFT)
        terminal.say("q")
        self.assertEqual(terminal.end()[0], 0)

    def test_another_change_and_the_words_of_a_slot(self):
        terminal = self.start()
        terminal.until("premature-ask/referral")
        for _ in range(8):
            if "needs your words" in terminal.until(PROMPT):
                break
            terminal.say("a")
        terminal.say("y")
        terminal.until("empty leaves the slot")
        terminal.say("build the kiln of brick")
        terminal.until(PROMPT)
        terminal.say("q")
        terminal.end()
        self.assertIn("build the kiln of brick", self.draft.read_text())
        self.assertNotIn("⟦", self.draft.read_text())

    def test_own_words(self):
        terminal = self.start()
        terminal.until("premature-ask/referral")
        terminal.until(PROMPT)
        terminal.say("e")
        terminal.until("Your words")
        terminal.say("Your kilns are a marvel.")
        terminal.until(PROMPT)
        terminal.say("q")
        terminal.end()
        self.assertIn("Your kilns are a marvel.", self.draft.read_text())

    def test_ctrl_c_keeps_what_was_accepted(self):
        terminal = self.start()
        terminal.until("premature-ask/referral")
        terminal.until(PROMPT)
        terminal.say("y")
        terminal.until(PROMPT)
        after = self.draft.read_text()
        os.kill(terminal.child, signal.SIGINT)
        code, said = terminal.end()
        self.assertEqual(code, 130)
        self.assertIn("Stopped.", said)
        self.assertIn("draft.txt~", said)
        self.assertEqual((self.draft.read_text(), (self.folder / "draft.txt~").read_text()), (after, DRAFT))

    def test_ctrl_c_typed_at_the_words_of_a_slot_changes_nothing(self):
        terminal = self.start()
        terminal.until("premature-ask/referral")
        for _ in range(8):
            if "needs your words" in terminal.until(PROMPT):
                break
            terminal.say("a")
        terminal.say("y")
        terminal.until("empty leaves the slot")
        os.write(terminal.handle, b"build the kil\x03")
        code, said = terminal.end()
        self.assertEqual((code, self.draft.read_text()), (130, DRAFT))
        self.assertIn("as it was", said)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["draft.txt"])

    def test_what_somebody_else_wrote_meanwhile_is_not_lost(self):
        terminal = self.start()
        terminal.until(PROMPT)
        self.draft.write_text("Quite another letter.\n")
        terminal.say("y")
        code, said = terminal.end()
        self.assertEqual((code, self.draft.read_text()), (2, "Quite another letter.\n"))
        self.assertIn("changed by somebody else", said)

    def test_it_takes_one_file_and_answers_from_a_pipe(self):
        self.says(outlint("fix", "--interactive", "-"), 2, err="takes one file")
        draft = self.write("draft.txt", DRAFT)
        self.says(outlint("fix", "--isolated", "--interactive", draft, stdin="n\n"), 0, out="as it was")


FAULTS = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
static int calls;
static void step(void) {
  const char* at = getenv("KILL_AT");
  if (at && ++calls == atoi(at)) raise(SIGKILL);
}
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
int mkstemp(char* path) { step(); int out = REAL(mkstemp)(path); step(); return out; }
int fchmod(int file, mode_t mode) { step(); return REAL(fchmod)(file, mode); }
int chmod(const char* path, mode_t mode) { step(); return REAL(chmod)(path, mode); }
size_t fwrite(const void* from, size_t size, size_t count, FILE* to) { step(); return REAL(fwrite)(from, size, count, to); }
int fsync(int file) { step(); return REAL(fsync)(file); }
int fclose(FILE* file) { step(); int out = REAL(fclose)(file); step(); return out; }
int rename(const char* from, const char* to) { step(); int out = REAL(rename)(from, to); step(); return out; }
int unlink(const char* path) { step(); return REAL(unlink)(path); }
"""


class Killed(Case):
    def test_in_place_leaves_the_old_draft_or_the_new_one_whole(self):
        compiler = shutil.which("cc") or shutil.which("gcc")
        self.assertIsNotNone(compiler, "a C compiler is needed to build the faults")
        source, library = self.write("faults.c", FAULTS), self.folder / "faults.so"
        subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
        new = outlint("fix", "--isolated", "-", stdin=COLD).stdout.decode()
        killed, kept = 0, set()
        for at in range(1, 200):
            draft = self.write("draft.txt", COLD)
            run = outlint("fix", "--isolated", "--in-place", draft, LD_PRELOAD=library, KILL_AT=str(at))
            self.assertIn(draft.read_text(), (COLD, new), f"killed at step {at}")
            kept.add(draft.read_text())
            if run.returncode == 0:
                break
            self.assertEqual(run.returncode, -signal.SIGKILL)
            killed += 1
        self.assertGreater(killed, 10)
        self.assertEqual((run.returncode, kept), (0, {COLD, new}))
