# SPDX-License-Identifier: Apache-2.0
"""The table of word weights belongs to the data that it was learnt from."""

import json
import os
import re
import unittest

from program import SOURCE, Case

DATA = SOURCE / "training/en"
WEIGHTS = SOURCE / "rules/en/weights/sentences.yaml"


class Training(Case):
    def test_each_sentence_was_looked_at(self):
        seen = {line.split("\t")[0] for line in (DATA / "seen.tsv").read_text().splitlines()}
        for path in sorted(DATA.glob("*.jsonl")):
            for line in path.read_text().splitlines():
                message = json.loads(line)
                for at, sentence in enumerate(message["sentences"]):
                    self.assertTrue(sentence["t"].strip())
                    self.assertIn(f"{message['id']}/{at}", seen, f"{path.name}: run scripts/train --look")

    def test_no_sentence_is_taken_from_the_labelled_messages(self):
        corpus = SOURCE.parent / "shared/corpus/labelled.jsonl"
        if not corpus.exists():
            if os.environ.get("OUTLINT_REQUIRE_SHARED") == "1":
                self.fail(f"{corpus} is absent")
            print(f"skipped what needs {corpus}")
            return

        def runs(text):
            words = re.findall(r"[a-z0-9']+", text.lower().replace("\u2019", "'"))
            return {tuple(words[at:at + 7]) for at in range(len(words) - 6)}

        theirs = set()
        for line in corpus.read_text().splitlines():
            message = json.loads(line)["message"]
            theirs |= runs(message.get("text", "")) | runs(message.get("subject", ""))
        for path in sorted(DATA.glob("w*.jsonl")):  # the others are formulas that all of us write, and the pack's own examples
            for line in path.read_text().splitlines():
                for sentence in json.loads(line)["sentences"]:
                    self.assertFalse(runs(sentence["t"]) & theirs, f"{path.name}: {sentence['t']}")

    def test_the_table_says_how_much_it_was_learnt_from(self):
        messages = [json.loads(line) for path in DATA.glob("*.jsonl") if path.stem != "examples" for line in path.read_text().splitlines()]
        sentences = sum(len(message["sentences"]) for message in messages if "asks" in message.get("teaches", ["asks"]))
        told = re.search(r"training/en: (\d+) sentences and (\d+) messages", WEIGHTS.read_text())
        self.assertEqual((int(told.group(1)), int(told.group(2))), (sentences, len(messages)), "run scripts/train")


class Again(Case):
    """Needs numpy and a minute: `scripts/test --all`."""

    def test_the_same_data_give_the_same_bytes(self):
        import subprocess
        import sys

        # Debian's package is for Debian's Python, which need not be the first on the path.
        knows_numpy = (each for each in (sys.executable, "/usr/bin/python3") if subprocess.run([each, "-c", "import numpy"], capture_output=True, check=False).returncode == 0)
        python = next(knows_numpy, None)
        self.assertIsNotNone(python, "numpy is needed: apt-get install python3-numpy")
        output = self.folder / "sentences.yaml"
        subprocess.run([python, SOURCE / "scripts/train", "--output", output], check=True)
        self.assertEqual(output.read_bytes(), WEIGHTS.read_bytes(), "run scripts/train")


if __name__ == "__main__":
    unittest.main()
