# SPDX-License-Identifier: Apache-2.0
"""Configuration and profiles: each setting does what it says, and is shown with where it comes from."""

import json
import re

from program import ASK, COLD, SOURCE, Case, outlint

PROFILES = ["academic", "fundraising", "job-search", "lenient", "recruiting", "sales", "strict"]
TO_ANA = {"to": ["Ana Ito <ana@mill.example>"], "from": "bo@forge.example"}


class Judged(Case):
    def report(self, text, *arguments, config=None, **message):
        """The report on a draft; `config` is what stands in the .outlint.yaml beside it."""
        if config is not None:
            self.write(".outlint.yaml", config)
        draft = self.write("draft.json", json.dumps({"text": text, **message}))
        run = outlint("check", "--format", "json", *arguments, draft, cwd=self.folder)
        self.assertNotEqual(run.returncode, 2, run.stderr.decode())
        return json.loads(run.stdout) | {"exit": run.returncode}

    def found(self, *arguments, **options):
        return {each["rule"]: each["severity"] for each in self.report(*arguments, **options)["diagnostics"]}


class Settings(Judged):
    def test_severities_by_id_family_and_glob(self):
        self.assertEqual(self.found(COLD)["premature-ask/referral"], "error")
        self.assertEqual(self.found(COLD, config="severity: {premature-ask/referral: warning}\n")["premature-ask/referral"], "warning")
        self.assertEqual(self.found(COLD, config="severity: {premature-ask: warning}\n")["premature-ask/referral"], "warning")
        self.assertNotIn("premature-ask/referral", self.found(COLD, config="severity: {\"premature-*\": \"off\"}\n"))

    def test_select_and_ignore_take_globs(self):
        self.assertEqual(set(self.found(COLD, config="select: [premature-ask/*]\n")), {"premature-ask/referral"})
        self.assertNotIn("premature-ask/referral", self.found(COLD, config="ignore: [\"*/referral\"]\n"))

    def test_limits_with_and_without_a_source(self):
        note = "Hi Ana, " + "the eels are back. " * 11
        self.assertNotIn("length/invite", self.found(note, channel="linkedin-invite"))
        for value in ("200", "{value: 200, source: a free account, as_of: 2026-11-22}"):
            found = self.found(note, channel="linkedin-invite", config=f"limits: {{length/invite: {value}}}\n")
            self.assertEqual(found.get("length/invite"), "error")

    def test_weights_and_credit(self):
        asks = "Hi Ana,\n\nwe never met. Could you refer me for the data role?\n"
        self.assertEqual(self.report(asks)["asks"][0]["weight"], 4)
        lighter = self.report(asks, config="weights: {referral: 2}\ncredit: {stranger: 1}\n")
        self.assertEqual(lighter["asks"][0]["weight"], 2)
        self.assertEqual([each["severity"] for each in lighter["diagnostics"] if each["rule"] == "premature-ask/referral"], ["warning"])
        richer = self.report(asks, config="credit: {stranger: 4}\n")
        self.assertEqual(richer["relationship"]["credit"], 4)
        self.assertNotIn("premature-ask/referral", {each["rule"] for each in richer["diagnostics"]})

    def test_points(self):
        report = self.report(COLD, config="points: {error: -50, warning: -1}\n")
        self.assertEqual({each["points"] for each in report["diagnostics"] if each["severity"] == "error"}, {-50})
        self.assertEqual(report["score"], max(0, 100 + sum(each["points"] for each in report["diagnostics"] + report["signs"])))

    def test_recipients_by_address_and_domain(self):
        config = "recipients:\n  - {match: \"*@mill.example\", stage: close}\n"
        self.assertEqual(self.report(COLD, config=config, **TO_ANA)["relationship"]["stage"], "close")
        self.assertEqual(self.report(COLD, config=config, to=["bo@forge.example"])["relationship"]["stage"], "stranger")
        config = "recipients:\n  - {match: \"*@mill.example\", stage: close}\n  - {match: ana@mill.example, stage: thin, ignore: [premature-ask]}\n"
        report = self.report(COLD, config=config, **TO_ANA)
        self.assertEqual(report["relationship"]["stage"], "thin")
        self.assertNotIn("premature-ask/referral", {each["rule"] for each in report["diagnostics"]})

    def test_a_new_phrasing_is_one_line(self):
        draft = "Hi Ana,\n\nwe never met. Could you carry my name upstairs?\n"
        self.assertNotIn("referral", [ask["kind"] for ask in self.report(draft)["asks"]])
        extended = self.report(draft, config="extend: {referral.do: [carry my name upstairs]}\n")
        self.assertEqual([ask["kind"] for ask in extended["asks"]], ["referral"])

    def test_fail_on(self):
        warns = "Hi Ana,\n\nI came across your profile. Could you refer me for the data role?\n"
        lighter = "severity: {\"*\": warning}\n"
        self.assertEqual(self.report(warns, config=lighter)["exit"], 0)
        self.assertEqual(self.report(warns, config=lighter + "fail_on: warning\n")["exit"], 1)
        self.assertEqual(self.report(warns, config="fail_on: never\n")["exit"], 0)
        self.assertEqual(self.report(warns, "--fail-on", "error", config="fail_on: never\n")["exit"], 1)

    def test_each_setting_is_shown_with_its_place(self):
        self.write("team.yaml", "fail_on: warning\nignore: [length]\n")
        self.write(".outlint.yaml", "extends: [strict, team.yaml]\nweights:\n  referral: 5\n")
        shown = self.says(outlint("config", cwd=self.folder), 0)
        self.assertRegex(shown, r"fail_on: warning +# profile strict:\d+")
        self.assertRegex(shown, r"ignore: length +# \S*team\.yaml:2")
        self.assertRegex(shown, r"weights\.referral: 5 +# \S*\.outlint\.yaml:3")

    def test_isolated_leaves_the_configuration_out(self):
        self.assertEqual(self.report(COLD, "--isolated", config="fail_on: never\n")["exit"], 1)


