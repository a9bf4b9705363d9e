# SPDX-License-Identifier: Apache-2.0
"""The reference page of the rule language, the catalogue and the schemas: what they say is what the program takes."""

import json
import pathlib
import re
import shutil

from program import SOURCE, UPDATE, Case, outlint
from schema import problems_of

PAGE = SOURCE / "docs/rules-reference.md"
MARK = "OUTLINT_UPDATE_SNAPSHOTS=1 rewrites it. -->\n"
BLOCK = re.compile(r"^```yaml\n# (\S+)\n(.*?)^```$", re.M | re.S)
ROOTS = ["rule", "act", "lexicon", "sign", "plan", "judgement", "weights", "tables", "languages", "mailboxes", "config"]
SCHEMAS = SOURCE / "share/outlint/schema"


def blocks():
    """The files that the page shows, by their path."""
    return {path: text for path, text in BLOCK.findall(PAGE.read_text())}


class Written(Case):
    """Files that are made by the program are what it makes."""

    def same(self, path, text):
        if UPDATE:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        self.assertEqual(path.read_text(), text, f"{path.name} is not what the program writes; OUTLINT_UPDATE_SNAPSHOTS=1 rewrites it")

    def made(self, *arguments):
        return self.says(outlint(*arguments), 0)

    def test_the_tables_of_the_reference_page(self):
        page = PAGE.read_text()
        head = page[:page.index(MARK) + len(MARK)]
        self.same(PAGE, head + "\n" + self.made("rules", "--reference"))

    def test_the_catalogue(self):
        self.same(SOURCE / "rules/README.md", self.made("rules", "--format", "markdown"))

    def test_the_schemas(self):
        for root in ROOTS:
            with self.subTest(root):
                self.same(SCHEMAS / f"{root}.schema.json", self.made("rules", "--schema", root))


class Page(Case):
    def setUp(self):
        super().setUp()
        for path, text in blocks().items():
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)

    def test_its_examples_hold(self):
        files = blocks()
        self.assertGreaterEqual(len(files), 9)
        out = self.says(outlint("test", "my-rules", cwd=self.folder), 0, out=" 0 failed")
        self.assertEqual(int(out.split()[0]), sum(len(re.findall(r"^    - |(?:flags|passes): \[\"", text, re.M)) for path, text in files.items() if "examples:" in text)
                         - sum(len(re.findall(r"^    - ", text.split("examples:")[0], re.M)) for text in files.values() if "examples:" in text))

    def test_the_patterns_that_no_example_exercises_are_listed(self):
        self.says(outlint("test", "--coverage", "my-rules", cwd=self.folder), 0, out="3 patterns: 3 exercised by an example, 0 not; 3 are needed by one")
        rule = self.folder / "my-rules/en/flattery/empty-praise.yaml"
        rule.write_text(rule.read_text().replace("patterns:\n", "patterns:\n  - what a splendid spoon\n"))
        self.says(outlint("test", "--coverage", "my-rules", cwd=self.folder), 0,
                  out=["flattery/empty-praise: no example exercises pattern 1: what a splendid spoon", "4 patterns: 3 exercised"])

    def test_a_pattern_beside_which_another_stands_is_needed_by_none(self):
        rule = self.folder / "my-rules/en/flattery/empty-praise.yaml"
        rule.write_text(rule.read_text().replace("patterns:\n", "patterns:\n  - \"impressed by your {praise.nouns}\"\n"))
        self.says(outlint("test", "--coverage", "my-rules", cwd=self.folder), 0,
                  out=["flattery/empty-praise: no example needs pattern 1: impressed by your", "4 patterns: 4 exercised by an example, 0 not; "])

    def test_a_rule_from_it_judges_a_draft_without_compiling_anything(self):
        draft = self.write("draft.txt", "Hi Ana,\n\nI'm impressed by your profile. We never met. Could you carry my name upstairs?\n\nBo\n")
        run = outlint("check", "--isolated", "--rules", "my-rules", "--format", "json", draft, cwd=self.folder)
        self.assertEqual(run.returncode, 1, run.stderr.decode())
        report = json.loads(run.stdout)
        own = [each for each in report["diagnostics"] if each["rule"] == "flattery/empty-praise"]
        self.assertEqual([each["message"] for each in own], ['praise that fits anybody: "I\'m impressed by your profile"'])
        self.assertEqual([each["applicability"] for each in own[0]["suggestions"]], ["suggested", "needs-input"])
        self.assertEqual([ask["kind"] for ask in report["asks"]], ["referral"], "the word added to a built-in lexicon")

    def test_its_configuration_holds(self):
        self.says(outlint("config", "--check", cwd=self.folder), 0)
        shown = self.says(outlint("config", cwd=self.folder), 0)
        self.assertRegex(shown, r"limits\.length/invite: .*200.*# \S*\.outlint\.yaml:\d+")


