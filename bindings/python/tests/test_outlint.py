# SPDX-License-Identifier: Apache-2.0
"""The package as its users see it. Runs wherever the wheel is installed, without the source tree."""

import concurrent.futures
import doctest
import email.message
import mailbox
import pathlib
import pickle
import subprocess
import sys
import tempfile
import unittest

import outlint

COLD = "Dear Zoë 😀,\n\nWe have never met. Could you refer me for the data role?\n\nJo"
KIND = "Dear Zoë,\n\nI came across your paper on soil maps, and its remark on peat saved me a week. Thank you!\n\nJo"


def mail(text: str = COLD) -> email.message.EmailMessage:
    message = email.message.EmailMessage()
    message["From"] = "Jo <jo@example.org>"
    message["To"] = "Zoë <zoe@example.com>"
    message["Subject"] = "Your team"
    message.set_content(text)
    return message


class Check(unittest.TestCase):
    def test_every_sort_of_source_is_judged_alike(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "draft.eml")
            path.write_bytes(mail().as_bytes())
            sources: list[outlint.Source] = [COLD, mail(), mail().as_bytes(), path, {"text": COLD}]
            for source in sources:
                with self.subTest(source=type(source).__name__):
                    report = outlint.check(source)
                    self.assertEqual("hold", report.verdict)
                    self.assertIn("premature-ask/referral", [each.rule for each in report.diagnostics])

    def test_a_str_is_always_text(self) -> None:
        report = outlint.check("README.md")
        self.assertEqual("README.md", report.text)
        self.assertEqual('{"text": "a"}', outlint.check('{"text": "a"}').text)

    def test_what_is_no_source_is_refused_by_its_name(self) -> None:
        with self.assertRaisesRegex(TypeError, "int"):
            outlint.check(7)  # type: ignore[arg-type]

    def test_lone_surrogates_are_read(self) -> None:
        self.assertEqual("a\ufffdb", outlint.check("a\ud800b").text)

    def test_a_stated_stage_beats_the_words(self) -> None:
        report = outlint.check(COLD, stage="close")
        self.assertEqual(("close", 4), (report.relationship.stage, report.relationship.credit))
        self.assertEqual("send", report.verdict)

    def test_select_and_ignore(self) -> None:
        self.assertEqual((), outlint.check(COLD, select=["length/*"]).diagnostics)
        rules = [each.family for each in outlint.check(COLD, ignore=["premature-ask/*"]).diagnostics]
        self.assertNotIn("premature-ask", rules)


class Spans(unittest.TestCase):
    def test_they_are_code_points_with_the_bytes_at_hand(self) -> None:
        report = outlint.check(COLD)
        asked = report.asks[0]
        assert asked.span is not None
        words = "Could you refer me for the data role"
        self.assertEqual(words, report.text[asked.span.start : asked.span.end])
        self.assertEqual(words, asked.span.words)
        start, end = asked.span.byte_span
        self.assertEqual(words.encode(), report.text.encode()[start:end])

    def test_a_suggestion_is_applied(self) -> None:
        report = outlint.check(COLD)
        finding = next(each for each in report.diagnostics if each.rule == "premature-ask/referral")
        mended = outlint.apply(report.text, finding.suggestions[0])
        self.assertNotIn("refer me", mended)
        self.assertTrue(mended.startswith("Dear Zoë 😀,"))
        self.assertNotIn("premature-ask", [each.family for each in outlint.check(mended).diagnostics])

    def test_an_edit_outside_of_the_text_is_refused(self) -> None:
        span = outlint.Span("body", 0, 99, 0, 99, "")
        with self.assertRaises(ValueError):
            outlint.apply("short", [outlint.Edit(span, "")])


class Values(unittest.TestCase):
    def test_a_report_travels_between_processes(self) -> None:
        report = outlint.check(COLD)
        there = pickle.loads(pickle.dumps(report))
        self.assertEqual(report, there)
        self.assertEqual(report.diagnostics, there.diagnostics)
        self.assertEqual((report.verdict, report.score, report.text), (there.verdict, there.score, there.text))
        self.assertEqual(report.to_dict(), there.to_dict())
        again = pickle.loads(pickle.dumps(there))
        self.assertEqual(report, again)

    def test_it_tells_what_it_is(self) -> None:
        report = outlint.check(COLD)
        self.assertIn("hold", repr(report))
        self.assertIn("premature-ask/referral", repr(report))
        self.assertIn("Could you refer me", str(report))
        self.assertEqual(1, report.to_dict()["version"])

    def test_measures_and_signs(self) -> None:
        report = outlint.check(KIND)
        self.assertGreater(report.measures.words, 5)
        self.assertIn("specific", [each.sign for each in report.signs])


