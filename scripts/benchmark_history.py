#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast `outlint history learn` reads a mailbox of generated messages, and in how much memory.

usage: benchmark_history.py PROGRAM [MESSAGES]; exit code 1 below 2,000 messages a second or above 200 MB
"""

import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time

SENTENCES = ["The harbour froze over last night.", "Your notes on kilns were of great use.", "I will bring the maps on Friday.",
             "Could you introduce me to the pilot?", "Thank you for the book on bees.", "We walked along the dyke for hours.",
             "The choir needs two more basses.", "Is the workshop open in August?", "My brother mends clocks in the old mill.",
             "Would you have a look at my drawings?", "The ferry leaves at nine.", "Nothing grows as slowly as an oak."]


def write(path, count):
    dice = random.Random(1)
    with path.open("w") as out:
        for number in range(count):
            other = f"Person {number % 997} <p{number % 997}@forge.example>"
            pair = ("Ana <ana@mill.example>", other) if number % 2 else (other, "Ana <ana@mill.example>")
            body = " ".join(dice.choice(SENTENCES) for _ in range(dice.randint(2, 9)))
            out.write(f"From - Mon Jan  5 09:00:00 2026\nFrom: {pair[0]}\nTo: {pair[1]}\nSubject: Note {number}\n"
                      f"Date: {number % 28 + 1} Jan 20{number % 25:02} {number % 24:02}:{number % 60:02}:00 +0000\n"
                      f"Message-ID: <{number}@mill.example>\nContent-Type: text/plain; charset=utf-8\n\nHi,\n\n{body}\n\nBest,\nAna\n\n")


def main():
    program, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        box = pathlib.Path(folder) / "box.mbox"
        write(box, count)
        start = time.monotonic()
        subprocess.run([program, "history", "learn", "--history", f"{folder}/history.db", "--me", "ana@mill.example", str(box)], check=True)
        seconds = time.monotonic() - start
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    memory = usage.ru_maxrss / 1024
    print(f"{count / seconds:.0f} messages a second, {memory:.0f} MB at most, {usage.ru_utime + usage.ru_stime:.1f} s of processor time")
    sys.exit(0 if count / seconds >= 2000 and memory < 200 else 1)


if __name__ == "__main__":
    main()
