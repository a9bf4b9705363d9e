# SPDX-License-Identifier: Apache-2.0
"""outlint filter git, as the hook sendemail-validate calls it."""

import unittest

from program import ASK, CALM, COLD, Case, outlint

HEAD = "From: Ana <ana@example.org>\nSubject: [PATCH 0/2] Faster tables\n\n"
DIFF = "---\n a.c | 2 +-\n\ndiff --git a/a.c b/a.c\n--- a/a.c\n+++ b/a.c\n@@ -1 +1 @@\n-int a;\n+long a;\n-- \n2.39.5\n"


class Git(Case):
    def judge(self, text, *more, **environment):
        return outlint("filter", "git", self.write("0000.patch", text), *more, cwd=self.folder, HOME=str(self.folder), **environment)

    def test_patches_pass_in_silence(self):
        plain = "--- a.c\t2026\n+++ a.c\t2026\n@@ -1 +1 @@\n-int a;\n+long a;\n"
        for text in (HEAD + "Could you refer me for the data role?\n" + DIFF, HEAD + COLD + plain, HEAD.replace("\n", "\r\n") + DIFF):
            run = self.judge(text)
            self.assertEqual((0, b"", b""), (run.returncode, run.stdout, run.stderr))

    def test_letters_pass_unless_they_pitch(self):
        run = self.judge(HEAD + CALM)
        self.assertEqual((0, b"", b""), (run.returncode, run.stdout, run.stderr))
        # Lines that look like the beginning of a diff are none by themselves.
        self.says(self.judge(HEAD + COLD + "--- \n+++ \nthe end\n"), 1, err=["premature-ask/referral", ASK, "--no-validate"])

    def test_the_header_that_git_will_write_is_known(self):
        header = self.write("header", "From: Ana <ana@example.org>\nTo: Bo <bo@example.com>\nSubject: [PATCH 0/2] Faster tables\n\n")
        self.write(".outlint.yaml", "recipients: [{match: bo@example.com, stage: close}]\n")
        self.says(self.judge(HEAD + COLD), 1)
        self.says(self.judge(HEAD + COLD, header), 0)
        self.says(self.judge(HEAD + COLD, self.folder / "none"), 2, err="none: error: this file cannot be read")

    def test_its_own_mistakes_are_told(self):
        self.says(outlint("filter", "git", self.folder / "none"), 2, err="cannot be read")
        self.says(outlint("filter", "git"), 2, err="FILE")
        self.write(".outlint.yaml", "ignroe: []\n")
        self.says(self.judge(HEAD + COLD), 2, err='did you mean "ignore"')


if __name__ == "__main__":
    unittest.main()
