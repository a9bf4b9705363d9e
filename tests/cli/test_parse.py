# SPDX-License-Identifier: Apache-2.0
"""`outlint parse` against its contract: what tiles, what is joined, what is null."""

import json

from program import CALM, COLD, SOURCE, Case, outlint

JOINED = {"own_text": {"greeting", "own", "sign-off"}, "prose_text": {"greeting", "own"},
          "unquoted_text": {"greeting", "own", "sign-off", "signature", "disclaimer"}}


class Shape(Case):
    def parsed(self, *arguments, **options):
        return json.loads(self.says(outlint("parse", "--format", "json", *arguments, **options), 0))

    def test_regions_and_sentences_tile_the_body(self):
        for path in sorted(path for path in (SOURCE / "examples").iterdir() if path.is_file()):
            with self.subTest(path.name):
                row = self.parsed(path)
                body = next(p["text"] for p in row["parts"] if p["id"] == "body").encode()
                for stretches in (row["regions"], row["sentences"]):
                    rest = bytearray(body)
                    for one in stretches:
                        self.assertTrue(rest[one["start"]:one["end"]].strip(b"\0"), "two of them overlap")
                        rest[one["start"]:one["end"]] = b"\0" * (one["end"] - one["start"])
                    self.assertEqual(bytes(rest).replace(b"\0", b"").decode().strip(), "")
                for name, kinds in JOINED.items():
                    parts = [body[r["start"]:r["end"]].decode() for r in row["regions"] if r["kind"] in kinds]
                    self.assertEqual(row[name], "\n".join(parts))

    def test_several_inputs_give_a_line_each_in_their_order(self):
        names = [self.write(f"{n}.txt", CALM if n % 2 else COLD) for n in range(40)]
        run = outlint("parse", "--input", "text", "--format", "jsonl", "--jobs", 8, *names)
        rows = [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual([row["source"] for row in rows], [str(name) for name in names])

    def test_output_is_valid_whatever_the_bytes(self):
        row = self.parsed("--input", "text", "-", stdin=bytes(range(256)))
        self.assertEqual(row["parts"][0]["size"], 256)

    def test_what_is_unknown_is_null_and_what_is_empty_is_not(self):
        row = self.parsed("-", stdin='{"text": "Hi", "cc": []}')
        self.assertIsNone(row["to"])
        self.assertEqual(row["cc"], [])
        self.assertIsNone(row["attachments"])
