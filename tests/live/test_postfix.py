# SPDX-License-Identifier: Apache-2.0
"""The milter at the side of a real Postfix: many mails, a milter that is killed again and again, and no mail lost or let through.

OUTLINT_POSTFIX_MAILS says how many mails (default 5000)."""

import os
import pathlib
import queue
import random
import smtplib
import socket
import sys
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))

from milter_client import Milter  # noqa: E402
from program import Case  # noqa: E402

from postfix import Postfix, free_port  # noqa: E402
from sink import Sink  # noqa: E402

MAILS = int(os.environ.get("OUTLINT_POSTFIX_MAILS", "5000"))
CONNECTIONS = 20
KILLS = 5

NAMES = ["Bo", "Li", "Zoë", "Ana-Luise", "Édouard", "Ng", "Søren", "Maja"]
THINGS = ["the ladder", "your jam", "the minutes", "a key", "two chairs", "the tent", "our photographs", "the bicycle"]
VERBS = ["has arrived", "stands in the hall", "is with my sister", "was a joy", "will be back on Monday", "needs a new bolt"]
ROLES = ["data", "sales", "design", "platform", "research", "editing"]
PITCHES = ["Hi {name},\n\nI came across your profile. We have never met. Could you refer me for the {role} role before Friday?\n\nBest,\nAna\n",
           "Dear {name},\n\nwe have not met. Would you forward my resume to the hiring manager for the {role} position?\n\nThanks,\nAna\n"]


def fine(chance):
    lines = [f"Hi {chance.choice(NAMES)},", ""]
    for _ in range(chance.randint(1, 6)):
        lines.append(f"{chance.choice(THINGS)} {chance.choice(VERBS)}.".capitalize())
        if chance.random() < 0.3:
            lines.append(chance.choice([".", "..", ". a dot", "From the house", "-- ", "> quoted words", "", "\ttabs\t", "x" * 900]))
    return "\n".join([*lines, "", "Ana", ""])


def made(number, *, pitch, on_purpose):
    """A mail by its number: always the same one."""
    chance = random.Random(number)
    text = chance.choice(PITCHES).format(name=chance.choice(NAMES), role=chance.choice(ROLES)) if pitch else fine(chance)
    head = [f"X-Number: {number}", "From: Ana <ana@mill.example>", f"To: Bo <bo{number}@example.com>", f"Subject: {chance.choice(THINGS)}",
            f"Date: Mon, 02 Mar 2026 09:{number % 60:02}:00 +0000", f"Message-ID: <{number}@mill.example>"]
    if on_purpose:
        head.insert(chance.randint(0, len(head)), "X-Outlint-Send: yes")
    if chance.random() < 0.3:
        head.append("X-Folded: one\n two\n\tthree")
    body = text.encode()
    if chance.random() < 0.4:
        head += ["MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=b", ""]
        blob = chance.randbytes(chance.choice([50, 5000, 60000])).hex().encode()
        folded = b"\n".join(blob[at:at + 76] for at in range(0, len(blob), 76))
        body = b"--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + body
        body += b"\n--b\nContent-Type: application/octet-stream; name=a.bin\nContent-Disposition: attachment; filename=a.bin\n\n" + folded + b"\n--b--\n"
    else:
        head += ["MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", ""]
    return ("\n".join(head).encode() + b"\n" + body).replace(b"\n", b"\r\n")


def without(mail, *names):
    """The mail without these fields."""
    head, blank, body = mail.partition(b"\r\n\r\n")
    kept, skipping = [], False
    for line in head.split(b"\r\n"):
        if line[:1] not in (b" ", b"\t"):
            skipping = line.partition(b":")[0].decode() in names
        if not skipping:
            kept.append(line)
    return b"\r\n".join(kept) + blank + body


def number_of(mail):
    return int(mail.split(b"X-Number: ", 1)[1].split(b"\r\n", 1)[0])


class Sender(threading.Thread):
    """One connection after the other, mail after mail; what is turned away for now comes again."""

    def __init__(self, port, waiting, mail_of):
        super().__init__(daemon=True)
        self.port, self.waiting, self.mail_of = port, waiting, mail_of
        self.accepted, self.rejected, self.deferred, self.broken = [], {}, 0, []
        self.connection = None

    def run(self):
        while True:
            try:
                number = self.waiting.get_nowait()
            except queue.Empty:
                break
            while not self.send(number):
                pass
        if self.connection:
            self.connection.quit()

    def send(self, number):
        """Whether there was an answer that is the last one."""
        try:
            self.connection = self.connection or smtplib.SMTP("127.0.0.1", self.port, timeout=120)
            self.connection.sendmail("ana@mill.example", f"bo{number}@example.com", self.mail_of(number))
            self.accepted.append(number)
            return True
        except smtplib.SMTPResponseException as answer:
            if answer.smtp_code >= 500:
                self.rejected[number] = answer.smtp_error.decode()
                return True
            self.put_off()
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPServerDisconnected):
            self.put_off()
        except OSError as error:
            self.broken.append(str(error))
            self.connection = None
        return False

    def put_off(self):
        self.deferred += 1
        if self.connection:
            self.connection.close()
        self.connection = None
        time.sleep(0.1)


