# SPDX-License-Identifier: Apache-2.0
"""Many messages: how far it is, in little memory, wherever they come from."""

import json
import mailbox
import os
import pty
import re
import subprocess
import sys

from program import CALM, PROGRAM, Case, outlint

LAUNCHER = ("import os,sys;n=os.open(os.devnull,os.O_WRONLY);"
            "p=os.posix_spawnp(sys.argv[1],sys.argv[1:],os.environ,file_actions=[(os.POSIX_SPAWN_DUP2,n,1)]);"
            "_,s,u=os.wait4(p,0);print(os.waitstatus_to_exitcode(s),u.ru_maxrss)")
REDRAWN = re.compile(rb"\routlint: [^\r]*?\x1b\[K|\r\x1b\[K")


def lines(count, **more):
    return "".join(json.dumps({"id": f"m{number}", "text": CALM, **more}) + "\n" for number in range(count))


def seen_on_terminal(command, until=None):
    """What a terminal shows that has both outputs; up to a pattern, where one is given."""
    child, handle = pty.fork()
    if child == 0:
        os.execvpe("sh", ["sh", "-c", command], {**os.environ, "NO_COLOR": "1"})
    seen = b""
    while not (until and re.search(until, seen)):
        try:
            block = os.read(handle, 65536)
        except OSError:
            break
        if not block:
            break
        seen += block
    os.close(handle)
    os.waitpid(child, 0)
    return seen


class Bulk(Case):
    def peak(self, *arguments):
        """Megabytes, of a run over all processors."""
        run = subprocess.run([sys.executable, "-I", "-S", "-c", LAUNCHER, PROGRAM, "check", "--isolated", "--format", "jsonl", *map(str, arguments)],
                             capture_output=True, text=True, check=True)
        code, kilobytes = map(int, run.stdout.split())
        self.assertEqual(code, 0, run.stderr)
        return kilobytes / 1024

    def test_the_rate_and_the_time_left_are_shown(self):
        path = self.write("many.jsonl", lines(60_000))
        seen = seen_on_terminal(f"exec '{PROGRAM}' check --isolated --format jsonl '{path}' >/dev/null", rb"left\x1b")
        self.assertRegex(seen, rb"\routlint: [\d,]+ judged \[#*\.*\] \d+ %, [\d,]+ a second, \d+ (s|min) left\x1b\[K")

    def test_of_a_pipe_the_rate_alone(self):
        path = self.write("many.jsonl", lines(60_000))
        seen = seen_on_terminal(f"cat '{path}' | '{PROGRAM}' check --isolated --format jsonl >/dev/null", rb"second\x1b")
        self.assertRegex(seen, rb"\routlint: [\d,]+ judged, [\d,]+ a second\x1b\[K")

    def test_results_on_the_same_terminal_stay_whole(self):
        path = self.write("many.jsonl", lines(3000) + "{\n" + lines(3000))
        command = f"'{PROGRAM}' check --isolated --format jsonl '{path}'"
        shown = REDRAWN.sub(b"", seen_on_terminal(command)).replace(b"\r\n", b"\n")
        self.assertNotIn(b"\r", shown)
        reports = [line for line in shown.splitlines() if line.startswith(b'{"')]
        self.assertEqual(reports, outlint("check", "--isolated", "--format", "jsonl", path).stdout.splitlines())

    def test_nobody_watches(self):
        path = self.write("many.jsonl", lines(3000))
        self.says(outlint("check", "--isolated", "--format", "jsonl", path), 0, err="")
        self.assertEqual(outlint("check", "--isolated", "--format", "jsonl", path).stderr, b"")

    def test_what_does_not_fit_into_memory_comes_through_a_pipe_too(self):
        drafts = lines(20, batch="b", headers={"X-Filling": "x" * 1_000_000})
        path = self.write("large.jsonl", drafts)
        whole = outlint("check", "--format", "jsonl", path).stdout
        self.assertEqual(len(whole.splitlines()), 20)
        unnamed = whole.replace(str(path).encode(), b"-")
        self.assertEqual(outlint("check", "--format", "jsonl", "--input", "jsonl", "-", stdin=drafts).stdout, unnamed)
        with path.open("rb") as file:
            run = subprocess.run([PROGRAM, "check", "--format", "jsonl", "--input", "jsonl", "-"], stdin=file, capture_output=True, check=False)
        self.assertEqual(run.stdout, unnamed)

    def test_memory_does_not_grow_with_the_number_of_messages(self):
        def jsonl(count):
            return [self.write(f"{count}.jsonl", lines(count))]

        def mbox(count):
            path = self.write(f"{count}.mbox", "".join(f"From a@example.org Mon Mar  2 09:30:00 2026\nFrom: a@example.org\nSubject: S\n\n{CALM}\n" for _ in range(count)))
            return ["--me", "a@example.org", path]

        def folder(count):
            path = self.folder / f"maildir{count}" / "cur"
            path.mkdir(parents=True)
            for number in range(count):
                (path / f"1700000000.M{number}P1.host:2,S").write_text(f"From: a@example.org\nSubject: S\n\n{CALM}")
            return ["--me", "a@example.org", path.parent]

        for made in (jsonl, mbox, folder):
            few, many = self.peak(*made(300)), self.peak(*made(6000))
            self.assertLess(many, few * 1.25 + 1, made.__name__)

    def test_a_mailbox_of_python_is_read_in_its_order(self):
        box = mailbox.mbox(self.folder / "box.mbox")
        for number in range(40):
            box.add(f"From: a@example.org\nMessage-ID: <{number}@example.org>\nSubject: S{number}\n\n{CALM}")
        box.close()
        run = outlint("check", "--isolated", "--format", "jsonl", "--jobs", "4", "--me", "a@example.org", self.folder / "box.mbox")
        self.assertEqual([json.loads(line)["source"].rsplit("#")[1] for line in run.stdout.splitlines()], [str(number) for number in range(40)])
