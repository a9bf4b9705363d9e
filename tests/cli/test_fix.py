# SPDX-License-Identifier: Apache-2.0
"""`outlint fix`: the redraft, and that it touches nothing else."""

import base64
import json
import re
import subprocess

from program import ASK, CALM, COLD, SOURCE, Case, outlint


def base64_mail(kind):
    return (f"From: a@example.org\nTo: b@example.com\nSubject: x\nMIME-Version: 1.0\nContent-Type: {kind}; charset=utf-8\n"
            "Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(COLD.encode()).decode())


def rules(text, *arguments):
    report = json.loads(outlint("check", "--format", "json", *arguments, "-", stdin=text).stdout)
    return sorted(d["rule"] for d in report["diagnostics"])


class Redraft(Case):
    def test_the_finding_is_gone_and_nothing_new_is_there(self):
        before = rules(COLD)
        redraft = self.says(outlint("fix", "-", stdin=COLD), 0)
        after = rules(redraft)
        self.assertIn("premature-ask/referral", before)
        self.assertNotIn("premature-ask/referral", after)
        self.assertLessEqual(set(after), set(before))
        self.assertNotIn(ASK, redraft)

    def test_the_diff_is_one_that_patch_takes(self):
        draft = self.write("draft.txt", COLD)
        run = outlint("fix", "--diff", "draft.txt", cwd=self.folder)
        self.says(run, 1, out=["--- a/draft.txt", "+++ b/draft.txt", "@@ "])
        subprocess.run(["git", "apply", "-"], input=run.stdout, cwd=self.folder, check=True)
        self.assertEqual(draft.read_bytes(), outlint("fix", "-", stdin=COLD).stdout)

    def test_words_that_change_are_marked_within_their_lines(self):
        self.write("draft.txt", COLD)
        shown = self.says(outlint("fix", "--word-diff", "draft.txt", cwd=self.folder), 1, out=["--- a/draft.txt\n+++ b/draft.txt\n", "[-Could-]", "{+May I ask+}"])
        old, new = (re.sub(drop, " ", shown.partition("+++ b/draft.txt\n")[2]) for drop in (r"\{\+.*?\+\}", r"\[-.*?-\]"))
        redraft = outlint("fix", "-", stdin=COLD).stdout.decode()
        self.assertIn(" ".join(re.sub(r"\[-|-\]", " ", old).split()), " ".join(COLD.split()))
        self.assertIn(" ".join(re.sub(r"\{\+|\+\}", " ", new).split()), " ".join(redraft.split()))

    def test_colours_add_nothing_but_colours_and_escapes_of_the_draft_stay_visible(self):
        for kind in ("--diff", "--word-diff"):
            for text in (COLD, COLD.replace("\n", "\r\n"), COLD.replace("your profile", "your \x1b[31mprofile").replace("role?", "\x1b]0;role?")):
                with self.subTest(kind, text=text):
                    plain = self.says(outlint("fix", kind, "--color", "never", "-", stdin=text), 1)
                    coloured = self.says(outlint("fix", kind, "--color", "always", "-", stdin=text), 1)
                    self.assertIn("\x1b[31m", coloured)
                    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
                    self.assertNotIn("\x1b", bare)
                    if "\x1b" not in text:
                        self.assertEqual(bare, plain.replace("\r", ""))

    def test_redrafts_of_several_files_are_not_run_together(self):
        drafts = [self.write("one.txt", COLD), self.write("two.txt", COLD)]
        self.says(outlint("fix", *drafts), 2, err=["several redrafts on one output", "--in-place"])
        self.says(outlint("fix", "--word-diff", *drafts), 1, out=["one.txt", "two.txt"])

    def test_a_draft_without_findings_stays_as_it_is(self):
        self.assertEqual(self.says(outlint("fix", "-", stdin=CALM), 0), CALM)
        for kind in ("--diff", "--word-diff"):
            self.assertEqual(self.says(outlint("fix", kind, "-", stdin=CALM), 0), "")

    def test_in_place_keeps_permissions_and_the_old_draft(self):
        draft = self.write("draft.txt", COLD)
        draft.chmod(0o640)
        self.says(outlint("fix", "--in-place", draft), 0, err="premature-ask/referral")
        self.assertNotIn(ASK, draft.read_text())
        self.assertEqual((self.folder / "draft.txt~").read_text(), COLD)
        self.assertEqual(draft.stat().st_mode & 0o777, 0o640)
        self.assertEqual(len(list(self.folder.iterdir())), 2)

    def test_every_other_byte_stays(self):
        for name, text in [("crlf.txt", COLD.replace("\n", "\r\n")), ("headers.txt", "To: bo@example.com\nSubject: Hello\n\n" + COLD),
                           ("emoji.txt", COLD.replace("Ana", "Ana 👩‍💻 é"))]:
            with self.subTest(name):
                redraft = outlint("fix", self.write(name, text)).stdout.decode()
                ask = text.index(ASK)
                self.assertTrue(redraft.startswith(text[:ask].rstrip()), redraft)
                self.assertTrue(redraft.endswith(text[text.index("?", ask) + 1:]), redraft)

    def test_message_json_is_mended_inside_its_strings(self):
        message = json.dumps({"id": "1", "text": COLD}, indent=1)
        redraft = json.loads(self.says(outlint("fix", self.write("draft.json", message)), 0))
        self.assertEqual(redraft, {"id": "1", "text": outlint("fix", "-", stdin=COLD).stdout.decode()})

    def test_an_encoded_mail_is_mended_inside_its_encoding(self):
        redraft = outlint("fix", self.write("draft.eml", base64_mail("text/plain"))).stdout
        self.assertIn(b"Content-Transfer-Encoding: base64", redraft)
        own = json.loads(outlint("parse", "--format", "json", self.write("redraft.eml", redraft)).stdout)["own_text"]
        self.assertNotIn(ASK, own)
        self.assertIn("I came across your profile.", own)

    def test_what_cannot_be_rewritten_is_refused_with_a_reason(self):
        signed = ("From: a@example.org\nTo: b@example.com\nMIME-Version: 1.0\nContent-Type: multipart/signed; boundary=x; protocol=\"application/pgp-signature\"\n\n"
                  f"--x\nContent-Type: text/plain\n\n{COLD}\n--x\nContent-Type: application/pgp-signature\n\nabc\n--x--\n")
        draft = self.write("draft.eml", signed)
        self.says(outlint("fix", "--in-place", draft), 2, err="draft.eml: error: cannot be rewritten")
        self.assertEqual(draft.read_text(), signed)
        self.says(outlint("fix", self.folder), 2, err="is a folder")
        self.says(outlint("fix", "--output", draft, draft), 2, err="draft.eml: error: cannot be rewritten")
        self.assertEqual(draft.read_text(), signed)

    def test_the_example_is_mended(self):
        run = outlint("fix", "--diff", "examples/cold-referral.eml", cwd=SOURCE)
        self.says(run, 1, out="+++ b/examples/cold-referral.eml")
