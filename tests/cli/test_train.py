# SPDX-License-Identifier: Apache-2.0
"""The table of word weights belongs to the data that it was learnt from."""

import json
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

    def test_the_table_says_how_many_sentences_it_was_learnt_from(self):
        count = sum(len(json.loads(line)["sentences"]) for path in DATA.glob("*.jsonl") if path.stem != "examples" for line in path.read_text().splitlines())
        self.assertIn(f"training/en: {count} labelled sentences", WEIGHTS.read_text(), "run scripts/train")


class Again(Case):
    """Needs numpy and a minute: `scripts/test --all`."""

    def test_the_same_data_give_the_same_bytes(self):
        import subprocess
        import sys

        output = self.folder / "sentences.yaml"
        subprocess.run([sys.executable, SOURCE / "scripts/train", "--output", output], check=True)
        self.assertEqual(output.read_bytes(), WEIGHTS.read_bytes(), "run scripts/train")


if __name__ == "__main__":
    unittest.main()
