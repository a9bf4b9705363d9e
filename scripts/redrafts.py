#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What `outlint fix` makes of drafts that are to be held back: how many may go out afterwards, and how many of the
sender's own words are left. Reads labelled messages (JSON lines with `message` and `label`), one line each.

usage: scripts/redrafts.py PROGRAM [LABELLED] [--show]
"""

import json
import pathlib
import re
import statistics
import subprocess
import sys

FILLED = "the lantern that you built for the harbour festival"
SHORTEST_RUN = 3  # words: shorter runs are common to all English


def outlint(program, *arguments, stdin):
    run = subprocess.run([program, *arguments, "--input", "jsonl", "-"], input=stdin.encode(), capture_output=True, check=False)
    if run.returncode not in (0, 1):
        sys.exit(run.stderr.decode())
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


def words(text):
    return re.findall(r"[\w'’-]+", text.lower())


def kept(before, after):
    """How many words of `before` stand in `after` in runs, wherever they went: greedy tiling by the longest run."""
    old, new = words(before), words(after)
    used_old, used_new, total = [False] * len(old), [False] * len(new), 0
    while True:
        best = (0, 0, 0)
        lengths = [0] * (len(new) + 1)
        for i, word in enumerate(old):
            above = 0
            for j, other in enumerate(new):
                here = lengths[j + 1]
                lengths[j + 1] = above + 1 if word == other and not used_old[i] and not used_new[j] else 0
                if lengths[j + 1] > best[0]:
                    best = (lengths[j + 1], i, j)
                above = here
        length, i, j = best
        if length < SHORTEST_RUN:
            return total / len(old) if old else 1.0
        total += length
        for back in range(length):
            used_old[i - back] = used_new[j - back] = True


def own_texts(program, lines):
    return [parsed["unquoted_text"] for parsed in outlint(program, "parse", "--format", "jsonl", stdin=lines)]


def figures(program, drafts, applicability):
    before = "".join(json.dumps(draft) + "\n" for draft in drafts)
    after = "".join(json.dumps(draft) + "\n" for draft in outlint(program, "fix", "--isolated", "--applicability", applicability, stdin=before))
    filled = re.sub(r"⟦[^⟧]*⟧", FILLED, json.dumps([json.loads(line) for line in after.splitlines()], ensure_ascii=False))
    to_judge = "".join(json.dumps(draft) + "\n" for draft in json.loads(filled))
    reports = outlint(program, "check", "--isolated", "--format", "jsonl", "--fail-on", "never", stdin=to_judge)
    shares = [kept(old, new) for old, new in zip(own_texts(program, before), own_texts(program, to_judge))]
    return reports, shares, [json.loads(line) for line in after.splitlines()]


def main():
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    program = arguments[0]
    shared = pathlib.Path(__file__).resolve().parents[2] / "shared/corpus/labelled.jsonl"
    labelled = pathlib.Path(arguments[1]) if len(arguments) > 1 else shared
    lines = [json.loads(line) for line in labelled.read_text().splitlines()]
    drafts = [line["message"] for line in lines if line["label"]["verdict"] == "hold"]
    failed = False
    for applicability, least in (("suggested", 0.8), ("needs-input", 1.0)):
        reports, shares, redrafts = figures(program, drafts, applicability)
        out = sum(report["verdict"] != "hold" for report in reports)
        median = statistics.median(shares)
        print(f"{applicability}: {out} of {len(drafts)} may go out ({out / len(drafts):.0%}, wanted {least:.0%}); "
              f"of the sender's own words kept, median {median:.2f} (wanted .60)")
        failed = failed or out < least * len(drafts) or median < 0.6
        for report, share, redraft in zip(reports, shares, redrafts):
            if report["verdict"] == "hold":
                print(f"  {report['id']}: still held: {', '.join(d['rule'] for d in report['diagnostics'] if d['severity'] == 'error')}")
            if "--show" in sys.argv:
                print(f"--- {report['id']}: {report['verdict']}, {share:.2f} kept\n{redraft.get('subject', '')}\n{redraft['text']}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