class Schema(Case):
    """The schemas take every file of ours, and refuse the mistakes that the loader refuses."""

    def test_all_files_of_the_pack_fit(self):
        schemas = {root: json.loads((SCHEMAS / f"{root}.schema.json").read_text()) for root in ROOTS}
        seen = 0
        for path in sorted((SOURCE / "rules").rglob("*.yaml")):
            parts = path.relative_to(SOURCE / "rules").parts
            if parts[0] == "mail":
                continue
            root = self.root_of(parts)
            with self.subTest("/".join(parts)):
                self.assertEqual(problems_of(schemas[root], path), [])
            seen += 1
        self.assertGreater(seen, 100)
        for path, text in blocks().items():
            target = self.folder / "x.yaml"
            target.write_text(text)
            with self.subTest(path):
                self.assertEqual(problems_of(schemas[self.root_of(pathlib.Path(path).parts[1:] or (".outlint.yaml",))], target), [])

    def test_mistakes_are_refused(self):
        schema = json.loads((SCHEMAS / "rule.schema.json").read_text())
        good = blocks()["my-rules/en/flattery/begging.yaml"]
        mistakes = {"sumary: x\nsummary:": "summary:", "severity: fatal\nold:": "severity:", "kind: phrases": "kind: phrase", "at_least: many\nacts:": "acts:",
                    "\nwhen: {ocasion: outreach}\nx_when:": "\nwhen:", "": "source: \"own judgement\"\n"}
        for bad, right in mistakes.items():
            with self.subTest(bad):
                target = self.folder / "x.yaml"
                self.assertIn(right, good)
                target.write_text(good.replace(right, bad, 1))
                self.assertNotEqual(problems_of(schema, target), [])

    @staticmethod
    def root_of(parts):
        if parts[0] in ("profiles", ".outlint.yaml"):
            return "config"
        if len(parts) == 1:
            return parts[0].removesuffix(".yaml")
        return {"acts": "act", "lexicon": "lexicon", "judgement": "judgement", "signs": "sign", "plan": "plan", "weights": "weights"}.get(parts[1], "rule")


class Watching(Case):
    def test_a_changed_file_is_tested_again(self):
        import os
        import subprocess
        import time
        from program import PROGRAM
        for path, text in blocks().items():
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
        rule = self.folder / "my-rules/en/flattery/crowd.yaml"
        with open(self.folder / "out", "wb") as out:
            program = subprocess.Popen([PROGRAM, "test", "--watch", "my-rules"], cwd=self.folder, stdout=out, stderr=subprocess.STDOUT, env=os.environ)
        try:
            self.assertTrue(self.waits_for(" 0 failed", 1))
            rule.write_text(rule.read_text().replace("more_than: 5", "more_than: 50"))
            self.assertTrue(self.waits_for(" 2 failed", 1))
        finally:
            program.kill()
            program.wait()

    def waits_for(self, words, times):
        import time
        for _ in range(240):
            if (self.folder / "out").read_text().count(words) >= times:
                return True
            time.sleep(0.25)
        return False