class Profiles(Judged):
    def test_each_says_what_it_is_for_and_where_it_comes_from(self):
        for name in PROFILES:
            text = (SOURCE / f"rules/profiles/{name}.yaml").read_text()
            self.assertRegex(text, r"(?m)^summary: \S")
            self.assertRegex(text, r"(?m)^source: [\">]")
            self.says(outlint("config", "--isolated", "--check", "--profile", name), 0)

    def test_they_judge_one_draft_each_in_its_own_way(self):
        asks = "Hi Ana,\n\nI came across your profile. Could you give me some advice on how to start in this field?\n"
        weights = {name: self.report(asks, "--isolated", "--profile", name)["asks"][0]["weight"] for name in ("academic", "job-search")}
        self.assertEqual(weights, {"academic": 1, "job-search": 2})
        buys = "Hi Ana,\n\nwe never met. Would you donate fifty pounds to our barn?\n"
        self.assertEqual(self.report(buys, "--isolated", "--profile", "fundraising")["asks"][0]["weight"], 5)
        self.assertEqual(self.found(COLD, "--isolated", "--profile", "sales")["generic-contact/could-be-anyone"], "error")
        self.assertEqual(self.found(COLD, "--isolated", "--profile", "job-search")["generic-contact/could-be-anyone"], "warning")
        self.assertNotIn("generic-contact/could-be-anyone", self.found(COLD, "--isolated", "--profile", "lenient"))
        self.assertEqual(set(self.found(COLD, "--isolated", "--profile", "strict").values()), {"error"})
        resume = {"attachments": [{"name": "Bo_Li_CV.pdf", "type": "application/pdf"}]}
        for name, severity in (("academic", "warning"), ("job-search", "error")):
            self.assertEqual(self.found(COLD + "\nMy CV is attached.\n", "--isolated", "--profile", name, **resume)["attached-resume/file"], severity)
        chat = "Hi Ana,\n\nI came across your profile. Could we have a chat about your work on tide gauges?\n"
        light = self.report(chat, "--isolated", "--profile", "recruiting")["asks"]
        self.assertEqual([(ask["kind"], ask["weight"]) for ask in light], [("conversation", 1)])

    def test_one_is_the_ground_of_a_configuration(self):
        self.assertEqual(self.report(COLD, config="extends: strict\n")["exit"], 1)
        self.assertEqual(self.found(COLD, config="extends: strict\nseverity: {premature-ask: warning}\n")["premature-ask/referral"], "warning")


