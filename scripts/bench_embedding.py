#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What a program that embeds outlint pays: Python against C++ over 2,000 messages, and a keystroke against a whole lint.

    scripts/bench_embedding.py [--rounds N]

Builds what is missing in build/release, installs the Python package into build/bench-python, and runs C++ and Python in
turn. Times are the processor's, so that other work on the machine counts little; medians count.
"""

import argparse
import importlib.machinery
import importlib.util
import os
import pathlib
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "release"
VENV = ROOT / "build" / "bench-python"
PROGRAM = BUILD / "tests" / "bench" / "outlint_embedding"

# Judges all messages of standard input by check_many, then one by one, then with every finding looked at.
PYTHON = """
import sys, time
import outlint
texts = sys.stdin.read().split("\\0")
linter = outlint.Linter()
def timed(judge):
    start = time.process_time()
    held = judge()
    print(f"{(time.process_time() - start) * 1000:.3f} {held}")
def many():
    reports = list(linter.check_many(texts, threads=1))
    return sum(report.verdict == "hold" for report in reports)
def single():
    reports = [linter.check(text) for text in texts]
    return sum(report.verdict == "hold" for report in reports)
def read():
    reports = list(linter.check_many(texts, threads=1))
    assert sum(len(finding.message) for report in reports for finding in report.diagnostics) > 0
    return sum(report.verdict == "hold" for report in reports)
many()
for judge in (many, single, read):
    timed(judge)
"""


def corpus(count):
    """The messages of scripts/bench."""
    loader = importlib.machinery.SourceFileLoader("bench", str(ROOT / "scripts" / "bench"))
    bench = importlib.util.module_from_spec(importlib.util.spec_from_loader("bench", loader))
    loader.exec_module(bench)
    return bench.corpus(count)


def run(*command, **options):
    return subprocess.run([str(word) for word in command], check=True, text=True, **options)


def build():
    run(ROOT / "scripts" / "outlint", "--version", stdout=subprocess.DEVNULL)
    run("cmake", "--build", BUILD, "--target", "outlint_embedding", "all", stdout=subprocess.DEVNULL)
    if not VENV.exists():
        run(sys.executable, "-m", "venv", VENV)
    prefix = BUILD / "bench-prefix"
    run("cmake", "--install", BUILD, "--prefix", prefix, stdout=subprocess.DEVNULL)
    run(VENV / "bin" / "python", "-m", "pip", "install", "--quiet", f"-Ccmake.define.CMAKE_PREFIX_PATH={prefix}", ROOT)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=7)
    rounds = options.parse_args().rounds
    build()
    texts = corpus(2000)
    given = "\0".join(texts)
    names = ("C++", "check_many", "check, one by one", "check_many, findings read")
    times = {name: [] for name in names}
    for _ in range(rounds):
        ours = run(PROGRAM, "batch", input=given, stdout=subprocess.PIPE).stdout.splitlines()[-1:]
        theirs = run(VENV / "bin" / "python", "-I", "-c", PYTHON, input=given, stdout=subprocess.PIPE, env={"PATH": os.environ["PATH"]}).stdout.splitlines()
        held = {line.split()[1] for line in ours + theirs}
        assert len(held) == 1, f"the two do not judge alike: {held}"
        for name, line in zip(names, ours + theirs):
            times[name].append(float(line.split()[0]))
    base = statistics.median(times["C++"])
    print(f"2,000 messages, one thread, {rounds} rounds in turn:")
    for name in names:
        middle = statistics.median(times[name])
        print(f"  {name:27} {middle:8.1f} ms   {middle / base:5.3f} of C++")
    drafts = [text for text in texts if 290 <= len(text.split()) <= 310][:5]
    pairs = [run(PROGRAM, "keys", input=draft, stdout=subprocess.PIPE).stdout.split() for draft in drafts]
    key, whole = (statistics.median(float(pair[at]) for pair in pairs) for at in (0, 1))
    print(f"a draft of 300 words: a keystroke {key:.0f} µs, a whole lint {whole:.0f} µs, {key / whole:.3f} of it")


if __name__ == "__main__":
    main()
