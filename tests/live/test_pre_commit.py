# SPDX-License-Identifier: Apache-2.0
"""The hooks of .pre-commit-hooks.yaml, run by pre-commit in a repository of templates."""

import os
import pathlib
import re
import shutil
import subprocess
import tomllib
import unittest

from program import PROGRAM, SOURCE, Case

TEMPLATE = "Subject: Your talk\n\nHi {{first_name}},\n\nI came across your profile. Could you refer me for the data role?\n\nBest,\nAna\n"
GOOD = "Subject: Your talk\n\nHi {{first_name}},\n\nthank you for the slides on {{topic}}. They settled a question of ours.\n\nAna\n"


class PreCommit(Case):
    def run_in(self, folder, *command, code=0):
        run = subprocess.run([str(word) for word in command], cwd=folder, capture_output=True, text=True, timeout=120, check=False,
                             env={**os.environ, "PATH": f"{pathlib.Path(PROGRAM).parent}:{os.environ['PATH']}", "PRE_COMMIT_HOME": str(self.folder / "cache"),
                                  "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "Ana", "GIT_AUTHOR_EMAIL": "ana@example.org",
                                  "GIT_COMMITTER_NAME": "Ana", "GIT_COMMITTER_EMAIL": "ana@example.org"})
        self.assertEqual(run.returncode, code, run.stdout + run.stderr)
        return run.stdout + run.stderr

    def repository(self, name, **files):
        folder = self.folder / name
        folder.mkdir()
        self.run_in(folder, "git", "init", "-q")
        for path, text in files.items():
            (folder / path).write_text(text)
        return folder

    def hooks(self):
        """A repository that has the hooks as this one has them, and its revision."""
        folder = self.repository("hooks")
        shutil.copy(SOURCE / ".pre-commit-hooks.yaml", folder)
        self.run_in(folder, "git", "add", "-A")
        self.run_in(folder, "git", "commit", "-q", "-m", "Hooks")
        return folder, self.run_in(folder, "git", "rev-parse", "HEAD").strip()

    def test_a_bad_template_is_not_committed_and_a_good_one_is(self):
        hooks, revision = self.hooks()
        folder = self.repository("templates", **{"notes.rst": "Could you refer me?\n", "first.md": TEMPLATE})
        config = re.search(r"```yaml\n(repos:.*?)```", (SOURCE / "docs/templates.md").read_text(), re.S)[1]
        config = re.sub(r"repo: \S+", f"repo: {hooks}", config)
        (folder / ".pre-commit-config.yaml").write_text(re.sub(r"rev: \S+", f"rev: {revision}", config))
        self.run_in(folder, "git", "add", "-A")
        self.run_in(folder, "pre-commit", "install")
        said = self.run_in(folder, "git", "commit", "-q", "-m", "First", code=1)
        self.assertRegex(said, r"first\.md:5:29: error: .* \[premature-ask/referral\]")
        (folder / "first.md").write_text(GOOD)
        self.run_in(folder, "git", "add", "-A")
        self.assertIn("Passed", self.run_in(folder, "git", "commit", "-m", "First"))
        self.assertIn("first.md", self.run_in(folder, "git", "ls-files"))

    def test_the_hooks_are_well_formed_and_the_package_has_their_command(self):
        self.run_in(self.folder, "pre-commit", "validate-manifest", SOURCE / ".pre-commit-hooks.yaml")
        self.assertIn("outlint", tomllib.loads((SOURCE / "pyproject.toml").read_text())["project"]["scripts"])


if __name__ == "__main__":
    unittest.main()