class Failures(unittest.TestCase):
    def test_problems_have_places(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            rules = pathlib.Path(folder, "rules", "en", "length")
            rules.mkdir(parents=True)
            (rules / "own.yaml").write_text("id: length/own\nsumary: Too long.\nkind: measure\n")
            with self.assertRaises(outlint.RulesetError) as raised:
                outlint.check("a", rules=[pathlib.Path(folder, "rules")])
        places = [(pathlib.Path(each.file).name, each.line) for each in raised.exception.problems]
        self.assertIn(("own.yaml", 2), places)
        copy = pickle.loads(pickle.dumps(raised.exception))
        self.assertEqual(raised.exception.problems, copy.problems)

    def test_broken_json_and_absent_files_are_input_errors(self) -> None:
        with self.assertRaisesRegex(outlint.InputError, "did you mean"):
            outlint.check({"txet": "a"})
        with self.assertRaises(outlint.InputError):
            outlint.check(pathlib.Path("there", "is", "none.eml"))
        with self.assertRaises(ValueError):
            outlint.check("a", stage="chum")  # type: ignore[arg-type]


class Many(unittest.TestCase):
    def test_reports_come_in_order_whatever_the_threads(self) -> None:
        sources = [f"We have never met. Could you refer me for role {number}?" for number in range(64)]
        linter = outlint.Linter()
        one = [each.to_json() for each in linter.check_many(sources, threads=1)]
        for threads, chunk in ((2, 7), (4, 64), (8, 256)):
            self.assertEqual(one, [each.to_json() for each in linter.check_many(sources, threads=threads, chunk=chunk)])

    def test_it_streams(self) -> None:
        taken: list[int] = []

        def endless() -> "object":
            number = 0
            while True:
                taken.append(number)
                yield f"Hello {number}"
                number += 1

        reports = outlint.Linter().check_many(endless(), threads=2, chunk=8)  # type: ignore[arg-type]
        next(reports)
        self.assertLessEqual(len(taken), 8)

    def test_a_mailbox_is_an_iterable(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            box = mailbox.mbox(str(pathlib.Path(folder, "sent.mbox")))
            box.add(mail())
            box.add(mail(KIND))
            verdicts = [each.verdict for each in outlint.Linter().check_many(box)]
            box.close()
        self.assertEqual(["hold", "send"], verdicts)

    def test_threads_share_a_linter(self) -> None:
        linter = outlint.Linter()
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            reports = list(pool.map(linter.check, [COLD, KIND] * 16))
        self.assertEqual(["hold", "send"] * 16, [each.verdict for each in reports])


class Ties(unittest.TestCase):
    def test_a_history_tells_the_stage(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            box = mailbox.mbox(str(pathlib.Path(folder, "all.mbox")))
            for number in range(8):
                letter = mail("Here are the soil figures that we spoke about.")
                letter["Date"] = f"Mon, {number + 2:02} Feb 2026 10:00:00 +0000"
                letter["Message-ID"] = f"<{number}@example.org>"
                if number % 2:
                    letter.replace_header("From", "Zoë <zoe@example.com>")
                    letter.replace_header("To", "Jo <jo@example.org>")
                box.add(letter)
            box.close()
            path = pathlib.Path(folder, "history.db")
            history = outlint.History(path, create=True)
            learned = history.learn(pathlib.Path(folder, "all.mbox"), me=["jo@example.org"])
            self.assertEqual(8, learned.added)
            known = history.relationship_with("zoe@example.com", today="2026-03-02")
            assert known is not None
            self.assertEqual((4, 4), (known.sent, known.received))
            report = outlint.Linter(history=history, today="2026-03-02").check(mail("Could you introduce me to Ana?"))
            self.assertEqual("familiar", report.relationship.stage)
            self.assertEqual("stranger", outlint.check(mail("Could you introduce me to Ana?")).relationship.stage)
            self.assertTrue(history.forget("zoe@example.com"))
            self.assertIsNone(history.relationship_with("zoe@example.com", today="2026-03-02"))

    def test_a_file_that_is_not_there(self) -> None:
        with self.assertRaises(outlint.InputError):
            outlint.History("/there/is/no/history.db")


class Rules(unittest.TestCase):
    def test_the_catalogue(self) -> None:
        rules = outlint.Ruleset()
        self.assertIn("premature-ask/referral", rules.ids)
        self.assertEqual("premature-ask", rules.explain("premature-ask/referral")["family"])
        with self.assertRaises(KeyError):
            rules.explain("no/such")

    def test_profiles(self) -> None:
        strict = outlint.Linter(outlint.Ruleset.load(profiles=["strict"]))
        self.assertEqual("hold", strict.check(COLD).verdict)
        with self.assertRaises(outlint.RulesetError):
            outlint.Ruleset.load(profiles=["no-such"])


class Deadline(unittest.TestCase):
    def test_what_is_left_out_stands_in_the_notes(self) -> None:
        long = COLD + " The harbour was calm on that day." * 20000
        report = outlint.Linter(deadline=0.001).check(long)
        self.assertTrue(any(note.startswith("the deadline passed") for note in report.notes), report.notes)

    def test_one_that_is_kept_changes_nothing(self) -> None:
        self.assertEqual(outlint.check(COLD), outlint.Linter(deadline=3600).check(COLD))

    def test_none_in_the_past(self) -> None:
        for seconds in (0, -1, float("nan"), float("inf")):
            with self.subTest(seconds=seconds), self.assertRaises(ValueError):
                outlint.Linter(deadline=seconds)


class Program(unittest.TestCase):
    def test_python_m_outlint_is_the_program(self) -> None:
        ran = subprocess.run([sys.executable, "-m", "outlint", "check", "--isolated", "-"], input=COLD, capture_output=True, text=True)
        self.assertEqual(1, ran.returncode, ran.stderr)
        self.assertIn("premature-ask/referral", ran.stdout)

    def test_it_says_the_same_json(self) -> None:
        command = [sys.executable, "-m", "outlint", "check", "--isolated", "--input", "text", "--format", "json", "-"]
        ran = subprocess.run(command, input=COLD, capture_output=True, text=True)
        report = outlint.check(COLD).to_dict()
        import json

        said = json.loads(ran.stdout)
        self.assertEqual(said["diagnostics"], report["diagnostics"])
        self.assertEqual(said["asks"], report["asks"])


class Documentation(unittest.TestCase):
    def test_the_examples_in_the_docstrings_run(self) -> None:
        self.assertEqual(0, doctest.testmod(outlint).failed)


if __name__ == "__main__":
    unittest.main()
