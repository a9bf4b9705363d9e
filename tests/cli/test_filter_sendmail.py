# SPDX-License-Identifier: Apache-2.0
"""outlint filter sendmail, before a sendmail that writes down what it gets."""

import os
import signal
import stat
import subprocess
import time
import unittest

from program import ASK, CALM, COLD, PROGRAM, Case, outlint

HEAD = b"From: Ana <ana@example.org>\r\nTo: Bo <bo@example.com>\r\nSubject: A question\r\n"
CLEAN = {k: v for k, v in os.environ.items() if not k.startswith(("OUTLINT_", "XDG_"))}


def mail(text=COLD, head=HEAD, *, more=b""):
    return head + more + b"\r\n" + text.encode().replace(b"\n", b"\r\n")


class Sendmail(Case):
    def setUp(self):
        super().setUp()
        self.sent = self.folder / "sent"
        self.sent.mkdir()
        self.sendmail = self.script("sendmail", f'echo "$@" >"{self.folder}/arguments"\nf=$(mktemp "{self.sent}/XXXXXX") && cat >"$f"\n')

    def script(self, name, body):
        path = self.write(name, "#!/bin/sh\n" + body)
        path.chmod(0o755)
        return path

    def environment(self, **more):
        return {**CLEAN, "HOME": str(self.folder), "XDG_STATE_HOME": str(self.folder / "state"), **more}

    def send(self, bytes_, *options, command=(), sendmail=None, **environment):
        return subprocess.run([PROGRAM, "filter", "sendmail", *options, "--", sendmail or self.sendmail, *command], input=bytes_,
                              capture_output=True, cwd=self.folder, env=self.environment(**environment), check=False)

    def arrived(self):
        return [path.read_bytes() for path in self.sent.iterdir()]

    def refused(self, run):
        self.says(run, 65, err=["premature-ask/referral", ASK, "X-Outlint-Send: yes"])
        return run

    def test_mail_that_may_go_arrives_byte_for_byte(self):
        odd = b"From ana Mon Mar  2 2026\nX-Odd:\xff\x00\nTo: bo@example.com\n\n.\n..\nFrom here\r\rno line break at the end"
        for bytes_ in (mail(CALM), odd, b"", b"\n\n", b"no header at all\n"):
            with self.subTest(bytes_):
                for old in self.sent.iterdir():
                    old.unlink()
                self.says(self.send(bytes_), 0)
                self.assertEqual([bytes_], self.arrived())

    def test_fields_of_ours_are_taken_out(self):
        own = b"X-Outlint-Ignore: premature-ask,\r\n presumption\r\nx-outlint-send : yes\r\n"
        self.says(self.send(mail(more=own + b"X-Other: stays\r\n")), 0)
        self.assertEqual([mail(more=b"X-Other: stays\r\n")], self.arrived())

    def test_a_refused_mail_goes_nowhere(self):
        run = self.refused(self.send(mail()))
        self.assertEqual((b"", []), (run.stdout, self.arrived()))

    def test_the_same_mail_again_goes(self):
        self.refused(self.send(mail(more=b"Message-ID: <1@example.org>\r\nDate: Mon, 02 Mar 2026 09:30:00 +0000\r\n")))
        again = mail(more=b"Message-ID: <2@example.org>\r\nDate: Mon, 02 Mar 2026 09:31:00 +0000\r\n")
        self.assertEqual(b"", self.says(self.send(again), 0).encode())
        self.assertEqual([again], self.arrived())

    def test_another_mail_is_another_matter(self):
        self.refused(self.send(mail(), command=("-oi", "bo@example.com")))
        others = [mail(COLD.replace("Best", "Cheers")), mail(head=HEAD.replace(b"bo@", b"li@")), mail(head=HEAD.replace(b"A question", b"Hello"))]
        for other in others:
            self.refused(self.send(other, command=("-oi", "bo@example.com")))
        self.refused(self.send(mail(), command=("-oi", "li@example.com")))
        self.assertEqual([], self.arrived())

    def test_a_multipart_mail_is_the_same_under_a_new_boundary(self):
        def with_boundary(name):
            head = HEAD + b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=" + name + b"\r\n"
            part = b"--" + name + b"\r\nContent-Type: text/plain\r\n\r\n" + COLD.encode() + b"\r\n"
            file = b"--" + name + b"\r\nContent-Type: text/csv; name=a.csv\r\nContent-Disposition: attachment\r\n\r\n1,2\r\n"
            return head + b"\r\n" + part + file + b"--" + name + b"--\r\n"
        self.refused(self.send(with_boundary(b"one")))
        self.says(self.send(with_boundary(b"two")), 0)

    def test_ten_minutes_later_it_is_refused_anew(self):
        self.refused(self.send(mail()))
        [file] = (self.folder / "state/outlint/refused").iterdir()
        long_ago = time.time() - 601
        os.utime(file, (long_ago, long_ago))
        self.refused(self.send(mail()))
        self.says(self.send(mail()), 0)

    def test_what_is_remembered_tells_nothing(self):
        self.refused(self.send(mail()))
        folder = self.folder / "state/outlint/refused"
        self.assertEqual(0o700, stat.S_IMODE(folder.stat().st_mode))
        [file] = folder.iterdir()
        self.assertRegex(file.name, "^[0-9a-f]{64}$")
        self.assertEqual(b"", file.read_bytes())

    def test_without_a_place_to_remember_only_the_header_helps(self):
        self.write("state", "a file where the folder would be")
        for _ in range(2):
            self.assertNotIn(b"ten minutes", self.refused(self.send(mail())).stderr)
        self.says(self.send(mail(more=b"X-Outlint-Send: yes\r\n")), 0)

    def test_statuses_of_the_real_sendmail_pass(self):
        for status in (1, 65, 67, 75, 127):
            self.assertEqual(status, self.send(mail(CALM), sendmail=self.script("failing", f"exit {status}\n")).returncode)
        self.assertEqual(-signal.SIGTERM, self.send(mail(CALM), sendmail=self.script("dying", "kill -TERM $$\n")).returncode)

    def test_a_sendmail_that_does_not_read_on_gives_its_status(self):
        huge = mail(CALM + "x" * 5_000_000)
        self.assertEqual(69, self.send(huge, sendmail=self.script("hasty", "exit 69\n")).returncode)

    def test_after_a_failure_the_same_mail_may_be_sent_again(self):
        self.refused(self.send(mail()))
        self.assertEqual(75, self.send(mail(), sendmail=self.script("failing", "cat >/dev/null; exit 75\n")).returncode)
        self.says(self.send(mail()), 0)
        self.assertEqual([mail()], self.arrived())

    def test_a_sendmail_that_is_not_there(self):
        self.says(self.send(mail(CALM), sendmail=self.folder / "nowhere"), 75, err=["not sent", "nowhere", "No such file"])

    def test_arguments_reach_it_as_they_are(self):
        self.says(self.send(mail(CALM), command=("-oi", "-f", "ana@example.org", "--", "bo@example.com", "--help")), 0)
        self.assertEqual("-oi -f ana@example.org -- bo@example.com --help\n", (self.folder / "arguments").read_text())

    def test_usage_is_told_by_its_own_status(self):
        for arguments in (("filter", "sendmail"), ("filter", "sendmail", "--on-failure", "shrug", "--", "true"), ("filter", "sendmail", "--nope")):
            self.says(outlint(*arguments), 64, err="error: ")

    def test_a_mail_that_is_huge(self):
        # More than is judged, and than is kept in memory; the words come first.
        file = b"MIME-Version: 1.0\r\n\r\n"
        blob = os.urandom(1 << 20) * 40
        self.says(self.send(HEAD + file + CALM.encode() + blob), 0)
        self.assertEqual([HEAD + file + CALM.encode() + blob], self.arrived())
        self.refused(self.send(HEAD + file + COLD.encode() + b"\0" * (40 << 20)))
        self.assertEqual(1, len(self.arrived()))

    def test_no_room_for_a_huge_mail(self):
        run = self.send(mail(CALM) + b"x" * (17 << 20), TMPDIR=str(self.folder / "gone"))
        self.says(run, 75, err=["not sent", "no place for the mail"])
        self.says(self.send(mail(CALM), TMPDIR=str(self.folder / "gone")), 0)

    def test_a_sendmail_that_leads_back_is_found_out(self):
        loop = self.folder / "loop"
        self.script("loop", f'exec "{PROGRAM}" filter sendmail -- "{loop}" "$@"\n')
        self.says(self.send(mail(CALM), sendmail=loop), 64, err=["leads back to outlint", "by its path"])

    def test_one_filter_inside_another_judges_once(self):
        inner = self.script("inner", f'exec "{PROGRAM}" filter sendmail -- "{self.sendmail}" "$@"\n')
        self.says(self.send(mail(more=b"X-Outlint-Send: yes\r\n"), sendmail=inner), 0)
        self.assertEqual([mail()], self.arrived())

    def test_signals_reach_the_real_one(self):
        waiting = self.script("waiting", f'trap "echo told >{self.folder}/signal; exit 70" TERM\ncat >/dev/null\ntouch {self.folder}/ready\n'
                                         "while :; do sleep .05; done\n")
        with subprocess.Popen([PROGRAM, "filter", "sendmail", "--", waiting], stdin=subprocess.PIPE, cwd=self.folder, env=self.environment()) as run:
            run.stdin.write(mail(CALM))
            run.stdin.close()
            while not (self.folder / "ready").exists():
                time.sleep(0.02)
            run.send_signal(signal.SIGTERM)
            self.assertEqual(70, run.wait())
        self.assertEqual("told\n", (self.folder / "signal").read_text())

    def test_killed_while_it_still_reads_nothing_is_sent(self):
        with subprocess.Popen([PROGRAM, "filter", "sendmail", "--", self.sendmail], stdin=subprocess.PIPE, cwd=self.folder, env=self.environment()) as run:
            run.stdin.write(mail(CALM)[:40])
            run.stdin.flush()
            time.sleep(0.2)
            run.kill()
            run.wait()
        self.assertEqual([], self.arrived())

    def test_where_it_cannot_judge_it_says_so(self):
        self.write(".outlint.yaml", "ignroe: [length]\n")
        self.says(self.send(mail(CALM)), 75, err=[".outlint.yaml:1:1", "not sent", "--on-failure accept"])
        self.assertEqual([], self.arrived())
        self.says(self.send(mail(more=b"X-Outlint-Ignore: length\r\n"), "--on-failure", "accept"), 0, err="passed on without being judged")
        self.assertEqual([mail()], self.arrived())

    def test_configuration_and_dismissals_hold(self):
        self.write(".outlint.yaml", "recipients: [{match: '*@example.com', stage: close}]\n")
        self.says(self.send(mail()), 0)
        self.write(".outlint.yaml", "fail_on: never\n")
        self.says(self.send(mail()), 0)
        (self.folder / ".outlint.yaml").unlink()
        draft = self.folder / "draft.eml"
        draft.write_bytes(mail())
        self.refused(self.send(mail()))
        rules = {line.split("[")[-1].rstrip("]") for line in self.send(mail(head=HEAD + b"X-New: 1\r\nReply-To: a@example.org\r\n"), "--fail-on", "warning",
                                                                       command=("other",)).stderr.decode().splitlines() if ": error: " in line}
        for rule in sorted(rules):
            self.says(outlint("ignore", rule, draft, cwd=self.folder, HOME=str(self.folder)), 0)
        self.says(self.send(mail(), command=("third",)), 0)

    def test_the_users_own_dismissals_hold_too(self):
        draft = self.folder / "elsewhere" / "draft.eml"
        draft.parent.mkdir()
        draft.write_bytes(mail())
        self.refused(self.send(mail(), "--select", "premature-ask"))
        self.says(outlint("ignore", "premature-ask/referral", draft), 0)
        own = self.folder / ".config/outlint"
        own.mkdir(parents=True)
        (draft.parent / ".outlint-ignored").rename(own / ".outlint-ignored")
        self.says(self.send(mail(), "--select", "premature-ask", command=("x",)), 0)


if __name__ == "__main__":
    unittest.main()
