#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Sends every file of some folders through every reader, and tells which of them a run died of.

    scripts/sweep.py [--under "valgrind -q …"] [--one-in N] PROGRAM FOLDER…

`parse` reads each file as what it is and as everything else; `check` and `fix --diff` take it for what it is. A run may end with
0, 1 or 2; anything else, and any word of a sanitizer, is a report. Many files share one process; where that process reports,
its files are run one by one. The last column shows that the runs did something.

Where PROGRAM is outlint_fuzz_replay, it does the same within one process, and holds what it reads to the oracles of fuzzing.
"""

import argparse
import pathlib
import re
import subprocess
import sys
import time

KINDS = ("eml", "mbox", "linkedin", "json", "jsonl", "html", "markdown", "text")
REPORT = re.compile(rb"AddressSanitizer|LeakSanitizer|ThreadSanitizer|runtime error:|^==\d+==", re.MULTILINE)
USAGE = re.compile(rb"unknown (option|argument)")
WORK = ([("parse", ["parse", "--format", "jsonl"]),
         ("check", ["check", "--isolated", "--fail-on", "never", "--format", "json"]),
         ("check as text", ["check", "--isolated", "--fail-on", "never", "--input", "text", "--format", "text", "--explain-match"]),
         ("fix", ["fix", "--isolated", "--diff", "--applicability", "needs-input"])]
        + [(f"parse as {kind}", ["parse", "--format", "jsonl", "--input", kind]) for kind in KINDS])
ORACLES = [("every reader", ["every", "0"])]


class Run:
    """One process over some files: what it reported, how long it took, how much it wrote."""

    def __init__(self, command, files):
        began = time.monotonic()
        run = subprocess.run([*command, *files], stdin=subprocess.DEVNULL, capture_output=True, check=False)
        self.seconds = time.monotonic() - began
        self.written = len(run.stdout) + len(run.stderr)
        self.report = ""
        if run.returncode not in (0, 1, 2) or REPORT.search(run.stderr) or USAGE.search(run.stderr):
            self.report = f"status {run.returncode}\n" + run.stderr.decode(errors="replace")[:3000]


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("--under", default="", help="a program that runs ours")
    options.add_argument("--one-in", type=int, default=1, help="take every Nth file")
    options.add_argument("--at-once", type=int, default=100, help="files that share a process")
    options.add_argument("program")
    options.add_argument("folders", nargs="+")
    chosen = options.parse_args()
    files = sorted(str(path) for folder in chosen.folders for path in pathlib.Path(folder).rglob("*") if path.is_file())[:: chosen.one_in]
    reports = 0
    print(f"{'run':<18} {'files':>6} {'reports':>8} {'seconds':>8} {'MB out':>8}")
    for name, arguments in ORACLES if pathlib.Path(chosen.program).name == "outlint_fuzz_replay" else WORK:
        command = [*chosen.under.split(), chosen.program, *arguments]
        found, seconds, written = 0, 0.0, 0
        for at in range(0, len(files), chosen.at_once):
            some = files[at:at + chosen.at_once]
            together = Run(command, some)
            seconds += together.seconds
            written += together.written
            blamed = [(file, alone.report) for file in (some if together.report else []) if (alone := Run(command, [file])).report]
            if together.report and not blamed:
                blamed = [(f"{some[0]} to {some[-1]}, together", together.report)]
            for file, report in blamed:
                print(f"{name}: {file}\n{report}", file=sys.stderr)
            found += len(blamed)
        if not written:
            print(f"{name}: wrote nothing at all", file=sys.stderr)
            found += 1
        reports += found
        print(f"{name:<18} {len(files):>6} {found:>8} {seconds:>8.1f} {written / 1e6:>8.1f}", flush=True)
    return 1 if reports else 0


if __name__ == "__main__":
    sys.exit(main())
