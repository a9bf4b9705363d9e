# SPDX-License-Identifier: Apache-2.0
"""Everything that the README shows is run, and each `sh` line of docs/. OUTLINT_UPDATE_SNAPSHOTS=1 writes the output that it shows anew."""

import os
import re
import shlex
import subprocess

from program import PROGRAM, SOURCE, UPDATE, Case, outlint

README = SOURCE / "README.md"


def blocks(language, document=README):
    return re.findall(rf"```{language}\n(.*?)```", document.read_text(), re.S)


class Readme(Case):
    def test_the_output_it_shows_is_the_real_one(self):
        text = README.read_text()
        for block in blocks("console"):
            command = block.splitlines()[0]
            self.assertTrue(command.startswith("$ scripts/outlint "), command)
            run = outlint(*shlex.split(command)[2:], cwd=SOURCE)
            real = command + "\n" + run.stdout.decode()
            if UPDATE:
                README.write_text(text.replace(block, real))
            else:
                self.assertEqual(block, real)

    def test_the_commands_it_names_work(self):
        for document in (README, *sorted((SOURCE / "docs").glob("*.md"))):
            for line in "".join(blocks("sh", document)).splitlines():
                with self.subTest(line, document=document.name):
                    command = line.replace("scripts/outlint", shlex.quote(PROGRAM), 1)
                    run = subprocess.run(["bash", "-c", command], cwd=SOURCE, capture_output=True, check=False,
                                         env={**os.environ, "XDG_STATE_HOME": str(self.folder)})
                    self.assertEqual((run.returncode, run.stderr if run.returncode else b""), (0, b""))
