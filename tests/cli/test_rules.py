# SPDX-License-Identifier: Apache-2.0
"""`outlint rules`, `explain` and `test`."""

import json
import os
import shutil
import subprocess

from program import ASK, SOURCE, Case, outlint

RULE = "rules/en/premature-ask/referral.yaml"


class Catalogue(Case):
    def test_every_rule_can_be_explained(self):
        rules = json.loads(outlint("rules", "--format", "json").stdout)
        self.assertTrue(rules)
        for rule in rules:
            with self.subTest(rule["id"]):
                self.assertTrue(rule["why"] and rule["summary"] and rule["source"])
                self.says(outlint("explain", rule["id"]), 0, out=[rule["id"], "severity", "source", "It stays silent"])

    def test_the_list_names_every_rule(self):
        self.says(outlint("rules"), 0, out="premature-ask/referral")


class Export(Case):
    def test_grep_takes_the_exported_patterns_and_finds_by_them(self):
        lines = self.says(outlint("rules", "--export-patterns"), 0)
        file = self.write("patterns", lines)
        self.assertGreater(len(lines.splitlines()), 500)
        run = subprocess.run(["grep", "-E", "-i", "-f", file], input=f"Lilacs.\n{ASK}?\n", capture_output=True, text=True, check=False,
                             env={**os.environ, "LC_ALL": "C.UTF-8"})
        self.assertEqual(("", f"{ASK}?\n"), (run.stderr, run.stdout))


class Examples(Case):
    def copy(self):
        shutil.copytree(SOURCE / "rules", self.folder / "rules")
        return self.folder / RULE

    def test_the_examples_of_the_built_in_rules_hold(self):
        self.says(outlint("test"), 0, out=" 0 failed")

    def test_a_file_is_tested_alone(self):
        self.copy()
        self.says(outlint("test", RULE, cwd=self.folder), 0, out=" 0 failed")

    def test_a_short_name_above_the_rules_is_not_taken_for_a_language(self):
        deep = self.folder / "jo"
        shutil.copytree(SOURCE / "rules", deep / "rules")
        (self.folder / "stray.yaml").write_text("- no rule\n")
        self.says(outlint("test", deep / "rules"), 0, out=" 0 failed")
        self.says(outlint("test", deep / RULE), 0, out=" 0 failed")

    def test_a_changed_example_fails_and_is_shown(self):
        rule = self.copy()
        text = rule.read_text()
        marked = text[text.index("[["):text.index("]]") + 2]
        rule.write_text(text.replace(marked, marked[2:-2].replace(" ", " [[", 1) + "]]", 1))
        self.says(outlint("test", "rules", cwd=self.folder), 1, out=["premature-ask/referral/flags/1", "other words", "  - body: ", "  + body: "])

    def test_a_rule_that_does_not_load_is_told_with_its_place(self):
        rule = self.copy()
        rule.write_text(rule.read_text().replace("summary:", "sumary:", 1))
        self.says(outlint("check", "--rules", "rules", "-", cwd=self.folder), 2, err=["referral.yaml:2:", "sumary"])
