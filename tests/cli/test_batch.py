# SPDX-License-Identifier: Apache-2.0
"""Drafts that go out together: `--batch`, and the `batch` key of message JSON."""

import json
import subprocess
import sys

from program import PROGRAM, SOURCE, Case, outlint

LETTER = ("Dear {name},\n\nI came across your profile. We sell gauges that count the snow on a roof while it falls, and we would "
          "love to show you on Monday how {firm} could save a caretaker. Could we have a call of twenty minutes about it?\n\nCy\n")
OTHER = "Hi Bo,\n\nI came across your profile. Could you tell me how the lock of your canal is kept free of ice in a winter like this?\n\nCy\n"


def line(id, text, **more):
    return json.dumps({"id": id, "text": text, **more}) + "\n"


class Batches(Case):
    def copies(self, run):
        """Which draft is told to be a copy of which."""
        self.assertIn(run.returncode, (0, 1), run.stderr.decode())
        found = {}
        for report in map(json.loads, run.stdout.splitlines()):
            for finding in report["diagnostics"]:
                if finding["rule"] == "mass-send/near-copy":
                    found[report["id"] or report["source"]] = finding["message"]
        return found

    def test_the_drafts_of_one_run_are_a_batch(self):
        for name, text in (("a", LETTER.format(name="Ana", firm="Harbour Hall")), ("b", OTHER), ("c", LETTER.format(name="Ms Ito", firm="Mill"))):
            self.write(f"{name}.txt", text)
        files = [self.folder / f"{name}.txt" for name in "abc"]
        copies = self.copies(outlint("check", "--batch", "--format", "jsonl", *files))
        self.assertEqual(copies, {str(files[0]): f"is 100 % the same as {files[2]}", str(files[2]): f"is 100 % the same as {files[0]}"})
        self.assertEqual(self.copies(outlint("check", "--format", "jsonl", *files)), {})

    def test_drafts_that_share_a_key_are_a_batch(self):
        ana, ito = LETTER.format(name="Ana", firm="Harbour Hall"), LETTER.format(name="Ms Ito", firm="Mill")
        drafts = (line("alone", ana) + line("m1", ana, batch="march") + line("other", OTHER, batch="march") + line("m2", ito, batch="march")
                  + line("april", ito, batch="april"))
        copies = self.copies(outlint("check", "--format", "jsonl", "--input", "jsonl", "-", stdin=drafts))
        self.assertEqual(set(copies), {"m1", "m2"})
        whole = self.copies(outlint("check", "--batch", "--format", "jsonl", "--input", "jsonl", "-", stdin=drafts))
        self.assertEqual(set(whole), {"alone", "m1", "m2", "april"})

    def test_the_order_and_the_number_of_reports_stay_whatever_the_threads(self):
        drafts = "".join(line(f"d{at}", LETTER.format(name=f"N{at}", firm="Mill") if at % 3 else OTHER, **({"batch": "b"} if at > 4 else {}))
                         for at in range(12))
        runs = [outlint("check", "--format", "jsonl", "--jobs", jobs, "--input", "jsonl", "-", stdin=drafts).stdout for jobs in (1, 4)]
        self.assertEqual(runs[0], runs[1])
        self.assertEqual([json.loads(report)["id"] for report in runs[0].splitlines()], [f"d{at}" for at in range(12)])

    def test_a_broken_line_is_told_once(self):
        run = outlint("check", "--format", "jsonl", "--input", "jsonl", "-", stdin=line("a", OTHER, batch="b") + "{\n" + line("b", OTHER, batch="b"))
        self.assertEqual(run.returncode, 2)
        self.assertEqual(run.stderr.decode().count("error:"), 1, run.stderr.decode())
        self.assertEqual(len(run.stdout.splitlines()), 2)

    def test_the_script_that_shows_it_for_many_drafts_works(self):
        run = subprocess.run([sys.executable, SOURCE / "scripts/batch-scale", PROGRAM, "--sizes", "100"], capture_output=True, check=False)
        self.assertEqual(run.returncode, 0, run.stdout.decode() + run.stderr.decode())
