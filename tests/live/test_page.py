# SPDX-License-Identifier: Apache-2.0
"""The page of `outlint serve` in a real Chromium: typing, underlines, fixes, the balance; and what axe-core says of it."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

from node_packages import install
from program import ASK, SOURCE, UPDATE, Case, outlint
from service import Service

NODE = os.environ["OUTLINT_NODE"]
TEXT = ("Hi Bo,\n\nI came across your profile. We have never met. Could you refer me for the data role before Friday?\n\n"
        "I have worked on parsers for two years, and I read everything there is about your team.\n\nBest regards,\nAna\n")


class Page(Case):
    @classmethod
    def setUpClass(cls):
        install(NODE)
        service = Service("--isolated")
        cls.addClassCleanup(service.stop)
        folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        (folder / "draft.txt").write_text(TEXT)
        cls.screenshot = SOURCE / "docs/page.png" if UPDATE else folder / "page.png"
        run = subprocess.run(["node", pathlib.Path(__file__).with_name("page.mjs"), NODE, service.url + "/", folder / "draft.txt", cls.screenshot],
                             capture_output=True, text=True, timeout=240, check=False)
        if run.returncode != 0:
            raise AssertionError(run.stdout + run.stderr)
        cls.seen = json.loads(run.stdout)

    def test_what_is_typed_is_judged_and_underlined(self):
        seen = self.seen
        self.assertEqual(seen["tabGoesTo"], "draft")
        self.assertIn("Hold", seen["verdict"])
        report = json.loads(outlint("check", "--isolated", "--input", "json", "--format", "json", "--fail-on", "never", "-",
                                    stdin=json.dumps({"text": TEXT, "subject": "A question"})).stdout)
        self.assertIn(f"Score {report['score']} of 100", seen["verdict"])
        self.assertIn(ASK, "".join(seen["errorMarks"]))
        # Overlapping findings are cut into stretches; joined they are the words of all findings.
        raw = TEXT.encode()
        covered = bytearray(len(raw))
        for each in report["diagnostics"]:
            if each["span"] and each["span"]["part"] == "body":
                covered[each["span"]["start"]:each["span"]["end"]] = b"\1" * (each["span"]["end"] - each["span"]["start"])
        self.assertEqual("".join(seen["marked"]).encode(), bytes(byte for byte, under in zip(raw, covered) if under))
        self.assertEqual(*seen["layers"])

    def test_the_balance_is_drawn_and_told(self):
        seen = self.seen
        self.assertRegex(seen["scales"], r"referral, weighs 4; the tie \(stranger\) carries 1")
        self.assertEqual((seen["weights"], seen["credits"]), (4, 1))
        self.assertIn("close", seen["scalesAsClose"])

    def test_the_verdict_changes_with_the_stage(self):
        self.assertNotIn("Hold", self.seen["verdictAsClose"])

    def test_a_fix_is_applied_and_taken_back(self):
        seen = self.seen
        self.assertNotIn(ASK, seen["afterFix"])
        self.assertNotIn("Hold", seen["verdictAfterFix"])
        self.assertEqual(seen["afterUndo"], TEXT)
        self.assertNotIn("Hold", seen["verdictAfterRedraft"])
        self.assertNotIn(ASK, seen["redraft"])
        self.assertTrue(seen["newSentences"])
        for sentence in seen["newSentences"]:
            self.assertNotIn(sentence, TEXT)

    def test_findings_are_reached_by_key_and_spoken(self):
        self.assertTrue(self.seen["selected"] and self.seen["selected"] in TEXT)
        self.assertRegex(self.seen["told"], "^(error|warning): ")

    def test_nothing_comes_from_elsewhere_and_no_draft_becomes_code(self):
        self.assertEqual((self.seen["elsewhere"], self.seen["complaints"], self.seen["elements"]), ([], [], 0))
        self.assertIn(ASK, "".join(self.seen["lastMarks"]))

    def test_axe_finds_no_serious_problem(self):
        for name in ("empty", "light", "dark", "narrow"):
            grave = [each for each in self.seen["axe"][name] if each["impact"] in ("serious", "critical")]
            self.assertEqual(grave, [], name)
        self.assertLessEqual(self.seen["overflow"], 0)

    def test_the_picture_is_one(self):
        self.assertTrue(self.screenshot.read_bytes().startswith(b"\x89PNG"))
        self.assertGreater(self.screenshot.stat().st_size, 20_000)


if __name__ == "__main__":
    unittest.main()
