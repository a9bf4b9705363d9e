# SPDX-License-Identifier: Apache-2.0
"""What the program understands, and how it says what it does not."""

import os
import pathlib
import stat
import subprocess
import tempfile

from program import CALM, COLD, Case, outlint


class Misunderstandings(Case):
    def test_each_is_told_with_the_nearest_that_exists(self):
        draft = self.write("draft.txt", COLD)
        for arguments, message, hint in [
            (["chek", draft], 'unknown command "chek"', 'did you mean "check"?'),
            (["check", "--fromat", "json", draft], 'unknown option "--fromat"', 'did you mean "--format"?'),
            (["check", "--format", "jsn", draft], '"jsn" is no value of --format', 'did you mean "json"?'),
            (["check", "--stage", "best-friend", draft], '"best-friend" is no value of --stage', "it takes stranger, thin"),
            (["check", "--select", "premature-ask/refferal", draft], 'no rule is named "premature-ask/refferal"',
             'did you mean "premature-ask/referral"?'),
            (["check", "--ignore", "nothing-of-the-kind", draft], 'no rule is named "nothing-of-the-kind"', "outlint rules lists them"),
            (["check", "--today", "2026-02-30", draft], '"2026-02-30" is no date', "2026-03-02"),
            (["check", "--jobs", "0", draft], "--jobs", "outlint check --help"),
            (["explain", "premature-ask/referal"], 'no rule is named "premature-ask/referal"', 'did you mean "premature-ask/referral"?'),
            (["explain"], "RULE", "outlint explain --help"),
            (["fix", "--in-place"], "--in-place needs a file", "name the draft"),
            (["completion", "tcsh"], '"tcsh"', "bash"),
        ]:
            with self.subTest(arguments[:2]):
                self.says(outlint(*arguments), 2, err=[message, hint])

    def test_no_command_at_all_shows_the_help(self):
        self.says(outlint(), 2, err="Usage: outlint")


class Help(Case):
    def test_every_command_has_a_help_with_its_options(self):
        commands = ["check", "fix", "parse", "rules", "explain", "test", "config", "ignore", "new", "completion", "man"]
        overall = self.says(outlint("--help"), 0, out=["Examples:", "Exit codes:"])
        for command in commands:
            with self.subTest(command):
                self.assertIn(command, overall)
                self.says(outlint(command, "--help"), 0, out="Usage: outlint " + command)

    def test_the_version_names_the_libraries(self):
        self.says(outlint("--version"), 0, out=["outlint 0.", "ICU", "Boost", "GMime"])

    def test_completions_and_manual_know_every_option(self):
        for arguments in (["completion", "bash"], ["completion", "zsh"], ["completion", "fish"], ["man"]):
            with self.subTest(arguments):
                text = self.says(outlint(*arguments), 0).replace("\\-", "-")
                for word in ("check", "fail-on", "applicability", "stranger", "forget", "sendmail", "on-failure", "before"):
                    self.assertIn(word, text)

    def test_bash_completes_commands_within_commands(self):
        script = self.says(outlint("completion", "bash"), 0)
        for words, offered in ((["history", ""], "forget"), (["history", "show", "--"], "--today"), (["history", "export", "--format", ""], "csv"),
                               (["filter", "sendmail", "--"], "--fail-on"), (["check", "--"], "--channel"), (["--v"], "--version")):
            with self.subTest(words):
                quoted = " ".join(f"'{word}'" for word in ["outlint", *words])
                asked = f"{script}\nCOMP_WORDS=({quoted}); COMP_CWORD={len(words)}; _outlint; printf '%s\\n' \"${{COMPREPLY[@]}}\""
                run = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, check=False)
                self.assertEqual("", run.stderr)
                self.assertIn(offered, run.stdout.split())


