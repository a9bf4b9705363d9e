# SPDX-License-Identifier: Apache-2.0
"""The same bytes from the program, from C++ with one thread and with eight, and from C."""

import json
import os
import pathlib
import re
import subprocess
import unittest

SOURCE = pathlib.Path(os.environ["OUTLINT_SOURCE"])
SHARED = SOURCE.parent / "shared" / "corpus" / "labelled.jsonl"


def corpus():
    """Message JSON lines: the labelled messages where they are at hand, and some of our own."""
    lines = [json.dumps({"id": f"own{number}", "text": text, "to": [f"Bo Li <bo{number}@example.com>"]}) for number, text in enumerate([
        "We have never met. Could you refer me for the data role?",
        "Your chapter on tide gauges cleared up a question I had for years. Thank you!",
        "Our tool saves teams like yours ten hours a week. Do you have 15 minutes on Tuesday for a demo?",
        "Könnten Sie mir bitte helfen?",
        "",
    ] * 8)]
    if SHARED.exists():
        with open(SHARED, encoding="utf-8") as labelled:
            lines += [json.dumps(json.loads(line)["message"]) for line in labelled]
    elif os.environ.get("OUTLINT_REQUIRE_SHARED") == "1":
        raise AssertionError(f"{SHARED} is absent")
    else:
        print(f"{SHARED} is absent; our own messages alone are compared")
    return "".join(line + "\n" for line in lines)


def comparable(text):
    """The lines of a report but for what differs with the input: the program reads one long one, others a line at a time."""
    return [re.sub(r'"source": "[^"]*"|"raw_\w+": (\d+|null)', '""', line) for line in text.splitlines()]


def reports(*command):
    return comparable(subprocess.run(command, input=corpus(), capture_output=True, text=True, check=True).stdout)


class Alike(unittest.TestCase):
    maxDiff = 2000

    @classmethod
    def setUpClass(cls):
        cls.program = reports(os.environ["OUTLINT"], "check", "--isolated", "--input", "jsonl", "--format", "jsonl", "--fail-on", "never", "-")

    def test_one_thread(self):
        self.assertEqual(self.program, reports(os.environ["OUTLINT_THREADS"], "1"))

    def test_eight_threads_share_a_linter(self):
        self.assertEqual(self.program, reports(os.environ["OUTLINT_THREADS"], "8"))

    def test_c(self):
        self.assertEqual(self.program, reports(os.environ["OUTLINT_LINES"]))


if __name__ == "__main__":
    unittest.main()