class UnderLoad(Case):
    def setUp(self):
        super().setUp()
        self.sink = Sink()
        self.addCleanup(self.sink.stop)
        port = free_port()
        self.socket = f"inet:{port}@127.0.0.1"
        self.postfix = Postfix(self.sink.port, f"inet:127.0.0.1:{port}")
        self.addCleanup(self.postfix.stop)

    def milter(self):
        self.count = getattr(self, "count", 0) + 1
        return Milter(self.folder, "--on-send", "header", "--on-revise", "header", at=self.socket, name=f"milter{self.count}")

    def test_no_mail_is_lost_let_through_or_sent_twice(self):
        pitches = {number for number in range(MAILS) if number % 10 == 3}
        on_purpose = {number for number in pitches if number % 100 == 3}
        mails = {number: made(number, pitch=number in pitches, on_purpose=number in on_purpose) for number in range(MAILS)}
        waiting = queue.Queue()
        for number in range(MAILS):
            waiting.put(number)
        milter = self.milter()
        start = time.monotonic()
        senders = [Sender(self.postfix.port, waiting, mails.__getitem__) for _ in range(CONNECTIONS)]
        for sender in senders:
            sender.start()
        for kill in range(1, KILLS + 1):
            while waiting.qsize() > MAILS - MAILS * kill // (KILLS + 1):
                time.sleep(0.02)
            milter.process.kill()
            milter.process.wait()
            milter.process.stderr.close()
            time.sleep(0.3)
            milter = self.milter()
        for sender in senders:
            sender.join()
        self.assertEqual(0, milter.stop())

        accepted = [number for sender in senders for number in sender.accepted]
        rejected = {number: words for sender in senders for number, words in sender.rejected.items()}
        self.assertEqual([], [words for sender in senders for words in sender.broken])
        self.assertEqual(pitches - on_purpose, set(rejected))
        self.assertEqual(set(range(MAILS)) - set(rejected), set(accepted))
        self.assertEqual(len(set(accepted)), len(accepted))
        for words in rejected.values():
            self.assertIn("outlint holds this mail", words)
            self.assertIn("[premature-ask/", words)

        arrived = self.arrived(len(accepted))
        seconds = time.monotonic() - start
        self.assertEqual(sorted(accepted), sorted(arrived))
        for number, mail in arrived.items():
            sent = without(mails[number], "X-Outlint-Send") if number in on_purpose else mails[number]
            self.assertEqual(sent, without(mail, "Received", "X-Outlint-Verdict"), number)
            self.assertEqual(number not in on_purpose, b"\r\nX-Outlint-Verdict: " in mail, number)
        print(f"\n{MAILS} mails over {CONNECTIONS} connections in {seconds:.0f} s, {KILLS} kills: {len(arrived)} arrived once, {len(rejected)} rejected, "
              f"{sum(sender.deferred for sender in senders)} times told to come again", file=sys.stderr)

    def arrived(self, count):
        """By number what came through, once the queue is empty; a second copy is a failure."""
        end = time.monotonic() + 240
        while len(self.sink.taken()) < count and time.monotonic() < end:
            time.sleep(0.2)
        time.sleep(1)  # for a second copy, if there were one
        self.assertEqual([], self.postfix.queue())
        taken = self.sink.taken()
        self.assertEqual(count, len(taken))
        return {number_of(mail): mail for _, mail in taken}


class Actions(Case):
    def setUp(self):
        super().setUp()
        self.sink = Sink()
        self.addCleanup(self.sink.stop)

    def start(self, *options, settings=()):
        milter = Milter(self.folder, *options)
        milter.path.chmod(0o666)
        self.folder.chmod(0o755)
        self.addCleanup(lambda: milter.process.poll() is None and milter.stop())
        postfix = Postfix(self.sink.port, f"unix:{milter.path}", *settings)
        self.addCleanup(postfix.stop)
        return milter, postfix

    def send(self, postfix, mail, *, xclient=""):
        with smtplib.SMTP("127.0.0.1", postfix.port, timeout=60) as server:
            server.ehlo()
            if xclient:
                self.assertEqual(220, server.docmd("XCLIENT", xclient)[0])
                server.ehlo()
            try:
                server.sendmail("ana@mill.example", "bo@example.com", mail)
                return 250, ""
            except smtplib.SMTPResponseException as answer:
                return answer.smtp_code, answer.smtp_error.decode()

    def test_quarantine_reply_and_reload(self):
        config = self.write("c.yaml", "filter: {hold: quarantine}\n")
        milter, postfix = self.start("--config", config)
        pitch = made(3, pitch=True, on_purpose=False)
        self.assertEqual((250, ""), self.send(postfix, pitch))
        [waiting] = postfix.queue()
        self.assertIn('"queue_name": "hold"', waiting)
        with smtplib.SMTP("127.0.0.1", postfix.port, timeout=60) as before:
            before.ehlo()
            before.mail("ana@mill.example")
            config.write_text("filter: {hold: reject}\n")
            milter.hang_up()
            milter.wait_for("reloaded")
            before.rcpt("bo@example.com")
            code, words = before.data(pitch)
        self.assertEqual(550, code)
        self.assertRegex(words.decode(), r"(?s)^5\.7\.1 outlint holds this mail.*\n5\.7\.1 .*\[premature-ask/.*X-Outlint-Send: yes$")
        self.assertEqual([], self.sink.taken())

    def test_submission_alone_is_judged(self):
        _, postfix = self.start("--submission", "192.0.2.0/24", settings=["mynetworks = 0.0.0.0/0"])
        pitch = made(3, pitch=True, on_purpose=False)
        self.assertEqual(250, self.send(postfix, pitch, xclient="ADDR=198.51.100.7")[0])
        self.assertEqual(550, self.send(postfix, pitch, xclient="ADDR=192.0.2.7")[0])
        self.assertEqual(550, self.send(postfix, pitch, xclient="ADDR=198.51.100.7 LOGIN=ana")[0])

    def test_without_a_milter_mail_waits_outside(self):
        milter, postfix = self.start()
        milter.process.kill()
        milter.process.wait()
        milter.process.stderr.close()
        code, _ = self.send(postfix, made(4, pitch=False, on_purpose=False))
        self.assertEqual(451, code)


if __name__ == "__main__":
    unittest.main()
