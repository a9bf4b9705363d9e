# SPDX-License-Identifier: Apache-2.0
"""Writing where something is in the way: links, pipes, other writers, permissions, limits, signals. No draft is lost."""

import os
import resource
import shutil
import signal
import subprocess

from program import ASK, COLD, PROGRAM, Case, outlint

IN_PLACE = ("fix", "--isolated", "--in-place")

# At each step of writing: a signal, or another writer who takes the file's place.
STEPS = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
static int calls;
static void step(void) {
  const char* at = getenv("AT_STEP");
  if (!at || ++calls != atoi(at)) return;
  const char* draft = getenv("CHANGE");
  if (!draft) { raise(SIGTERM); return; }
  FILE* file = fopen(draft, "w");
  fputs("Quite another letter.\n", file);
  fflush(file);
}
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
int mkstemp(char* path) { step(); return REAL(mkstemp)(path); }
int fchmod(int file, mode_t mode) { step(); return REAL(fchmod)(file, mode); }
int fsync(int file) { step(); return REAL(fsync)(file); }
int rename(const char* from, const char* to) { step(); return REAL(rename)(from, to); }
"""


class Links(Case):
    def test_a_link_stays_and_what_it_names_is_mended(self):
        real, link = self.write("real.txt", COLD), self.folder / "link.txt"
        link.symlink_to("real.txt")
        self.says(outlint(*IN_PLACE, link), 0)
        self.assertTrue(link.is_symlink())
        self.assertNotIn(ASK, real.read_text())
        self.assertEqual((self.folder / "real.txt~").read_text(), COLD)

    def test_what_lies_in_the_place_of_the_old_draft_is_not_followed(self):
        other, draft = self.write("other.txt", "not ours\n"), self.write("draft.txt", COLD)
        other.chmod(0o604)
        draft.chmod(0o600)
        (self.folder / "draft.txt~").symlink_to("other.txt")
        self.says(outlint(*IN_PLACE, draft), 0)
        self.assertEqual((other.read_text(), other.stat().st_mode & 0o777), ("not ours\n", 0o604))
        old = self.folder / "draft.txt~"
        self.assertEqual((old.is_symlink(), old.read_text(), old.stat().st_mode & 0o777), (False, COLD, 0o600))

    def test_a_pipe_in_the_place_of_the_old_draft_is_not_waited_for(self):
        draft, pipe = self.write("draft.txt", COLD), self.folder / "draft.txt~"
        os.mkfifo(pipe)
        run = subprocess.run([PROGRAM, *IN_PLACE, draft], capture_output=True, timeout=60, check=False)
        self.says(run, 0)
        self.assertEqual(pipe.read_text(), COLD)

    def test_links_in_a_circle_are_an_error(self):
        (self.folder / "a.txt").symlink_to("b.txt")
        (self.folder / "b.txt").symlink_to("a.txt")
        self.says(outlint(*IN_PLACE, self.folder / "a.txt"), 2, err="a.txt: error: cannot be read")


class Disturbed(Case):
    def setUp(self):
        super().setUp()
        compiler = shutil.which("cc") or shutil.which("gcc")
        self.assertIsNotNone(compiler, "a C compiler is needed to build what disturbs")
        self.library = self.folder / "steps.so"
        subprocess.run([compiler, "-shared", "-fPIC", "-o", self.library, self.write("steps.c", STEPS), "-ldl"], check=True)
        (self.folder / "work").mkdir()
        self.new = outlint("fix", "--isolated", "-", stdin=COLD).stdout.decode()

    def steps(self, **environment):
        """A run for each step at which something happens, and the files that it leaves."""
        for at in range(1, 100):
            draft = self.write("work/draft.txt", COLD)
            run = outlint(*IN_PLACE, draft, LD_PRELOAD=self.library, AT_STEP=str(at), **environment)
            left = {path.name: path.read_text() for path in (self.folder / "work").iterdir()}
            for name in left:
                (self.folder / "work" / name).unlink()
            yield at, run, left

    def test_a_signal_leaves_the_old_draft_or_the_new_one_and_nothing_beside_it(self):
        ended = 0
        for at, run, left in self.steps():
            self.assertIn(left.pop("draft.txt"), (COLD, self.new), f"at step {at}")
            self.assertIn(left.pop("draft.txt~", COLD), (COLD,))
            self.assertEqual(left, {}, f"at step {at}")
            if run.returncode == 0:
                break
            self.assertEqual(run.returncode, -signal.SIGTERM)
            ended += 1
        self.assertGreaterEqual(ended, 8)

    def test_what_another_writer_has_saved_in_the_meantime_is_not_lost(self):
        refused = 0
        for at, run, left in self.steps(CHANGE=str(self.folder / "work/draft.txt")):
            if left["draft.txt"] == self.new:
                break
            self.assertEqual(left["draft.txt"], "Quite another letter.\n", f"at step {at}")
            self.says(run, 2, err="changed by somebody else")
            refused += 1
        self.assertGreaterEqual(refused, 7)


class Refused(Case):
    """As a user without rights: whoever runs the tests may have them all."""

    def setUp(self):
        super().setUp()
        self.user = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
        self.folder.chmod(0o755)
        self.work = self.folder / "work"
        self.work.mkdir()
        self.program = shutil.copy(PROGRAM, self.folder / "outlint")
        self.give(self.work)

    def give(self, path, mode=None):
        if self.user:
            os.chown(path, 65534, 65534)
        if mode is not None:
            os.chmod(path, mode)
            self.addCleanup(os.chmod, path, 0o700)

    def put(self, name, text):
        path = self.write(f"work/{name}", text)
        self.give(path)
        return path

    def run_as_user(self, *arguments, limit=None, **environment):
        def bounded():
            if limit is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        clean = {"PATH": os.environ["PATH"], "HOME": str(self.work), "LC_ALL": "C.UTF-8", **environment}
        return subprocess.run([self.program, *map(str, arguments)], capture_output=True, cwd=self.work, env=clean, check=False, timeout=60,
                              stdin=subprocess.DEVNULL, preexec_fn=bounded, **self.user)

    def test_a_folder_that_nobody_may_write_to(self):
        draft = self.put("draft.txt", COLD)
        self.give(self.work, 0o500)
        self.says(self.run_as_user(*IN_PLACE, draft), 2, err=["draft.txt~: error: cannot write this file: Permission denied"])
        self.assertEqual([path.name for path in self.work.iterdir()], ["draft.txt"])
        self.assertEqual(draft.read_text(), COLD)
        self.says(self.run_as_user("check", "--isolated", "--output", "out.txt", draft), 2, err="out.txt: error: cannot write this file: Permission denied")

    def test_a_draft_that_may_not_be_read(self):
        draft = self.put("draft.txt", COLD)
        self.give(draft, 0o000)
        self.says(self.run_as_user("check", "--isolated", draft), 2, err="draft.txt: error: cannot be")
        self.says(self.run_as_user(*IN_PLACE, draft), 2, err="draft.txt: error: cannot be read: Permission denied")

    def test_a_disk_that_takes_no_more(self):
        draft = self.put("draft.txt", COLD)
        for limit in (0, 10, len(COLD) - 1):
            self.says(self.run_as_user(*IN_PLACE, draft, limit=limit), 2, err="cannot write this file: File too large")
            self.assertEqual(draft.read_text(), COLD)
            self.assertEqual([path.name for path in self.work.iterdir()], ["draft.txt"])

    def test_a_home_that_is_not_there_or_may_not_be_written_to(self):
        draft, home = self.put("draft.txt", COLD), self.work / "home"
        home.mkdir()
        self.give(home, 0o500)
        for place in (str(home), "/nowhere/at/all", ""):
            with self.subTest(place):
                self.says(self.run_as_user("check", draft, HOME=place), 1, out="premature-ask/referral")
                mail = self.put("sent.eml", f"From: Ana <ana@example.org>\nTo: Bo <bo@example.com>\nMessage-ID: <1@x>\nDate: Mon, 2 Mar 2026 09:30:00 +0000\n\n{COLD}")
                self.says(self.run_as_user("history", "learn", "--me", "ana@example.org", mail, HOME=place), 2, err="error: ")
        self.assertEqual(list(home.iterdir()), [])
