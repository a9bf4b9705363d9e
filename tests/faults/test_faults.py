# SPDX-License-Identifier: Apache-2.0
"""Each allocation, read, write, rename, sync and step of SQLite fails once in turn, over what people do with the program.

A run in which something failed ends with 0, 1 or 2, and never by a signal. It gives what an undisturbed run gives, or it ends
with 2 and says on standard error what is wrong. A file is the old one or the new one, whole; nothing else is left in the
folder; and the same command, run again, gives what it would have given.

OUTLINT_FAULTS=N   the most calls of one kind in one scenario that are made to fail; more of them are sampled evenly, of those
                   that come from a place in the code for the first time. `all`: each call.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = pathlib.Path(os.environ["OUTLINT"])
SHIM = os.environ["OUTLINT_FAULTS_SO"]
MOST = os.environ.get("OUTLINT_FAULTS", "40")
KINDS = ("alloc", "open", "read", "write", "sync", "rename", "sqlite")

DRAFT = "Hi Bo,\n\nI came across your profile. Could you refer me for the data role?\n\nBest,\nAna\n"
MAIL = ("From: Ana <ana@example.org>\nTo: Bo <bo@example.com>\nSubject: Hello\nMessage-ID: <1@example.org>\nDate: Mon, 2 Mar 2026 09:30:00 +0000\n"
        "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n" + DRAFT
        + "--b\nContent-Type: text/html\n\n<p>Hi Bo,</p><p>could you refer me for the data role?</p>\n--b--\n")
BOX = "".join(f"From ana@example.org Mon Mar  2 09:30:0{n} 2026\nFrom: Ana <ana@example.org>\nTo: p{n}@example.com\nSubject: Boats {n}\n"
              f"Message-ID: <m{n}@example.org>\nDate: Mon, 2 Mar 2026 09:30:0{n} +0000\n\nThe boat {n} is mended.\n\n" for n in range(3))
JSON = {"id": "j", "text": DRAFT, "attachments": [{"name": "cv.txt", "path": "cv.txt"}]}
CONFIG = "extends: job-search\nme: [ana@example.org]\n"


class Scenario:
    """Files, a command over them, and what has to be the same after a second run that nothing disturbs."""

    def __init__(self, name, arguments, files, stdin=None, proof=None, notes=(), one_in=1):
        self.name, self.arguments, self.files, self.stdin, self.proof = name, arguments, files, stdin, proof
        self.notes = notes  # words that a report may have in the place of an error
        self.one_in = one_in  # takes so long that only some of the calls are to fail


SCENARIOS = [
    Scenario("check", ["check", "--isolated", "draft.txt"], {"draft.txt": DRAFT}),
    Scenario("check a mail", ["check", "--isolated", "--format", "json", "draft.eml"], {"draft.eml": MAIL}, notes=("outlint-mime.so", "outlint-html.so", "outlint-magic.so")),
    Scenario("check standard input", ["check", "--isolated", "-"], {}, stdin=DRAFT),
    Scenario("check JSON", ["check", "--isolated", "--format", "json", "draft.json"], {"draft.json": json.dumps(JSON), "cv.txt": "Resume\nSkills: boats\n"},
             notes=("attachment", "outlint-magic.so")),
    Scenario("check a mailbox", ["check", "--isolated", "--format", "jsonl", "--me", "ana@example.org", "box.mbox"], {"box.mbox": BOX}),
    Scenario("check with a configuration", ["check", "--config", "c.yaml", "--history", "none", "draft.txt"], {"c.yaml": CONFIG, "draft.txt": DRAFT}),
    Scenario("check with rules", ["check", "--isolated", "--rules", "rules", "draft.txt"], {"draft.txt": DRAFT, "rules/tables.yaml": None}, one_in=8),
    Scenario("check into a file", ["check", "--isolated", "--output", "out.txt", "draft.txt"], {"draft.txt": DRAFT, "out.txt": "old\n"}),
    Scenario("fix", ["fix", "--isolated", "draft.txt"], {"draft.txt": DRAFT}),
    Scenario("fix in place", ["fix", "--isolated", "--in-place", "draft.txt"], {"draft.txt": DRAFT}),
    Scenario("fix onto itself", ["fix", "--isolated", "--output", "draft.txt", "draft.txt"], {"draft.txt": DRAFT}),
    Scenario("fix a mail in place", ["fix", "--isolated", "--in-place", "draft.eml"], {"draft.eml": MAIL}, notes=("outlint-mime.so",)),
    Scenario("ignore", ["ignore", "premature-ask/referral", "draft.txt"], {"draft.txt": DRAFT}),
    Scenario("config", ["config", "draft.txt"], {"draft.txt": DRAFT, ".outlint.yaml": CONFIG}),
    Scenario("learn", ["history", "learn", "--history", "h.db", "--me", "ana@example.org", "box.mbox"], {"box.mbox": BOX},
             proof=["history", "show", "--history", "h.db"]),
    Scenario("learn more", ["history", "learn", "--history", "h.db", "--me", "ana@example.org", "more.eml"], {"box.mbox": BOX, "more.eml": MAIL, "h.db": None},
             proof=["history", "show", "--history", "h.db"]),
    Scenario("forget", ["history", "forget", "p1@example.com", "--history", "h.db"], {"box.mbox": BOX, "h.db": None},
             proof=["history", "show", "--history", "h.db"]),
    Scenario("check with a history", ["check", "--history", "h.db", "draft.eml"], {"box.mbox": BOX, "draft.eml": MAIL, "h.db": None},
             notes=("outlint-mime.so", "outlint-html.so", "outlint-magic.so", "the history cannot be read")),
]


def run(folder, arguments, stdin=None, **environment):
    clean = {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8", **environment}
    one_thread = ["--jobs", "1"] if arguments[0] == "check" or arguments[:2] == ["history", "learn"] else []
    return subprocess.run([PROGRAM, *arguments, *one_thread], input=(stdin or "").encode(), capture_output=True, cwd=folder, env=clean, check=False, timeout=60)


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


class Trial:
    """One scenario: what happens undisturbed, and what when something fails."""

    def __init__(self, scenario, scratch):
        self.scenario, self.scratch = scenario, scratch
        self.before = scratch / "before"
        self.before.mkdir()
        for name, text in scenario.files.items():
            if text is None:
                continue
            (self.before / name).parent.mkdir(parents=True, exist_ok=True)
            (self.before / name).write_text(text)
        if "rules/tables.yaml" in scenario.files:
            rules = pathlib.Path(os.environ["OUTLINT_SOURCE"]) / "rules"
            (self.before / "rules").mkdir()
            shutil.copy(rules / "tables.yaml", self.before / "rules/tables.yaml")
        if "h.db" in scenario.files:
            run(self.before, ["history", "learn", "--history", "h.db", "--me", "ana@example.org", "box.mbox"])
        self.old = contents(self.before)
        self.clean, self.new, _ = self.once()
        self.proof = self.prove(self.scratch / "work")

    def once(self, **environment):
        work = self.scratch / "work"
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(self.before, work)
        done = run(work, self.scenario.arguments, self.scenario.stdin, **environment)
        return done, contents(work), work

    def prove(self, folder):
        return run(folder, self.scenario.proof).stdout if self.scenario.proof else None

    def calls(self, kind):
        """Which calls of the kind are to fail."""
        log = self.scratch / "log"
        log.unlink(missing_ok=True)
        self.once(OUTLINT_FAULT=f"{kind}:0", OUTLINT_FAULT_LOG=str(log), LD_PRELOAD=SHIM)
        count, *first = map(int, log.read_text().split())
        if MOST == "all":
            return range(1, count + 1, self.scenario.one_in), count
        most = max(1, int(MOST) // self.scenario.one_in)
        wanted = first if len(first) > most else range(1, count + 1)
        return list(wanted)[:: max(1, -(-len(wanted) // most))], count

    def complaint(self, kind, number):
        """What is wrong with a run in which that call fails; nothing, where all is as it has to be."""
        done, left, work = self.once(OUTLINT_FAULT=f"{kind}:{number}", LD_PRELOAD=SHIM)
        said = done.stderr.decode(errors="replace")
        if done.returncode not in (0, 1, 2):
            return f"ended with {done.returncode}: {said[-300:]}"
        as_ever = (done.returncode, done.stdout) == (self.clean.returncode, self.clean.stdout)
        noted = any(word in done.stdout.decode(errors="replace") for word in self.scenario.notes)
        if not as_ever and not noted and not (done.returncode == 2 and "error: " in said):
            return f"ended with {done.returncode} and another output, but no error: {said[-300:]!r} {done.stdout[-200:]!r}"
        return self.files_are_whole(left, as_ever) or self.works_again(work)

    def files_are_whole(self, left, as_ever):
        for name, old in self.old.items():
            if name == "h.db" or name.startswith("h.db-"):
                continue
            # The report of a run that could read nothing is empty.
            allowed = (old, self.new.get(name, old), b"" if name == "out.txt" and not as_ever else old)
            if left.get(name) not in allowed:
                return f"{name} is neither the old nor the new"
        for name, bytes_now in left.items():
            if name in self.old or name.startswith("h.db"):
                continue
            if name not in self.new:
                return f"{name} is left behind"
            if bytes_now != self.new[name]:
                return f"{name} is not whole"
        missing = [name for name in self.new if name not in left and not name.startswith("h.db")]
        return f"{missing[0]} is missing" if as_ever and missing and self.scenario.arguments[0] != "history" else None

    def works_again(self, work):
        if not self.scenario.proof:
            return None
        again = run(work, self.scenario.arguments)
        if self.prove(work) != self.proof:
            return f"run again, it does not come to the same: {again.stderr.decode()[-300:]}"
        return None


class Faults(unittest.TestCase):
    maxDiff = None


def make(scenario):
    def test(self):
        with tempfile.TemporaryDirectory() as scratch:
            trial = Trial(scenario, pathlib.Path(scratch))
            self.assertIn(trial.clean.returncode, (0, 1), trial.clean.stderr)
            wrong, began = [], time.monotonic()
            for kind in KINDS:
                numbers, count = trial.calls(kind)
                found = [(number, complaint) for number in numbers if (complaint := trial.complaint(kind, number))]
                wrong += [f"{kind} {number}: {complaint}" for number, complaint in found]
                if count:
                    print(f"{scenario.name:<28} {kind:<7} {count:>7} calls {len(numbers):>6} failed {len(found):>5} wrong", file=sys.stderr)
            print(f"{scenario.name:<28} {time.monotonic() - began:.1f} s", file=sys.stderr)
            self.assertEqual([], wrong[:20], f"{len(wrong)} in all")
    return test


for each in SCENARIOS:
    setattr(Faults, "test_" + each.name.replace(" ", "_"), make(each))


if __name__ == "__main__":
    unittest.main()
