# SPDX-License-Identifier: Apache-2.0
"""`outlint check` on drafts, in every format."""

import html
import json

from program import ASK, CALM, COLD, SOURCE, Case, outlint


class Verdicts(Case):
    def test_the_exit_code_follows_the_gravest_finding(self):
        for arguments, text, code in [
            ([], COLD, 1),
            ([], CALM, 0),
            (["--fail-on", "never"], COLD, 0),
            (["--stage", "close"], COLD, 0),
            (["--ignore", "premature-ask"], COLD, 0),
            (["--ignore", "*"], COLD, 0),
            (["--select", "premature-ask/referral"], COLD, 1),
            (["--isolated"], COLD, 1),
        ]:
            with self.subTest(arguments):
                self.says(outlint("check", *arguments, "-", stdin=text), code)

    def test_the_words_of_the_other_side_are_not_judged(self):
        quoted = "Thanks, I will think about it.\n\nOn Mon, 2 Mar 2026 at 18:12, Bo <bo@example.com> wrote:\n> Could you refer me for the data role?\n"
        self.says(outlint("check", "-", stdin=quoted), 0)

    def test_several_messages_are_summed_up(self):
        one, two = self.write("a.txt", COLD), self.write("b.txt", CALM)
        self.says(outlint("check", one, two), 1, out="2 messages: 1 to hold, 0 to revise, 1 ready to send.")
        quiet = self.says(outlint("check", "--quiet", one, two), 1)
        self.assertNotIn("messages", quiet)


class Formats(Case):
    def report(self, *arguments):
        return json.loads(outlint("check", "--format", "json", *arguments).stdout)

    def test_json_points_at_the_asking_clause(self):
        report = self.report(SOURCE / "examples" / "cold-referral.eml")
        self.assertEqual(report["version"], 1)
        self.assertEqual(report["verdict"], "hold")
        self.assertEqual(report["relationship"]["stage"], "stranger")
        finding = next(d for d in report["diagnostics"] if d["rule"] == "premature-ask/referral")
        self.assertEqual(finding["severity"], "error")
        raw = (SOURCE / "examples" / "cold-referral.eml").read_bytes()
        words = raw[finding["span"]["raw_start"]:finding["span"]["raw_end"]].decode()
        self.assertTrue(words.startswith(ASK), words)
        self.assertTrue(any(s["edits"] for s in finding["suggestions"]))

    def test_json_is_an_object_for_one_message_and_an_array_for_several(self):
        draft = self.write("a.txt", COLD)
        self.assertIsInstance(self.report(draft), dict)
        self.assertEqual(len(self.report(draft, draft)), 2)

    def test_sarif_names_rule_and_place(self):
        log = json.loads(outlint("check", "--select", "premature-ask", "--format", "sarif", self.write("a b.txt", COLD)).stdout)
        result = log["runs"][0]["results"][0]
        location = result["locations"][0]["physicalLocation"]
        self.assertEqual(log["version"], "2.1.0")
        self.assertIn("a%20b.txt", location["artifactLocation"]["uri"])
        self.assertEqual((location["region"]["startLine"], location["region"]["startColumn"]), (3, 29))

    def test_github_gets_one_command_a_finding(self):
        out = outlint("check", "--select", "premature-ask", "--format", "github", self.write("a.txt", COLD)).stdout.decode()
        self.assertRegex(out, r"^::error file=[^\n]*a\.txt,line=3,endLine=3,col=29,endColumn=\d+,title=premature-ask/referral::")

    def test_html_is_one_page_that_loads_nothing(self):
        page = outlint("check", "--format", "html", self.write("a.txt", COLD)).stdout.decode()
        self.assertIn(f">{ASK}", page)
        for outside in ("http:", "https:", "<script", "<link", "<img"):
            self.assertNotIn(outside, page)

    def test_html_tells_what_would_come_first(self):
        plan = json.loads(outlint("check", "--format", "json", self.write("a.txt", COLD)).stdout)["plan"]
        page = outlint("check", "--format", "html", self.write("a.txt", COLD)).stdout.decode()
        self.assertIn("What to send now instead", page)
        for words in (plan["first"].splitlines()[-1], plan["give"], plan["fair"]):
            self.assertIn(words, html.unescape(page))
