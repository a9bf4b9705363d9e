# SPDX-License-Identifier: Apache-2.0
"""How the tests call the program. OUTLINT names it, OUTLINT_SOURCE the repository."""

import os
import pathlib
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["OUTLINT"]
SOURCE = pathlib.Path(os.environ["OUTLINT_SOURCE"])
UPDATE = os.environ.get("OUTLINT_UPDATE_SNAPSHOTS") == "1"

COLD = "Hi Bo,\n\nI came across your profile. Could you refer me for the data role?\n\nBest,\nAna\n"
ASK = "Could you refer me for the data role"
CALM = "Hi Bo,\n\nthank you for the book. It arrived today.\n\nAna\n"


def outlint(*arguments, stdin=None, cwd=None, **environment):
    """Runs the program; standard input and output are bytes, as they are for everybody."""
    clean = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS")}
    data = stdin.encode() if isinstance(stdin, str) else stdin
    return subprocess.run([PROGRAM, *map(str, arguments)], input=data or b"", capture_output=True, cwd=cwd,
                          env={**clean, **environment}, check=False)


class Case(unittest.TestCase):
    """A test with a folder of its own."""

    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, text):
        path = self.folder / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def says(self, run, code, *, out=(), err=()):
        """The exit code, and what has to stand on both outputs."""
        stdout, stderr = run.stdout.decode(), run.stderr.decode()
        self.assertEqual(run.returncode, code, stdout + stderr)
        for words in [out] if isinstance(out, str) else out:
            self.assertIn(words, stdout)
        for words in [err] if isinstance(err, str) else err:
            self.assertIn(words, stderr)
        return stdout
