# SPDX-License-Identifier: Apache-2.0
"""`outlint rules`, `explain` and `test`."""

import json
import os
import shutil
import subprocess
import threading

from program import ASK, PROGRAM, SOURCE, Case, outlint

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

    def test_nothing_to_test_and_nothing_to_watch_are_told(self):
        notes = self.write("notes.txt", "")
        self.says(outlint("test", notes, "nowhere", cwd=self.folder), 2, err=["notes.txt: error: this file is in no folder of rules", "nowhere: error: there is no such file", "FOLDER/en/family/rule.yaml"])
        self.says(outlint("test", "--watch", notes), 2, err="no folder of rules")
        self.says(outlint("test", self.folder), 2, err="there is no example to run")
        self.says(outlint("test", "--watch"), 2, err="nothing to watch")

    def test_watching_runs_them_again_when_a_file_has_changed(self):
        outlint("new", "slips/twice", cwd=self.folder)
        rule = self.folder / "rules/en/slips/twice.yaml"
        with subprocess.Popen([PROGRAM, "test", "--watch", "rules"], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as watching:
            too_long = threading.Timer(120, watching.kill)
            too_long.start()
            self.assertIn("1 failed", next(line for line in watching.stdout if " examples: " in line))
            rule.write_text(rule.read_text().replace("Write another one here, in other words.", "These too are [[words that are found]]. Could you refer me?"))
            self.assertIn("0 failed", next(line for line in watching.stdout if " examples: " in line))
            too_long.cancel()
            watching.kill()


class New(Case):
    def test_a_new_rule_loads_and_asks_to_be_filled_in(self):
        self.says(outlint("new", "slips/twice", "--rules", "own", "--language", "en", cwd=self.folder), 0, out="outlint test own/en/slips/twice.yaml")
        self.says(outlint("test", "own/en/slips/twice.yaml", cwd=self.folder), 1, out=["slips/twice/flags/2", "1 failed"])

    def test_a_rule_that_is_there_is_not_written_over(self):
        outlint("new", "slips/twice", cwd=self.folder)
        rule = self.folder / "rules/en/slips/twice.yaml"
        rule.write_text("mine")
        self.says(outlint("new", "slips/twice", cwd=self.folder), 2, err="is there already")
        self.assertEqual(rule.read_text(), "mine")

    def test_what_is_no_id_is_refused(self):
        for name in ("twice", "/twice", "slips/", "slips/two/three", "Slips/twice", "slips/../twice", "slips/twi ce"):
            with self.subTest(name):
                self.says(outlint("new", name, cwd=self.folder), 2, err=["is no rule's id", "family/rule"])
        self.assertEqual(list(self.folder.iterdir()), [])
