# SPDX-License-Identifier: Apache-2.0
"""What a draft does not need stays out of the process, and what is not there is said."""

import os
import pathlib
import shutil
import subprocess
import unittest

from program import COLD, PROGRAM, Case, outlint

HEAVY = ("gmime", "gumbo", "libmagic", "libzip", "yaml", "httplib", "libssl")
MAIL = "From: Ana <ana@example.org>\nTo: Bo <bo@example.com>\nSubject: Hello\nMIME-Version: 1.0\nContent-Type: text/plain\n\n" + COLD


class Modules(Case):
    def loaded(self, *arguments):
        """The shared objects that a run of the program looks for."""
        log = self.folder / "log"
        outlint(*arguments, LD_DEBUG="files", LD_DEBUG_OUTPUT=str(log))
        return "".join(path.read_text() for path in self.folder.glob("log*"))

    def test_a_plain_draft_loads_none(self):
        said = self.loaded("check", "--isolated", self.write("draft.txt", COLD))
        self.assertIn("libicuuc", said)
        for library in HEAVY:
            self.assertNotIn(library, said)

    def test_mail_loads_what_reads_mail(self):
        said = self.loaded("check", "--isolated", self.write("draft.eml", MAIL))
        self.assertIn("outlint-mime.so", said)
        for library in ("gumbo", "libzip", "yaml"):
            self.assertNotIn(library, said)

    def test_a_program_without_its_modules_reads_what_it_can_and_says_so(self):
        alone = shutil.copy(PROGRAM, self.folder / "outlint")

        def run(*arguments):
            return subprocess.run([alone, *map(str, arguments)], capture_output=True, env=dict(os.environ), check=False)
        mail = run("check", "--isolated", "--format", "json", self.write("draft.eml", MAIL))
        self.assertIn(b"outlint-mime.so is not beside the program", mail.stdout)
        self.assertIn(b"premature-ask/referral", mail.stdout)
        page = run("check", "--isolated", "--format", "json", self.write("page.html", "<p>Could you refer me for the data role?</p>"))
        self.assertIn(b"outlint-html.so is not beside the program", page.stdout)
        rules = run("check", "--config", self.write("c.yaml", "ignore: [length]\n"), self.write("draft.txt", COLD))
        self.assertEqual(2, rules.returncode)
        self.assertIn(b"outlint-yaml.so is not beside the program", rules.stderr)
        milter = run("filter", "milter", "--isolated", "--socket", f"unix:{self.folder}/socket")
        self.assertEqual(2, milter.returncode)
        self.assertRegex(milter.stderr, b"outlint-milter.so is not beside the program|built without libmilter")
        service = run("serve", "--port", "0", "--isolated")
        if b"unknown command" not in service.stderr:  # a build without it
            self.assertEqual(2, service.returncode)
            self.assertIn(b"outlint-http.so is not beside the program", service.stderr)

    def test_a_module_that_anybody_could_have_written_is_not_loaded(self):
        alone = shutil.copy(PROGRAM, self.folder / "outlint")
        shutil.copytree(pathlib.Path(PROGRAM).parent / "outlint-modules", self.folder / "outlint-modules")
        mail = self.write("draft.eml", MAIL)

        def run():
            return subprocess.run([alone, "check", "--isolated", "--format", "json", mail], capture_output=True, check=False).stdout
        self.assertNotIn(b"is not beside the program", run())
        (self.folder / "outlint-modules/outlint-mime.so").chmod(0o777)
        self.assertIn(b"outlint-mime.so is not beside the program", run())


if __name__ == "__main__":
    unittest.main()
