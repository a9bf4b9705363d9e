# SPDX-License-Identifier: Apache-2.0
"""The history from outside: what is counted, what survives a kill, what a tie of a year does to one draft, what is forgotten."""

import csv
import email
import email.policy
import email.utils
import io
import json
import os
import pathlib
import random
import re
import signal
import sqlite3
import stat
import subprocess
import time
import unittest

from program import PROGRAM, SOURCE, Case, outlint

SHARED = SOURCE.parent / "shared"
ME = ["yyyy@spamassassin.taint.org", "zzzz@spamassassin.taint.org"]


def needs(path):
    """Whether shared data is there; its absence is a failure where OUTLINT_REQUIRE_SHARED says so."""
    if path.exists():
        return True
    if os.environ.get("OUTLINT_REQUIRE_SHARED") == "1":
        raise AssertionError(f"{path} is missing")
    print(f"{path} is not there: nothing to test")
    return False


def mailboxes(key):
    """A list of rules/mailboxes.yaml."""
    found = re.search(rf"^{key}: \[(.*)\]$", (SOURCE / "rules/mailboxes.yaml").read_text(), re.M)
    return [word.strip().strip('"') for word in found.group(1).split(",")]


def addresses(values):
    return [address.lower() for _, address in email.utils.getaddresses(values) if "@" in address]


def count(folder, me):
    """What is sent, received and sent by lists for each correspondent, worked out by Python's own parser."""
    marks, lists, bulks = mailboxes("list_marks"), mailboxes("list_headers"), mailboxes("bulk_headers")
    best = {}
    for path in sorted(folder.iterdir()):
        raw = path.read_bytes()
        if raw.startswith(b"From "):
            raw = raw[raw.index(b"\n") + 1:]
        mail = email.message_from_bytes(raw, policy=email.policy.compat32)
        text = {name: [str(value).replace("\n", " ") for value in mail.get_all(name, [])] for name in ("From", "To", "Cc", "Bcc")}
        senders = addresses(text["From"])
        if not senders:
            continue
        people = [one for name in ("To", "Cc", "Bcc") for one in addresses(text[name])]
        key = (senders[0], str(mail.get("Date", "")).strip(), str(mail.get("Message-ID", path.name)).strip())

        def has(header):
            name, _, start = header.partition(":")
            return name in mail and str(mail[name]).strip().lower().startswith(start.strip())

        is_list = lambda one: any(mark in one for mark in marks)
        if senders[0] in me:
            facts = ("sent", tuple(sorted({one for one in people if one not in me and not is_list(one)})))
        else:
            in_person = any(one in me for one in people)
            bulk = any(has(header) for header in lists + bulks) or (not in_person and any(is_list(one) for one in people))
            facts = ("via_lists" if bulk else "received", (senders[0],))
        # Of two copies the one that came in person counts.
        if key not in best or best[key][0] == "via_lists":
            best[key] = facts
    total = {}
    for kind, others in best.values():
        for one in others:
            total.setdefault(one, {"sent": 0, "received": 0, "via_lists": 0})[kind] += 1
    return total


def exported(database, *more):
    run = outlint("history", "export", "--history", database, *more)
    assert run.returncode == 0, run.stderr.decode()
    return json.loads(run.stdout)["people"]


def counts(database):
    return {one: {key: person[key] for key in ("sent", "received", "via_lists")} for person in exported(database) for one in person["identities"]}


def dump(database):
    """Everything in a history, as text."""
    connection = sqlite3.connect(database)
    try:
        return sorted(connection.iterdump())
    finally:
        connection.close()


def bytes_of(database):
    """The file and its journals."""
    return b"".join(path.read_bytes() for path in sorted(database.parent.glob(database.name + "*")))


def mail(sender, to, date, text, subject="Boats", **headers):
    head = {"From": sender, "To": to, "Subject": subject, "Date": email.utils.format_datetime(date),
            "Message-ID": f"<{abs(hash((sender, to, str(date), text)))}@mill.example>", **{k.replace("_", "-"): v for k, v in headers.items()}}
    return "".join(f"{key}: {value}\n" for key, value in head.items()) + "\n" + text + "\n"


