# SPDX-License-Identifier: Apache-2.0
"""The programs that people send mail with, in front of a mail server on loopback: mutt, neomutt, git send-email."""

import os
import pathlib
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))

from program import ASK, PROGRAM, SOURCE, Case  # noqa: E402

from sink import Sink  # noqa: E402
from terminal import Terminal  # noqa: E402

CLEAN = {k: v for k, v in os.environ.items() if not k.startswith(("OUTLINT_", "XDG_", "TMUX", "GIT_"))}


class Senders(Case):
    def setUp(self):
        super().setUp()
        self.sink = Sink()
        self.addCleanup(self.sink.stop)
        self.environment = {**CLEAN, "HOME": str(self.folder), "TERM": "screen", "LC_ALL": "C.UTF-8", "MAIL": "/dev/null"}

    def arrived(self, count):
        end = time.monotonic() + 30
        while len(self.sink.taken()) < count and time.monotonic() < end:
            time.sleep(0.05)
        taken = self.sink.taken()
        self.assertEqual(count, len(taken))
        return taken

    def refused_and_sent_again(self, program):
        self.write("msmtprc", f"account default\nhost 127.0.0.1\nport {self.sink.port}\nfrom ana@example.org\n")
        (self.folder / "msmtprc").chmod(0o600)
        self.write("rc", f"set sendmail = '{PROGRAM} filter sendmail -- msmtp -C {self.folder}/msmtprc'\nset sendmail_wait = 0\n"
                         "set from = 'Ana <ana@example.org>'\nset copy = no\nset crypt_use_gpgme = no\nset signature = ''\n"
                         f"set editor = {self.folder}/editor\n")
        (self.folder / "Mail").mkdir()
        self.write("editor", "#!/bin/sh\necho now write\ncat >>\"$1\"\n").chmod(0o755)
        terminal = Terminal(self.folder, f"{program} -n -F {self.folder}/rc -s 'A question' bo@example.com", self.environment)
        self.addCleanup(terminal.stop)
        for prompt in ("To: bo@example.com", "Subject: A question"):
            terminal.wait_for(prompt)
            terminal.type("Enter")
        terminal.wait_for("now write")
        for line in ("Hi Bo,", "", f"we have never met. {ASK}?", "", "Best,", "Ana"):
            terminal.type("-l", line)
            terminal.type("Enter")
        terminal.type("C-d")
        terminal.wait_for("y:Send")
        terminal.type("y")
        screen = terminal.wait_for("premature-ask/referral")
        self.assertIn(f"{ASK}?", screen)
        self.assertEqual([], self.sink.taken())
        while "X-Outlint-Send: yes" not in terminal.screen():  # to the end of the findings
            terminal.type("Space")
            time.sleep(0.3)
        terminal.type("q")
        terminal.wait_for("y:Send")
        terminal.type("y")
        [(recipients, mail)] = self.arrived(1)
        self.assertEqual(["<bo@example.com>"], recipients)
        self.assertIn(f"{ASK}?".encode(), mail)
        self.assertNotIn(b"X-Outlint", mail)

    def test_mutt(self):
        self.refused_and_sent_again("mutt")

    def test_neomutt(self):
        self.refused_and_sent_again("neomutt")

    def git(self, *arguments, code=0):
        run = subprocess.run(["git", *arguments], cwd=self.folder / "work", env={**self.environment, "PATH": f"{self.folder}/bin:{CLEAN['PATH']}"},
                             capture_output=True, text=True, check=False)
        self.assertEqual(code == 0, run.returncode == 0, run.stdout + run.stderr)
        return run.stdout + run.stderr

    def test_git_send_email(self):
        (self.folder / "bin").mkdir()
        (self.folder / "bin/outlint").symlink_to(PROGRAM)
        (self.folder / "work").mkdir()
        self.git("init", "-q", "-b", "main")
        for key, value in (("user.name", "Ana"), ("user.email", "ana@example.org"), ("sendemail.smtpServer", "127.0.0.1"),
                           ("sendemail.smtpServerPort", str(self.sink.port)), ("sendemail.confirm", "never"), ("sendemail.to", "bo@example.com")):
            self.git("config", key, value)
        hook = self.folder / "work/.git/hooks/sendemail-validate"
        hook.parent.mkdir(exist_ok=True)
        hook.write_bytes((SOURCE / "share/outlint/git/sendemail-validate").read_bytes())
        hook.chmod(0o755)
        for number in range(3):
            (self.folder / f"work/a{number}.c").write_text(f"int a{number};\n")
            self.git("add", "-A")
            self.git("commit", "-q", "-m", f"Add a{number}\n\nCould you refer me for the data role?")
        self.git("format-patch", "--cover-letter", "-o", "out", "HEAD~2")
        letter = self.folder / "work/out/0000-cover-letter.patch"
        blank = letter.read_text().replace("*** SUBJECT HERE ***", "Two more files")
        letter.write_text(blank.replace("*** BLURB HERE ***", f"Hi Bo,\n\nwe have never met. {ASK}?\n\nBest,\nAna"))
        said = self.git("send-email", "out", code=1)
        self.assertIn("premature-ask/referral", said)
        self.assertIn("--no-validate", said)
        self.assertEqual([], self.sink.taken())
        letter.write_text(blank.replace("*** BLURB HERE ***", "These add what the last series left out."))
        self.git("send-email", "out")
        self.assertEqual(["0/2", "1/2", "2/2"], [mail.split(b"[PATCH ")[1][:3].decode() for _, mail in self.arrived(3)])


if __name__ == "__main__":
    unittest.main()
