# SPDX-License-Identifier: Apache-2.0
"""A run over each kind of input under valgrind: what GLib's own allocator hides from the sanitizers shows here."""

import io
import subprocess
import unittest
import zipfile

from program import COLD, PROGRAM, SOURCE, Case

WATCH = ["valgrind", "-q", "--error-exitcode=99", "--leak-check=full", "--errors-for-leak-kinds=definite"]
HTML = "<html><body><p>Hi Bo,</p><p>Could you <b>refer</b> me for the data role?</p><blockquote>On Monday you wrote</blockquote></body></html>"
MAIL = """From: Ana <ana@example.org>
To: Bo <bo@example.com>
Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=edge

--edge
Content-Type: multipart/alternative; boundary=inner

--inner
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Hi Bo, we have never met. Could you refer me for the role of caf=E9 keeper?
--inner
Content-Type: text/html

<p>Hi Bo, we have never met.</p>
--inner--
--edge
Content-Type: message/rfc822

Subject: within

Body.
--edge--
"""


class Valgrind(Case):
    def watched(self, *arguments):
        run = subprocess.run([*WATCH, PROGRAM, *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True, cwd=self.folder, check=False)
        self.assertIn(run.returncode, (0, 1), run.stderr.decode(errors="replace"))
        self.assertNotIn(b"definitely lost", run.stderr)
        return run.stdout

    def inputs(self):
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as file:
            file.writestr("messages.csv", "FROM,TO,DATE,CONTENT\nAna,Bo,2024-03-01 10:00:00 UTC,Could you refer me?\n")
        (self.folder / "export.zip").write_bytes(archive.getvalue())
        return [self.write("draft.txt", COLD), self.write("mail.eml", MAIL), self.write("page.html", HTML),
                self.write("box.mbox", "From ana@example.org Mon Jan  1 00:00:00 2024\n" + MAIL.replace("\n\n--edge--", "\n--edge--")),
                self.folder / "export.zip", SOURCE / "examples/resume-to-a-stranger.json"]

    def test_reading_and_judging_lose_nothing_and_read_nothing_that_is_not_there(self):
        out = self.watched("check", "--isolated", "--format", "jsonl", *self.inputs())
        self.assertGreater(out.count(b"\n"), 4)

    def test_mending_a_mail_in_its_own_bytes(self):
        mail = self.write("mail.eml", MAIL)
        self.watched("fix", "--isolated", "--applicability", "suggested", "--output", "mended.eml", mail)
        self.assertIn(b"multipart/mixed", (self.folder / "mended.eml").read_bytes())

    def test_remembering_past_mail(self):
        box = self.write("box.mbox", "From ana@example.org Mon Jan  1 00:00:00 2024\n" + MAIL)
        database = self.folder / "history.db"
        self.watched("history", "learn", "--history", database, "--me", "ana@example.org", "--jobs", "1", box)
        self.assertIn(b"bo@example.com", self.watched("history", "show", "--history", database, "bo@example.com"))


if __name__ == "__main__":
    unittest.main()