def day(date, hour=9):
    import datetime
    year, month, number = map(int, date.split("-"))
    return datetime.datetime(year, month, number, hour, tzinfo=datetime.timezone.utc)


class Learning(Case):
    def test_counts_of_a_corpus_equal_an_independent_count(self):
        folder = SHARED / "corpus/ordinary/spamassassin-easy"
        if not needs(folder):
            return
        database = self.folder / "history.db"
        arguments = ["history", "learn", "--history", database, folder]
        run = outlint(*arguments, *[word for one in ME for word in ("--me", one)])
        self.says(run, 0, out=f"{len(list(folder.iterdir()))} messages read")
        self.assertEqual(counts(database), count(folder, ME))
        self.says(outlint(*arguments), 0, out="0 messages read, 0 new")
        self.assertEqual(stat.S_IMODE(database.stat().st_mode), 0o600)

    def test_killed_twenty_times_it_ends_like_an_uninterrupted_run(self):
        folder = SHARED / "corpus/ordinary/spamassassin-easy"
        if not needs(folder):
            return
        box = self.folder / "box.mbox"
        with box.open("wb") as out:
            for path in sorted(folder.iterdir()):
                raw = path.read_bytes()
                raw = raw[raw.index(b"\n") + 1:] if raw.startswith(b"From ") else raw
                out.write(b"From - Mon Mar  2 09:30:00 2026\n" + re.sub(rb"(?m)^(>*From )", rb">\1", raw).rstrip(b"\n") + b"\n\n")
        whole, broken = self.folder / "whole.db", self.folder / "broken.db"
        me = [word for one in ME for word in ("--me", one)]
        start = time.monotonic()
        self.says(outlint("history", "learn", "--history", whole, *me, box), 0)
        length = time.monotonic() - start
        dice = random.Random(7)
        for _ in range(20):
            process = subprocess.Popen([PROGRAM, "history", "learn", "--history", str(broken), *me, str(box)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                process.wait(dice.uniform(0, length / 5))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
            if broken.exists() and broken.stat().st_size > 0:
                connection = sqlite3.connect(broken)
                self.assertEqual(connection.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
                connection.close()
        self.says(outlint("history", "learn", "--history", broken, *me, box), 0)
        unlike = lambda lines: [line for line in lines if "INTO \"source\"" not in line]
        self.assertEqual(unlike(dump(broken)), unlike(dump(whole)))

    def test_an_export_of_linkedin_has_the_right_counts_each_way(self):
        source = SHARED / "suites/linkedin/input"
        if not needs(source):
            return
        export = self.folder / "export"
        export.mkdir()
        for name in ("messages", "Invitations", "Connections"):
            (export / f"{name}.csv").write_bytes((source / f"synthetic_{name}.csv").read_bytes())
        expected = {}
        key = lambda url: "in/" + url.rstrip("/").rsplit("/", 1)[-1].lower()
        me = key("https://www.linkedin.com/in/fake-ada-byron-lovelace")

        def add(who, way):
            expected.setdefault(who, {"sent": 0, "received": 0})[way] += 1

        for row in csv.DictReader(io.StringIO((export / "messages.csv").read_text("utf-8-sig"))):
            if row["IS MESSAGE DRAFT"] == "true":
                continue
            sender = key(row["SENDER PROFILE URL"])
            for to in set(map(key, row["RECIPIENT PROFILE URLS"].split())) if sender == me else ():
                add(to, "sent")
            if sender != me:
                add(sender, "received")
        for row in csv.DictReader(io.StringIO((export / "Invitations.csv").read_text("utf-8-sig"))):
            sender, to = key(row["inviterProfileUrl"]), key(row["inviteeProfileUrl"])
            add(to, "sent") if row["Direction"] == "OUTGOING" else add(sender, "received")
        database = self.folder / "history.db"
        self.says(outlint("history", "learn", "--history", database, "--me", me, export), 0)
        found = {one: {"sent": person["sent"], "received": person["received"]} for person in exported(database) for one in person["identities"]
                 if one.startswith("in/") and person["sent"] + person["received"] > 0}
        self.assertEqual(found, expected)

    def test_a_message_in_two_folders_counts_once_and_a_mailbox_is_read_from_where_it_grew(self):
        one = mail("ana@mill.example", "bo@forge.example", day("2026-01-05"), "The boat is ready.")
        two = mail("bo@forge.example", "ana@mill.example", day("2026-01-06"), "I come on Friday.")
        box = self.write("sent.mbox", f"From - Mon Jan  5 09:00:00 2026\n{one}\n")
        maildir = self.folder / "Maildir"
        for name in ("cur", "new", "tmp"):
            (maildir / name).mkdir(parents=True)
        (maildir / "cur/1700000000.M1.mill:2,S").write_text(one)
        database = self.folder / "data/history.db"
        learn = lambda *paths: outlint("history", "learn", "--history", database, "--me", "ana@mill.example", *paths)
        self.says(learn(box, maildir), 0, out="2 messages read, 1 new")
        with box.open("a") as more:
            more.write(f"From - Tue Jan  6 09:00:00 2026\n{two}\n")
        (maildir / "cur/1700000000.M1.mill:2,S").rename(maildir / "cur/1700000000.M1.mill:2,RS")
        self.says(learn(box, maildir), 0, out=["1 new", "1 inputs unchanged"])
        self.assertEqual(counts(database), {"bo@forge.example": {"sent": 1, "received": 1, "via_lists": 0}})
        self.assertEqual(stat.S_IMODE(database.parent.stat().st_mode), 0o700)
        self.assertNotIn(b"The boat is ready", bytes_of(database))

    def test_two_processes_at_once_are_safe(self):
        folder = self.folder / "mails"
        folder.mkdir()
        for number in range(300):
            (folder / f"{number}.eml").write_text(mail("ana@mill.example", f"p{number % 9}@forge.example", day("2026-01-05", number % 24), f"Note {number}."))
        database = self.folder / "history.db"
        command = [PROGRAM, "history", "learn", "--history", str(database), "--me", "ana@mill.example", str(folder)]
        running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
        for process in running:
            _, errors = process.communicate()
            self.assertEqual(process.returncode, 0, errors.decode())
        self.assertEqual(sum(each["sent"] for each in counts(database).values()), 300)

    def test_processes_that_make_the_same_file_at_once_are_safe(self):
        note = self.folder / "note.eml"
        note.write_text(mail("ana@mill.example", "bo@forge.example", day("2026-01-05"), "The mill stands."))
        for number in range(25):
            database = self.folder / f"{number}.db"
            command = [PROGRAM, "history", "learn", "--history", str(database), "--me", "ana@mill.example", str(note)]
            running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
            told = [process.communicate()[1].decode() for process in running]
            self.assertEqual([process.returncode for process in running], [0] * 4, told)
            self.assertEqual(counts(database), {"bo@forge.example": {"sent": 1, "received": 0, "via_lists": 0}})

    def test_whose_mail_it_is_is_asked_with_a_proposal(self):
        folder = self.folder / "mails"
        folder.mkdir()
        for number in range(4):
            (folder / f"{number}.eml").write_text(mail(f"p{number}@forge.example", "ana@mill.example", day("2026-01-05", number), "Good day."))
        run = outlint("history", "learn", "--history", self.folder / "history.db", folder)
        self.says(run, 2, err=["nobody says whose mail this is", "--me ana@mill.example"])


class Judging(Case):
    """One draft, and a tie that grows and withers over a year and more."""

    DRAFT = mail("ana@mill.example", "bo@forge.example", day("2026-01-01"), "Hi Bo,\n\nyour paper on quenching made me change my own furnace. "
                 "Could you introduce me to your supplier of steel?\n\nBest,\nAna", subject="Your paper on quenching")

    def setUp(self):
        super().setUp()
        self.database = self.folder / "history.db"
        self.box = self.folder / "box.mbox"
        self.box.write_text("")

    def learn(self, *mails):
        with self.box.open("a") as out:
            for each in mails:
                out.write(f"From - Mon Jan  5 09:00:00 2026\n{each}\n")
        self.says(outlint("history", "learn", "--history", self.database, "--me", "ana@mill.example", self.box), 0)

    def judged(self, today):
        run = outlint("check", "--isolated", "--history", self.database, "--today", today, "--format", "json", "--input", "eml", "-", stdin=self.DRAFT)
        self.assertIn(run.returncode, (0, 1), run.stderr.decode())
        return json.loads(run.stdout)

    def expect(self, today, verdict, stage, evidence):
        report = self.judged(today)
        self.assertEqual((report["verdict"], report["relationship"]["stage"]), (verdict, stage), json.dumps(report["diagnostics"]))
        self.assertIn(evidence, report["relationship"]["evidence"])

    def test_hold_revise_send_and_hold_again(self):
        mine = lambda date, text: mail("ana@mill.example", "Bo Li <bo@forge.example>", day(date), text)
        theirs = lambda date, text: mail("Bo Li <bo@forge.example>", "ana@mill.example", day(date), text)
        self.learn(mine("2026-01-02", "Your paper on quenching is on my desk. I read it twice."))
        self.expect("2026-01-08", "hold", "stranger", "1 message to them, 0 back, last 6 days ago")
        self.learn(theirs("2026-01-20", "How kind. Which furnace do you have?"), mine("2026-01-22", "An old one from the shipyard. Here are some photos of it."))
        self.expect("2026-02-10", "revise", "acquaintance", "2 messages to them, 1 back, last 19 days ago")
        self.learn(theirs("2026-03-01", "Lovely. Mine is gone."), mine("2026-03-05", "What a pity. Mine smokes."), theirs("2026-06-02", "Today I lit a new one."),
                   mine("2026-06-04", "Then you have to come and see mine."), theirs("2026-06-09", "I will, in summer."))
        self.expect("2026-12-01", "send", "familiar", "4 messages to them, 4 back, last 5 months ago")
        self.expect("2027-08-20", "hold", "lapsed", "4 messages to them, 4 back, last 14 months ago")
        # What was known at the time decides, not what came later.
        self.expect("2026-01-08", "hold", "stranger", "1 message to them, 0 back")

    def test_stated_beats_history_and_history_beats_words(self):
        self.learn(mail("ana@mill.example", "bo@forge.example", day("2026-01-02"), "Good day."))
        draft = mail("ana@mill.example", "bo@forge.example", day("2026-02-01"), "Hi Bo,\n\nwe worked together for years. Could you refer me?\n\nAna")
        stage = lambda *more: json.loads(outlint("check", "--isolated", "--format", "json", "--input", "eml", *more, "-", stdin=draft).stdout)["relationship"]["stage"]
        self.assertEqual(stage(), "familiar")
        self.assertEqual(stage("--history", self.database), "stranger")
        self.assertEqual(stage("--history", self.database, "--stage", "close"), "close")
        self.assertEqual(stage("--history", "none"), "familiar")

    def test_the_default_history_is_found_and_left_alone_with_isolated(self):
        data = self.folder / "data"
        self.database = data / "outlint/history.db"
        self.learn(mail("ana@mill.example", "bo@forge.example", day("2025-12-02"), "Good day."))
        found = outlint("check", "--format", "json", "--input", "eml", "-", stdin=self.DRAFT, XDG_DATA_HOME=str(data))
        self.assertIn("1 message to them", json.loads(found.stdout)["relationship"]["evidence"])
        alone = outlint("check", "--isolated", "--format", "json", "--input", "eml", "-", stdin=self.DRAFT, XDG_DATA_HOME=str(data))
        self.assertEqual(json.loads(alone.stdout)["relationship"]["evidence"], "nothing tells")
        self.says(outlint("check", "--history", self.folder / "none.db", "-", stdin=self.DRAFT), 2, err="there is no history here")

    def test_a_third_message_and_a_second_ask_are_told_with_an_account(self):
        ask = "Could you refer me for the post at the forge? We have never met."
        self.learn(mail("ana@mill.example", "bo@forge.example", day("2026-01-02"), ask), mail("ana@mill.example", "bo@forge.example", day("2026-01-12"), "Could you introduce me to your smith?"))
        report = self.judged("2026-02-10")
        rules = {each["rule"]: each for each in report["diagnostics"]}
        self.assertIn("cadence/unanswered", rules)
        self.assertIn("reciprocity/open-ask", rules)
        table = [each["message"] for each in rules["reciprocity/open-ask"]["related"]]
        self.assertTrue(any(row.startswith("2026-01-02") and "referral" in row for row in table), table)
        soon = {each["rule"] for each in self.judged("2026-01-13")["diagnostics"]}
        self.assertIn("cadence/too-soon", soon)


class Keeping(Case):
    def setUp(self):
        super().setUp()
        self.database = self.folder / "history.db"
        folder = self.folder / "mails"
        folder.mkdir()
        to = ["Bo Li <bo@forge.example>", "Cy Dee <cy@kiln.example>", "Bo Li <bo@forge.example>, Cy Dee <cy@kiln.example>"]
        for number in range(90):
            (folder / f"{number}.eml").write_text(mail("ana@mill.example", to[number % 3], day(f"202{4 + number % 3}-01-05", number % 24), f"Note {number}."))
        self.says(outlint("history", "learn", "--history", self.database, "--me", "ana@mill.example", folder), 0)

    def history(self, command, *more):
        return outlint("history", command, "--history", self.database, *more)

    def test_forgetting_removes_every_trace_from_the_bytes(self):
        self.assertIn(b"bo@forge.example", bytes_of(self.database))
        self.says(self.history("forget", "bo@forge.example"), 0, out="forgotten")
        left = bytes_of(self.database)
        for trace in (b"bo@forge.example", b"Bo Li", b"bo li", b"bo@forge"):
            self.assertNotIn(trace, left)
        self.assertIn(b"cy@kiln.example", left)
        self.assertEqual(counts(self.database), {"cy@kiln.example": {"sent": 60, "received": 0, "via_lists": 0}})
        self.says(self.history("forget", "bo@forge.example"), 1, err="knows nobody")

    def test_forgetting_what_was_before_a_day(self):
        self.says(self.history("forget", "--before", "2026-01-01"), 0)
        self.assertTrue(all(event["date"] >= "2026" for person in exported(self.database) for event in person["events"]))
        self.says(self.history("forget", "--before", "yesterday"), 2, err="is no date")
        self.says(self.history("forget"), 2, err="forget whom")

    def test_one_person_is_merged_and_split_again(self):
        self.says(self.history("merge", "bo@forge.example", "cy@kiln.example"), 0)
        self.assertEqual([person["identities"] for person in exported(self.database)], [["bo@forge.example", "cy@kiln.example"]])
        self.assertEqual(exported(self.database)[0]["sent"], 90)
        self.says(self.history("split", "cy@kiln.example"), 0)
        self.assertEqual(len(exported(self.database)), 2)
        self.says(self.history("merge", "bo@forge.example", "nobody@kiln.example"), 1, err="knows nobody")

    def test_a_configuration_says_who_is_one_person(self):
        config = self.write("mine.yaml", "people:\n  - [bo@forge.example, cy@kiln.example]\n")
        self.assertEqual(len(exported(self.database, "--config", config)), 1)
        self.assertEqual(len(exported(self.database)), 2)

    def test_a_tie_is_shown_on_one_screen(self):
        shown = self.says(self.history("show", "bo@forge.example", "--today", "2026-03-01"), 0,
                          out=["Bo Li", "60 messages to them, 0 back", "carries", "too heavy", "would make it acquaintance"])
        self.assertTrue(all(len(line) <= 200 for line in shown.splitlines()))
        self.says(self.history("show", "Bo Li", "--today", "2026-03-01"), 0, out="bo@forge.example")
        self.says(self.history("show", "dee@kiln.example"), 1, err="knows nobody")

    def test_an_export_as_a_table(self):
        rows = list(csv.DictReader(io.StringIO(self.history("export", "--format", "csv").stdout.decode())))
        self.assertEqual([(row["identities"], row["sent"]) for row in rows], [("bo@forge.example", "60"), ("cy@kiln.example", "60")])

    def test_a_file_of_another_kind_is_refused(self):
        other = self.write("other.db", "no database at all, but long enough to be looked at " * 40)
        self.says(outlint("history", "export", "--history", other), 2, err="other.db")
        foreign = sqlite3.connect(self.folder / "foreign.db")
        foreign.execute("CREATE TABLE cats (name)")
        foreign.commit()
        foreign.close()
        self.says(outlint("history", "learn", "--history", self.folder / "foreign.db", "--me", "a@b.example", self.folder / "mails"), 2, err="another program")


if __name__ == "__main__":
    unittest.main()
