# SPDX-License-Identifier: Apache-2.0
"""Every mistake in a rule or a configuration is told with its place, the line it stands on, and what to do."""

import re

from program import Case, outlint

RULE = """id: barns/{name}
summary: Barns are named.
why: Because.
source: "a test"
severity: warning
kind: phrase
patterns:
  - "my (?:big )?barn"
message: "a barn: \\"{{match}}\\""
suggestions:
  - {{title: Drop it, applicability: suggested, delete: sentence}}
examples:
  flags:
    - "Hi Ana, [[my barn]] is red."
    - "Hi Ana, [[my big barn]] is red."
  passes:
    - "Hi Ana, your barn is red."
    - "Hi Ana, the barn is red."
    - "Hi Ana, a barn is red."
"""

# What is changed in the rule, the line and column that are meant, and words of the message and of the hint.
MISTAKES = {
    "an unknown key": ("summary:", "sumary:", (2, 1), 'unknown key "sumary"', 'did you mean "summary"?'),
    "a missing key": ("why: Because.\n", "", (1, 1), '"why" is missing', "why it costs the sender something"),
    "an unknown lexicon": ('"my (?:big )?barn"', '"my {barnz} (?:big )?barn"', (8, 9), 'there is no lexicon "barnz"', None),
    "a pattern that is none": ('"my (?:big )?barn"', '"my (?:big )?barn)"', (8, 22), "not a pattern: ", "Boost.Regex"),
    "a pattern with an escape before the mistake": ('"my (?:big )?barn"', '"my \\\\w+ barn)"', (8, 18), "not a pattern: ", "Boost.Regex"),
    "a pattern that can explode": ('"my (?:big )?barn"', '"my (?:\\\\w+)+ barn"', (8, 5), "can explode", "{0,3}"),
    "a text where a list is meant": ("suggestions:\n  - {title: Drop it, applicability: suggested, delete: sentence}", "suggestions: none", (10, 14),
                                     '"suggestions" has to be a list of suggestion entries', None),
    "a word that is none": ("severity: warning", "severity: warnin", (5, 11), '"warnin" is none of warning, error', 'did you mean "warning"?'),
    "another id than the path": ("id: barns/", "id: barn/", (1, 5), "the id has to be the path", None),
    "an unknown kind": ("kind: phrase", "kind: phrases", (6, 7), '"phrases" is none of ask, phrase', 'did you mean "phrase"?'),
    "a placeholder that there is not": ('{match}', "{mach}", (9, 21), 'the message names "{mach}"', 'did you mean "match"?'),
    "an unknown fact": ("kind: phrase", "kind: phrase\nwhen: {ocasion: outreach}", (7, 8), 'there is no fact "ocasion"', 'did you mean "occasion"?'),
    "a number without a reason": ("kind: phrase", "kind: phrase\nfirst_sentences: 3", (7, 18), 'a number without a reason: "3" of first_sentences', "under thresholds"),
    "a reason without a number": ("kind: phrase", "kind: phrase\nthresholds: [{of: words, source: me, certainty: study}]", (7, 19), 'there is no number of "words" here', None),
    "a key that stands twice": ("summary:", "id: barns/x\nsummary:", (2, 1), 'the key "id" stands here twice', "keep one"),
    "a slot that needs no input": ("delete: sentence", 'replace: sentence, with: "⟦a reason⟧"', (11, 5), "need input of the sender", "needs-input"),
    "no YAML at all": ("summary: Barns", "summary: [Barns", (3, None), "not valid YAML", None),
}


