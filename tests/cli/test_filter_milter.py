# SPDX-License-Identifier: Apache-2.0
"""outlint filter milter, spoken to as a mail server does."""

import configparser
import re
import socket
import stat
import unittest
import urllib.request

from milter_client import ADD_HEADERS, CHANGE_HEADERS, QUARANTINE, Milter, Server
from program import CALM, COLD, SOURCE, Case, outlint

FIELDS = [(b"From", b"Ana <ana@example.org>"), (b"To", b"Bo <bo@example.com>"), (b"Subject", b"A question")]
BODY, FINE = COLD.replace("\n", "\r\n").encode(), CALM.replace("\n", "\r\n").encode()


def lines(answers):
    """The reply that ends the answers."""
    [*_, (code, text)] = answers
    assert code == b"y", answers
    return text.rstrip(b"\0").decode().split("\r\n")


def free_address():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


class Filter(Case):
    def milter(self, *options, **environment):
        milter = Milter(self.folder, *options, **environment)
        self.addCleanup(lambda: milter.process.poll() is None and milter.stop())
        return milter

    def server(self, milter, address="127.0.0.1"):
        server = Server(milter.path)
        self.addCleanup(server.socket.close)
        server.connect(address)
        return server

    def test_it_asks_for_no_more_rights_than_it_uses(self):
        server = self.server(self.milter())
        self.assertEqual(ADD_HEADERS | CHANGE_HEADERS | QUARANTINE, int.from_bytes(server.options[4:8], "big"))

    def test_by_default_what_is_held_is_rejected_and_the_rest_goes_untouched(self):
        server = self.server(self.milter())
        for _ in range(2):  # one connection carries many mails
            reply = lines(server.mail(FIELDS, BODY))
            self.assertEqual("550-5.7.1 outlint holds this mail; it was not sent", reply[0])
            self.assertRegex(reply[1], r"^550-5\.7\.1 asks for a referral .* \[premature-ask/referral\]$")
            self.assertEqual("550 5.7.1 Mend it, or send it as it is with the header X-Outlint-Send: yes", reply[-1])
            self.assertEqual([(b"c", b"")], server.mail(FIELDS, FINE))

    def test_each_verdict_has_its_action(self):
        for action, command in (("accept", b"c"), ("header", b"h"), ("quarantine", b"q"), ("reject", b"y")):
            milter = Milter(self.folder, "--on-hold", action, "--on-send", action, name=action)
            server = self.server(milter)
            for body, verdict in ((BODY, b"hold; score="), (FINE, b"send; score=100")):
                answer, text = server.mail(FIELDS, body)[0]
                self.assertEqual(command, answer)
                if action in ("header", "quarantine"):
                    self.assertIn(verdict, text)
            self.assertEqual(0, milter.stop())

    def test_fields_of_ours_are_taken_out(self):
        server = self.server(self.milter("--on-revise", "header"))
        own = [(b"X-Outlint-Verdict", b"send; forged"), (b"x-outlint-ignore", b"*"), (b"X-Outlint-Verdict", b"again")]
        taken = [(text[:4], text[4:].split(b"\0")[:2]) for command, text in server.mail(FIELDS + own, BODY) if command == b"m"]
        self.assertEqual([(b"\0\0\0\x02", [b"X-Outlint-Verdict", b""]), (b"\0\0\0\x01", [b"X-Outlint-Verdict", b""]),
                          (b"\0\0\0\x01", [b"x-outlint-ignore", b""])], taken)

    def test_the_sender_may_insist_unless_that_is_off(self):
        milter = self.milter()
        insisting = [*FIELDS, (b"X-Outlint-Send", b"yes")]
        self.assertEqual([b"m", b"c"], [command for command, _ in self.server(milter).mail(insisting, BODY)])
        self.assertEqual(1, len(milter.events("sent on purpose")))
        strict = Milter(self.folder, "--override", "none", name="strict")
        self.addCleanup(strict.stop)
        reply = lines(self.server(strict).mail(insisting, BODY))
        self.assertNotIn("X-Outlint-Send", reply[-1])

    def test_only_submissions_are_judged(self):
        milter = self.milter("--submission", "10.0.0.0/8,2001:db8::/32")
        for address, login, judged in (("10.1.2.3", None, True), ("2001:db8::7", None, True), ("", None, True), ("192.0.2.1", None, False),
                                       ("127.0.0.1", None, False), ("192.0.2.1", "ana", True)):
            with self.subTest(address=address, login=login):
                [(answer, _)] = self.server(milter, address).mail(FIELDS, BODY, login=login)
                self.assertEqual(b"y" if judged else b"a", answer)
        everything = Milter(self.folder, "--all-mail", name="all")
        self.addCleanup(everything.stop)
        self.assertEqual(b"y", self.server(everything, "192.0.2.1").mail(FIELDS, BODY)[0][0])

    def test_users_have_configurations_of_their_own(self):
        users = self.folder / "users"
        for name, text in (("ana@example.org", "fail_on: never\n"), ("bo", "filter: {hold: quarantine}\n"), ("zoe", "ignroe: []\n")):
            (users / name).mkdir(parents=True)
            (users / name / ".outlint.yaml").write_text(text)
        milter = self.milter("--users", users)
        server = self.server(milter)
        self.assertEqual(b"c", server.mail(FIELDS, BODY)[-1][0])
        self.assertEqual(b"y", server.mail(FIELDS, BODY, sender="li@example.org")[-1][0])
        self.assertEqual(b"q", server.mail(FIELDS, BODY, login="BO")[0][0])
        self.assertEqual(b"y", server.mail(FIELDS, BODY, sender="../users/bo")[-1][0])
        broken = lines(server.mail(FIELDS, FINE, login="zoe"))
        self.assertEqual("451-4.7.1 outlint could not judge this mail; it was not sent, try again later", broken[0])
        self.assertIn("ignroe", broken[1])
        [event] = milter.events("broken configuration")
        self.assertEqual("zoe", event["of"])
        kind = Milter(self.folder, "--users", users, "--on-failure", "accept", name="kind")
        self.addCleanup(kind.stop)
        self.assertEqual(b"c", self.server(kind).mail(FIELDS, BODY, login="zoe")[-1][0])

    def test_a_reload_loses_no_connection(self):
        config = self.write("c.yaml", "")
        milter = self.milter("--config", config)
        servers = [self.server(milter) for _ in range(5)]
        for server in servers:
            self.assertEqual(b"y", server.mail(FIELDS, BODY)[-1][0])
        half = self.server(milter)
        half.macros(b"M", i="4HALF")
        half.ask(b"M", b"<ana@example.org>\0")
        config.write_text("fail_on: never\n")
        for count in range(1, 4):  # each heard before the next: those that come together are one
            milter.hang_up()
            milter.wait_for("reloaded", count)
        for server in servers:
            self.assertEqual(b"c", server.mail(FIELDS, BODY)[-1][0])
        half.ask(b"N")
        half.ask(b"B", FINE)
        self.assertEqual(b"c", half.ask(b"E")[-1][0])
        config.write_text("broken: [\n")
        milter.hang_up()
        milter.wait_for("broken configuration")
        self.assertEqual(b"c", servers[0].mail(FIELDS, BODY)[-1][0])  # the old one holds

    def test_many_hang_ups_at_once(self):
        milter = self.milter()
        server = self.server(milter)
        for _ in range(200):
            milter.hang_up()
        self.assertEqual(b"y", server.mail(FIELDS, BODY)[-1][0])
        self.assertIsNone(milter.process.poll())

    def test_numbers_for_prometheus(self):
        address = free_address()
        milter = self.milter("--metrics", address)
        server = self.server(milter)
        for body in (BODY, FINE, FINE):
            server.mail(FIELDS, body)
        self.server(milter, "192.0.2.1").mail(FIELDS, BODY)
        with urllib.request.urlopen(f"http://{address}/metrics", timeout=10) as page:
            text = page.read().decode()
        for line in text.splitlines():
            self.assertRegex(line, r'^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [0-9.e+-]+)$')
        values = dict(re.findall(r"^([^#\s]\S*) (\S+)$", text, re.M))
        self.assertEqual("1", values['outlint_milter_messages_total{verdict="hold",action="reject"}'])
        self.assertEqual("2", values['outlint_milter_messages_total{verdict="send",action="accept"}'])
        self.assertEqual(("2", "1", "3"), (values["outlint_milter_connections_total"], values["outlint_milter_unjudged_total"],
                                           values["outlint_milter_judging_seconds_count"]))

    def test_the_log_tells_what_happened_and_no_word_of_it(self):
        milter = self.milter()
        server = self.server(milter)
        server.mail(FIELDS, BODY, queue="4ABC")
        [event] = milter.events("judged")
        self.assertEqual(("4ABC", "hold", "reject"), (event["queue"], event["verdict"], event["action"]))
        self.assertIn("premature-ask/referral", event["rules"])
        self.assertRegex(event["time"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")
        self.assertEqual(0, milter.stop())
        said = milter.log.read_text()
        for word in ("refer me", "Bo", "example.com", "example.org", "question"):
            self.assertNotIn(word, said)

    def test_a_mail_that_is_huge_or_broken_is_no_end_of_it(self):
        milter = self.milter()
        server = self.server(milter)
        self.assertEqual(b"y", server.mail(FIELDS, BODY + b"x" * (24 << 20))[-1][0])
        many = [(b"X-" + str(n).encode(), b"\xff" * 500) for n in range(300)]
        self.assertEqual(b"c", server.mail(many, b"\0\xff" * 5000)[-1][0])
        self.assertEqual(b"c", server.mail([], b"")[-1][0])
        server.ask(b"M", b"<ana@example.org>\0")
        server.send(b"A")
        self.assertEqual(b"y", server.mail(FIELDS, BODY)[-1][0])
        server.socket.sendall(b"\xff\xff\xff\xffgarbage")
        self.assertEqual(b"y", self.server(milter).mail(FIELDS, BODY)[-1][0])

    def test_killed_and_started_again_it_finds_its_socket(self):
        milter = self.milter("--socket-mode", "0600")
        self.assertEqual(0o600, stat.S_IMODE(milter.path.stat().st_mode))
        milter.process.kill()
        milter.process.wait()
        milter.process.stderr.close()
        self.assertEqual(b"y", self.server(self.milter()).mail(FIELDS, BODY)[-1][0])

    def test_the_unit_of_systemd_starts_it(self):
        unit = configparser.ConfigParser(interpolation=None, strict=False)
        unit.optionxform = str
        unit.read(SOURCE / "share/outlint/systemd/outlint-milter.service")
        program, *arguments = unit["Service"]["ExecStart"].split()
        self.assertEqual(("/usr/bin/outlint", ["filter", "milter", "--socket", "inet:8893@127.0.0.1"]), (program, arguments[:4]))
        (self.folder / "users").mkdir()
        self.write("milter.yaml", "fail_on: never\n")
        here = [word.replace("/etc/outlint", str(self.folder)).replace("127.0.0.1:9893", free_address()) for word in arguments[4:]]
        self.assertEqual(b"c", self.server(self.milter(*here)).mail(FIELDS, BODY)[-1][0])

    def test_its_command_line(self):
        for arguments, words in (((), "--socket"), (("--socket", "here"), "inet:8893@127.0.0.1"), (("--socket", "unix:x", "--socket-mode", "9"), "0660"),
                                 (("--socket", "unix:x", "--submission", "10.0.0.1/8"), "no range of addresses"),
                                 (("--socket", "unix:x", "--on-hold", "rejct"), 'did you mean "reject"?'),
                                 (("--socket", "unix:x", "--metrics", "nowhere"), "names no port"),
                                 (("--socket", "unix:/nowhere/x", "--isolated"), "cannot listen"),
                                 (("--socket", "unix:x", "--config", self.write("c.yaml", "filter: {hold: rejct}\n")), "c.yaml:1:16")):
            self.says(outlint("filter", "milter", *arguments, cwd=self.folder), 2, err=words)


if __name__ == "__main__":
    unittest.main()