class Suppression(Judged):
    def draft(self, text, headers=""):
        return self.write("draft.eml", f"To: Ana Ito <ana@mill.example>\nSubject: Hello\n{headers}\n{text}")

    def rules(self, draft, *arguments):
        run = outlint("check", "--format", "json", *arguments, draft, cwd=self.folder)
        report = json.loads(run.stdout)
        return {each["rule"] for each in report["diagnostics"]}, report["notes"]

    def test_by_a_header_of_the_draft(self):
        rules, notes = self.rules(self.draft(COLD, "X-Outlint-Ignore: premature-ask/referral, length\n"))
        self.assertNotIn("premature-ask/referral", rules)
        self.assertIn("unused suppression of length (X-Outlint-Ignore)", notes)

    def test_not_this_one_is_remembered_and_outlives_edits_elsewhere(self):
        draft = self.draft(COLD)
        self.says(outlint("ignore", "premature-ask/referral", draft, cwd=self.folder), 0, out=ASK)
        self.assertNotIn("premature-ask/referral", self.rules(draft)[0])
        draft = self.draft(COLD.replace("Hi Bo,\n\n", "Dear Bo,\n\nHow is the barn? "))
        self.assertNotIn("premature-ask/referral", self.rules(draft)[0])
        draft = self.draft(COLD.replace("the data role", "the sales role"))
        rules, notes = self.rules(draft)
        self.assertIn("premature-ask/referral", rules)
        self.assertTrue(any(re.search(r"unused suppression of premature-ask/referral \(.*\.outlint-ignored:\d+\)", note) for note in notes), notes)
        self.assertIn("premature-ask/referral", self.rules(draft, "--isolated")[0])

    def test_why_a_rule_spoke_or_did_not(self):
        notes = self.rules(self.draft(COLD), "--explain-match")[1]
        self.assertTrue(any(note.startswith("premature-ask/referral: speaks 1 time") for note in notes), notes)
        silent = [note for note in notes if note.startswith("mass-send/bcc: silent")]
        self.assertEqual(len(silent), 1, notes)
        ignored = self.rules(self.draft(COLD), "--explain-match", "--ignore", "length")[1]
        self.assertIn("length/invite: silent, switched off", ignored)


class GivingUp(Case):
    def test_a_rule_that_gives_up_says_so_and_spoils_nothing_else(self):
        rule = self.folder / "own/en/barns/slow.yaml"
        rule.parent.mkdir(parents=True)
        # Bounded at each place, and far too many ways together: no check of the pattern alone can tell.
        slow = "(?:a{0,9}a{0,9}a{0,9}a{0,9}a{0,9}a{0,9}a{0,9}a{0,9}){1,9}b c"
        rule.write_text(f"""id: barns/slow
summary: Takes its time.
why: Because.
source: "a test"
severity: warning
kind: phrase
patterns: ["{slow}"]
message: "slow"
suggestions: [{{title: Drop it, applicability: suggested, delete: sentence}}]
examples:
  flags: ["[[aab c]] it is.", "So [[ab c]] it is."]
  passes: ["No.", "Not at all.", "None of it."]
""")
        draft = self.write("draft.txt", COLD.replace("I came", f"{'a' * 90} c b c. I came"))
        run = outlint("check", "--isolated", "--rules", "own", "--format", "json", draft, cwd=self.folder)
        report = json.loads(run.stdout)
        self.assertTrue(any("barns/slow gave up" in note for note in report["notes"]), report["notes"])
        self.assertIn("premature-ask/referral", {each["rule"] for each in report["diagnostics"]})