class Mistakes(Case):
    def rule(self, name, text):
        path = self.folder / f"own/en/barns/{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def problems(self, *arguments):
        """Of a run that fails: (file, line, column), message, excerpt, caret, hint of each problem."""
        run = outlint(*arguments, cwd=self.folder)
        self.assertEqual(run.returncode, 2, run.stderr.decode())
        out = []
        for text in re.split(r"(?m)^(?=\S.*error: )", run.stderr.decode())[1:]:
            head = re.match(r"(\S+?)(?::(\d+))?(?::(\d+))?: error: (.*)", text)
            excerpt = re.search(r"(?m)^ \d+ \| (.*)$", text)
            caret = re.search(r"(?m)^ +\| ( *)\^", text)
            hint = re.search(r"(?m)^  help: (.*)", text)
            out.append({"file": head[1], "line": int(head[2] or 0), "column": int(head[3] or 0), "message": head[4], "excerpt": excerpt and excerpt[1],
                        "caret": caret and len(caret[1]) + 1, "hint": hint[1] if hint else ""})
        return out

    def test_the_rule_is_right_without_them(self):
        self.rule("right", RULE.format(name="right"))
        self.says(outlint("test", "own", cwd=self.folder), 0, out="5 examples: 5 passed")

    def test_each_class_of_mistake(self):
        right = RULE.format(name="wrong")
        for name, (old, new, (line, column), message, hint) in MISTAKES.items():
            with self.subTest(name):
                self.assertIn(old, right)
                text = right.replace(old, new, 1)
                self.rule("wrong", text)
                problems = self.problems("check", "--rules", "own", "-")
                found = [each for each in problems if message in each["message"]]
                self.assertEqual(len(found), 1, problems)
                self.assertEqual(found[0]["file"], "own/en/barns/wrong.yaml")
                self.assertEqual(found[0]["line"], line, found[0])
                if column:
                    self.assertEqual((found[0]["column"], found[0]["caret"]), (column, column), found[0])
                    self.assertEqual(found[0]["excerpt"], text.splitlines()[line - 1])
                if hint:
                    self.assertIn(hint, found[0]["hint"])

    def test_a_mistake_within_a_folded_text_is_found_on_its_line(self):
        text = RULE.format(name="wrong").replace('message: "a barn: \\"{match}\\""', "message: >\n  a barn\n  of {mach}")
        self.rule("wrong", text)
        self.assertEqual([(each["line"], each["column"]) for each in self.problems("check", "--rules", "own", "-")], [(11, 6)])

    def test_words_added_to_a_list_that_there_is_not(self):
        lexicon = self.folder / "own/en/lexicon/barns.yaml"
        lexicon.parent.mkdir(parents=True)
        lexicon.write_text("summary: x\nsource: x\nextend:\n  referral.done: [barn]\n")
        found = self.problems("check", "--rules", "own", "-")
        self.assertEqual([(each["line"], each["column"], each["hint"]) for each in found], [(4, 3, 'did you mean "referral.do"?')])

    def test_lists_that_name_one_another(self):
        lexicon = self.folder / "own/en/lexicon/barns.yaml"
        lexicon.parent.mkdir(parents=True)
        lexicon.write_text("summary: x\nsource: x\nlexicons:\n  barns: [\"{sheds}\"]\n  sheds: [\"a {barns}\"]\n")
        self.rule("wrong", RULE.format(name="wrong").replace('"my (?:big )?barn"', '"{barns}"'))
        found = self.problems("check", "--rules", "own", "-")
        self.assertEqual(len(found), 1, found)
        self.assertIn("names itself", found[0]["message"])
        self.assertEqual((found[0]["file"], found[0]["line"]), ("own/en/lexicon/barns.yaml", 5))

    def test_the_same_id_twice(self):
        self.rule("twice", RULE.format(name="twice"))
        (self.folder / "own/en/barns/twice.yml").write_text(RULE.format(name="twice"))
        found = self.problems("check", "--rules", "own", "-")
        self.assertEqual(len(found), 1, found)
        self.assertIn('the rule "barns/twice" stands in own/en/barns/twice.yaml too', found[0]["message"])
        self.assertEqual((found[0]["line"], found[0]["column"], found[0]["excerpt"]), (1, 5, "id: barns/twice"))

    def test_a_configuration_that_extends_itself(self):
        self.write(".outlint.yaml", "me: ana@mill.example\nextends: [other.yaml]\n")
        self.write("other.yaml", "extends:\n  - ./.outlint.yaml\n")
        found = self.problems("check", "-")
        self.assertEqual(len(found), 1, found)
        self.assertIn("extends itself", found[0]["message"])
        self.assertEqual((found[0]["line"], found[0]["column"], found[0]["hint"]), (2, 5, "break the circle of extends"))

    def test_what_a_configuration_names_and_cannot_be_read(self):
        self.write(".outlint.yaml", "extends: [strict, gone.yaml, jobsearch]\nrules: [nowhere]\n")
        found = self.problems("check", "-")
        self.assertEqual([(each["line"], each["column"]) for each in found], [(1, 19), (1, 30), (2, 9)])
        self.assertIn("cannot be read", found[0]["message"])
        self.assertEqual(found[1]["hint"], 'did you mean "job-search"?')
        self.assertIn("no folder of rules", found[2]["message"])

    def test_a_file_that_cannot_be_read(self):
        (self.folder / "own/en/barns/folder.yaml").mkdir(parents=True)
        (self.folder / "own/en/barns/gone.yaml").symlink_to("nowhere")
        found = self.problems("check", "--rules", "own", "-")
        self.assertEqual([each["file"] for each in found], ["own/en/barns/gone.yaml"])
        self.assertIn("cannot be read", found[0]["message"])

    def test_dismissals_that_cannot_be_read_are_not_overwritten(self):
        (self.folder / ".outlint-ignored").mkdir()
        draft = self.write("draft.txt", "Could you refer me for the data role?\n")
        found = self.problems("ignore", "premature-ask/referral", draft)
        self.assertIn("cannot be read", found[0]["message"])

    def test_five_mistakes_in_three_files_are_told_in_one_run(self):
        right = RULE.format(name="one")
        self.rule("one", right.replace("summary:", "sumary:").replace("{match}", "{mach}"))
        self.rule("two", RULE.format(name="two").replace("big )", "big "))
        lexicon = self.folder / "own/en/lexicon/barns.yaml"
        lexicon.parent.mkdir(parents=True)
        lexicon.write_text("summary: x\nsource: x\nlexicons:\n  Barns: [barn]\n  barns: barn\n")
        found = self.problems("check", "--rules", "own", "-")
        self.assertEqual([(each["file"].rsplit("/", 1)[1], each["line"]) for each in found],
                         [("one.yaml", 2), ("one.yaml", 9), ("two.yaml", 8), ("barns.yaml", 4), ("barns.yaml", 5)])
        self.assertTrue(all(each["excerpt"] and each["caret"] for each in found), found)
