# SPDX-License-Identifier: Apache-2.0
"""The installed package as other projects use it: CMake and pkg-config, C++ and C, static and shared; and its ABI."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["OUTLINT_SOURCE"])
BUILD = pathlib.Path(os.environ["OUTLINT_BUILD"])
PROGRAM = pathlib.Path(os.environ["OUTLINT"])
HERE = SOURCE / "tests" / "packages"
UPDATE = os.environ.get("OUTLINT_UPDATE_SNAPSHOTS") == "1"

HELD = "We have never met. Could you refer me for the data role?\n"
FINE = "Thank you for the book. It arrived today.\n"


def run(*command, **options):
    ran = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, **options)
    if ran.returncode != 0:
        raise AssertionError(f"{command} exited {ran.returncode}\n{ran.stdout}\n{ran.stderr}")
    return ran.stdout


class Packages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.prefix = cls.folder / "prefix"
        run("cmake", "--install", BUILD, "--prefix", cls.prefix)

    def judges_as_the_program(self, consumer, **environment):
        for draft, status in ((HELD, 1), (FINE, 0)):
            ran = subprocess.run([consumer], input=draft, capture_output=True, text=True, env={**os.environ, **environment}, check=False)
            self.assertEqual(status, ran.returncode, ran.stderr)
            said = subprocess.run([PROGRAM, "check", "--isolated", "--input", "text", "--format", "json", "-"], input=draft,
                                  capture_output=True, text=True, check=False).stdout
            nowhere = re.compile(r'"source": "?[^",]*"?')
            self.assertEqual(nowhere.sub("", said.strip()), nowhere.sub("", ran.stdout.strip()))

    def built(self, source, *definitions):
        build = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        launcher = ["-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"] if shutil.which("ccache") else []
        run("cmake", "-S", source, "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release", *launcher, *definitions)
        run("cmake", "--build", build, "--parallel", "2")
        return build / "consumer"

    def test_cmake_finds_the_shared_library(self):
        consumer = self.built(HERE / "cmake", f"-DCMAKE_PREFIX_PATH={self.prefix}", "-DCOMPONENT=shared")
        self.assertIn("liboutlint.so.", run("ldd", consumer))
        self.judges_as_the_program(consumer)

    def test_cmake_finds_the_static_library(self):
        consumer = self.built(HERE / "cmake", f"-DCMAKE_PREFIX_PATH={self.prefix}", "-DCOMPONENT=static")
        self.assertNotIn("liboutlint", run("ldd", consumer))
        self.judges_as_the_program(consumer)

    def flags(self, *arguments):
        return run("pkg-config", *arguments, "outlint", env={**os.environ, "PKG_CONFIG_PATH": str(self.prefix / "lib" / "pkgconfig")}).split()

    def test_pkg_config_leads_c_to_the_shared_library(self):
        consumer = self.folder / "c-consumer"
        run("cc", "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", HERE / "consumer.c", "-o", consumer, *self.flags("--cflags", "--libs"))
        self.judges_as_the_program(consumer, LD_LIBRARY_PATH=str(self.prefix / "lib"))

    def test_pkg_config_leads_cpp_to_the_static_library(self):
        consumer = self.folder / "static-consumer"
        libraries = ["-l:liboutlint.a" if flag == "-loutlint" else flag for flag in self.flags("--static", "--libs")]
        run("c++", "-std=c++20", HERE / "consumer.cpp", "-o", consumer, *self.flags("--cflags"), *libraries)
        self.judges_as_the_program(consumer)

    def test_a_subdirectory_without_mail_html_and_history(self):
        consumer = self.built(HERE / "core", f"-DOUTLINT_SOURCE={SOURCE}", "-DUNITY=OFF")
        linked = run("ldd", consumer)
        for absent in ("gmime", "gumbo", "sqlite", "libcsv"):
            self.assertNotIn(absent, linked)
        self.judges_as_the_program(consumer)

    def test_only_public_headers_are_installed(self):
        installed = {str(path.relative_to(self.prefix / "include")) for path in (self.prefix / "include").rglob("*") if path.is_file()}
        ours = {f"outlint/{path.name}" for path in (SOURCE / "include" / "outlint").iterdir()}
        self.assertEqual(ours, installed)

    def test_the_shared_library_shows_what_the_headers_declare(self):
        names = run("nm", "-D", "--defined-only", "--demangle", self.prefix / "lib" / "liboutlint.so").splitlines()
        foreign = [name for name in names if re.search(r" [TDB] ", name) and not re.search(r" (outlint_\w+|outlint::[^(]*)", name)]
        self.assertEqual([], foreign)
        inner = [name for name in names if re.search(r" [TDB] outlint::(text|message|analysis|rules|ruleset|engine|rewrite|render|history)::", name)]
        self.assertEqual([], inner)
        self.assertIn("SONAME", run("readelf", "-d", self.prefix / "lib" / "liboutlint.so"))


class Abi(unittest.TestCase):
    """The C interface against its record; OUTLINT_UPDATE_SNAPSHOTS=1 records it anew."""

    library = BUILD / "liboutlint.so"
    record = HERE / "outlint.abi"

    def test_nothing_incompatible_has_changed(self):
        with tempfile.TemporaryDirectory() as folder:
            now = pathlib.Path(folder, "now.abi")
            run("abidw", "--headers-dir", SOURCE / "include" / "outlint", "--suppressions", HERE / "c-only.suppr", "--no-comp-dir-path",
                "--no-corpus-path", "--no-show-locs", "--drop-undefined-syms", "--out-file", now, self.library)
            if UPDATE:
                shutil.copy(now, self.record)
            ran = subprocess.run(["abidiff", "--suppressions", HERE / "c-only.suppr", self.record, now], capture_output=True, text=True, check=False)
        incompatible = 8  # ABIDIFF_ABI_INCOMPATIBLE_CHANGE
        self.assertFalse(ran.returncode & (1 | 2 | incompatible), ran.stdout + ran.stderr)


if __name__ == "__main__":
    unittest.main()
