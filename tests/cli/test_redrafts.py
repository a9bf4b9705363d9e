# SPDX-License-Identifier: Apache-2.0
"""docs/redrafts.md shows drafts and what `outlint fix` makes of them. OUTLINT_UPDATE_SNAPSHOTS=1 writes it anew."""

import os
import subprocess
import sys

from program import PROGRAM, SOURCE, UPDATE, Case, outlint

PAGE = SOURCE / "docs/redrafts.md"
HEAD = """# Twenty redrafts

Drafts as they might be written in a hurry, and what `outlint fix` makes of each of them with nothing to fill in. What was taken out is
kept as a note for later. This page is written by tests/cli/test_redrafts.py from the program's own output.
"""


def quoted(text):
    return "".join(f"> {line}".rstrip() + "  \n" if line else ">\n" for line in text.rstrip("\n").split("\n"))


def section(path):
    run = outlint("fix", "--isolated", path.relative_to(SOURCE), cwd=SOURCE)
    notes = [line.split(": ", 1)[1] for line in run.stderr.decode().splitlines() if ": for later (" in line]
    title = path.stem.split("-", 1)[1].replace("-", " ")
    later = "".join(f"\n*{note[0].upper()}{note[1:]}*\n" for note in notes)
    return f"\n## {title[0].upper()}{title[1:]}\n\nBefore:\n\n{quoted(path.read_text())}\nAfter:\n\n{quoted(run.stdout.decode())}{later}"


class Redrafts(Case):
    def test_the_page_shows_what_the_program_makes_of_the_examples(self):
        examples = sorted((SOURCE / "examples/redrafts").glob("*.md"))
        self.assertEqual(len(examples), 20)
        page = HEAD + "".join(section(path) for path in examples)
        if UPDATE:
            PAGE.write_text(page)
        self.assertEqual(PAGE.read_text(), page)

    def test_no_redraft_is_held_and_each_differs_from_its_draft(self):
        for path in sorted((SOURCE / "examples/redrafts").glob("*.md")):
            with self.subTest(path.stem):
                redraft = outlint("fix", "--isolated", path).stdout
                self.assertNotEqual(redraft, path.read_bytes())
                self.says(outlint("check", "--isolated", self.write(path.name, redraft)), 0)


class Figures(Case):
    def test_drafts_to_be_held_may_go_out_after_a_redraft(self):
        labelled = SOURCE.parent / "shared/corpus/labelled.jsonl"
        if not labelled.exists() and os.environ.get("OUTLINT_REQUIRE_SHARED") != "1":
            print("../shared/corpus/labelled.jsonl is not here; nothing was tested")
            return
        run = subprocess.run([sys.executable, SOURCE / "scripts/redrafts.py", PROGRAM, labelled], capture_output=True, check=False)
        print(run.stdout.decode())
        self.assertEqual(run.returncode, 0, run.stdout.decode() + run.stderr.decode())