class Inputs(Case):
    def test_what_cannot_be_opened_does_not_stop_the_rest_and_wins(self):
        draft = self.write("draft.txt", COLD)
        run = outlint("check", self.folder / "absent.txt", draft)
        self.says(run, 2, out="premature-ask/referral", err="absent.txt: error: cannot be opened")

    def test_standard_input_goes_by_the_name_it_is_given(self):
        self.says(outlint("check", "-", stdin=COLD), 1, out="-:3:29: error")
        self.says(outlint("check", stdin=COLD), 1, out="-:3:29: error")
        self.says(outlint("check", "--stdin-filename", "to-bo.txt", "-", stdin=COLD), 1, out="to-bo.txt:3:29: error")

    def test_odd_inputs_get_a_report_all_the_same(self):
        for name, content in [("empty.txt", b""), ("binary.bin", bytes(range(256)) * 8), ("broken.txt", b"Hi \xff\xfe Bo"),
                              ("odd.eml", b"Subject: =?utf-8?Q?=?=\nContent-Type: multipart/mixed\n\n--x\n")]:
            with self.subTest(name):
                self.says(outlint("check", self.write(name, content)), 0, out=name)

    def test_a_broken_json_line_is_told_with_its_place(self):
        lines = '{"text": "Thanks!"}\n{"text": \n{"text": "Thanks again!"}\n'
        run = outlint("check", "--format", "jsonl", self.write("drafts.jsonl", lines))
        self.says(run, 2, err="drafts.jsonl:2:")
        self.assertEqual(run.stdout.count(b"\n"), 2)

    def test_unknown_keys_are_told(self):
        self.says(outlint("check", self.write("draft.json", '{"txt": "Hi"}')), 2, err='"txt"')


class Outputs(Case):
    def test_a_file_appears_whole(self):
        target = self.folder / "report.json"
        run = outlint("check", "--format", "json", "--output", target, "-", stdin=COLD)
        self.says(run, 1)
        self.assertTrue(target.read_text().startswith('{"version": 1'))
        self.assertEqual(list(self.folder.iterdir()), [target])

    def test_a_file_that_cannot_be_written_is_told(self):
        self.says(outlint("check", "--output", self.folder / "no" / "where", "-", stdin=CALM), 2, err="cannot write")

    def test_a_device_is_written_to_and_stays_one(self):
        with tempfile.TemporaryDirectory() as folder:
            pipe = pathlib.Path(folder, "pipe")
            os.mkfifo(pipe)
            reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
            run = outlint("check", "--isolated", "--output", pipe, "-", stdin="Hi Bo, could you refer me?\n")
            self.assertIn("premature-ask/referral", os.read(reader, 65536).decode(), run.stderr)
            os.close(reader)
            self.assertTrue(stat.S_ISFIFO(pipe.stat().st_mode))

    def test_an_output_that_takes_no_more_is_told(self):
        import subprocess

        from program import PROGRAM
        for arguments in (["rules"], ["config"], ["explain", "premature-ask/referral"], ["check", "--isolated", "-"]):
            with self.subTest(arguments), open("/dev/full", "wb") as full:
                run = subprocess.run([PROGRAM, *arguments], stdout=full, stderr=subprocess.PIPE, input=b"Hi", check=False)
                self.assertEqual(run.returncode, 2)
                self.assertIn(b"cannot write to standard output: No space left on device", run.stderr)

    def test_colours_are_used_where_they_are_wanted(self):
        for arguments, colour in [([], False), (["--color", "always"], True), (["--color", "never"], False)]:
            with self.subTest(arguments):
                run = outlint("check", *arguments, "-", stdin=COLD)
                self.assertEqual(b"\x1b[" in run.stdout, colour)

    def test_nothing_in_a_draft_reaches_a_terminal_as_a_command(self):
        evil = COLD.replace("Hi Bo", "Hi \x1b[2J\u202eBo").replace("data role", "data \x1b]0;x\x07 role")
        for command in ("check", "parse"):
            with self.subTest(command):
                out = outlint(command, "-", stdin=evil).stdout
                self.assertNotIn(b"\x1b", out)
                self.assertNotIn("\u202e".encode(), out)
                self.assertNotIn(b"\x07", out)

    def test_threads_do_not_change_a_byte(self):
        lines = "".join(f'{{"id": "{n}", "text": "{"Could you refer me?" if n % 3 else "Thanks!"}"}}\n' for n in range(300))
        draft = self.write("many.jsonl", lines)
        for form in ("text", "jsonl", "sarif"):
            with self.subTest(form):
                one, many = (outlint("check", "--format", form, "--jobs", jobs, draft) for jobs in (1, 8))
                self.assertEqual(one.stdout, many.stdout)
                self.assertEqual(one.returncode, many.returncode)

    def test_a_reader_that_has_seen_enough_is_no_failure(self):
        import os
        import subprocess

        from program import PROGRAM
        draft = self.write("many.jsonl", '{"text": "Could you refer me?"}\n' * 2000)
        reading, writing = os.pipe()
        os.close(reading)
        run = subprocess.run([PROGRAM, "check", "--format", "jsonl", str(draft)], stdout=writing, stderr=subprocess.PIPE, check=False)
        os.close(writing)
        self.assertEqual(run.stderr, b"")
