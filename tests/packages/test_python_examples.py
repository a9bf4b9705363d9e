# SPDX-License-Identifier: Apache-2.0
"""The longer examples, with the libraries that they show: Arrow, Polars, matplotlib in a notebook."""

import unittest

from test_python import Installed, run

ARCHIVE = """
import email.message, mailbox, sys
sys.path.insert(0, sys.argv[1])
import archive_table
letter = email.message.EmailMessage()
letter.set_content("We have never met. Could you refer me for the data role?")
box = mailbox.mbox("sent.mbox")
box.add(letter)
table = archive_table.findings(box)
counted = archive_table.by_family(table)
assert "premature-ask" in counted["family"].to_list(), counted
assert table.to_pandas is not None and set(table.column("severity").to_pylist()) <= {"warning", "error"}
print(counted)
"""


class Examples(Installed):
    def test_an_archive_as_an_arrow_table(self):
        run(self.python, "-m", "pip", "install", "--quiet", "pyarrow", "polars")
        said = run(self.python, "-c", ARCHIVE, self.copy("examples"), cwd=self.folder)
        self.assertIn("premature-ask", said)

    def test_the_notebook_runs_and_draws(self):
        run(self.python, "-m", "pip", "install", "--quiet", "matplotlib", "nbconvert", "nbclient", "ipykernel")
        notebook = self.copy("examples") / "mailbox_by_month.ipynb"
        run(self.python, "-m", "nbconvert", "--to", "notebook", "--execute", "--output", self.folder / "ran.ipynb", notebook, cwd=self.folder)
        ran = (self.folder / "ran.ipynb").read_text()
        self.assertIn("image/png", ran)
        self.assertIn("premature-ask", ran)


if __name__ == "__main__":
    unittest.main()
