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

    def test_the_example_of_a_compose_window_underlines(self):
        program = self.folder / "compose"
        run("cc", "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", SOURCE / "examples" / "c" / "compose_check.c", "-o", program,
            *self.flags("--cflags", "--libs"))
        ran = subprocess.run([program, "Bo Li <bo@example.com>"], input=HELD, capture_output=True, text=True, check=False,
                             env={**os.environ, "LD_LIBRARY_PATH": str(self.prefix / "lib")})
        self.assertEqual(1, ran.returncode)
        self.assertIn("error: asks for a referral", ran.stdout)

    def test_the_c_of_the_readme_runs(self):
        code = re.search(r"```c\n(.*?)```", (SOURCE / "README.md").read_text(), re.S)[1]
        program = self.folder / "readme"
        run("cc", "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-x", "c", "-", "-x", "none", "-o", program,
            *self.flags("--cflags", "--libs"), input=code)
        said = run(program, env={**os.environ, "LD_LIBRARY_PATH": str(self.prefix / "lib")})
        self.assertIn("premature-ask/referral: ", said)

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


class OldProgram(unittest.TestCase):
    def test_a_program_built_with_the_first_header_runs_with_this_library(self):
        with tempfile.TemporaryDirectory() as folder:
            program = pathlib.Path(folder, "old")
            run("cc", "-std=c11", "-I", HERE / "abi-1", HERE / "consumer.c", "-o", program, f"-L{BUILD}", "-loutlint", f"-Wl,-rpath,{BUILD}")
            for draft, status in ((HELD, 1), (FINE, 0)):
                self.assertEqual(status, subprocess.run([program], input=draft, capture_output=True, text=True, check=False).returncode)

    def test_the_options_have_grown_since(self):
        sizes = []
        for include in (HERE / "abi-1", SOURCE / "include"):
            source = "#include <stdio.h>\n#include <outlint/outlint.h>\nint main(void) { printf(\"%zu\", sizeof(outlint_lint_options)); }\n"
            with tempfile.TemporaryDirectory() as folder:
                run("cc", "-std=c11", "-I", include, "-x", "c", "-", "-o", pathlib.Path(folder, "size"), input=source)
                sizes.append(int(run(pathlib.Path(folder, "size"))))
        self.assertLess(sizes[0], sizes[1])


class Abi(unittest.TestCase):
    """The C interface against its record; OUTLINT_UPDATE_SNAPSHOTS=1 records it anew."""

    record = HERE / "outlint.abi"

    def described(self, folder):
        """What abidw says of the C interface alone: of the objects behind it, without the C++ that they call."""
        only_c = folder / "only-c.map"
        only_c.write_text("{ global: outlint_*; local: *; };")
        objects = sorted((BUILD / "CMakeFiles" / "outlint.dir" / "src" / "capi").glob("*.o"))
        self.assertTrue(objects)
        run("cc", "-shared", "-o", folder / "interface.so", *objects, f"-Wl,--version-script,{only_c}")
        described = folder / "now.abi"
        run("abidw", "--header-file", SOURCE / "include" / "outlint" / "outlint.h", "--drop-private-types",
            "--no-comp-dir-path", "--no-corpus-path", "--no-show-locs",
            "--drop-undefined-syms", "--exported-interfaces-only", "--out-file", described, folder / "interface.so")
        return described

    def test_nothing_incompatible_has_changed(self):
        with tempfile.TemporaryDirectory() as folder:
            now = self.described(pathlib.Path(folder))
            if UPDATE:
                shutil.copy(now, self.record)
            ran = subprocess.run(["abidiff", self.record, now], capture_output=True, text=True,
                                 check=False)
        failed, incompatible = 1 | 2, 8  # abidiff's exit status is made of bits
        self.assertFalse(ran.returncode & (failed | incompatible), ran.stdout + ran.stderr)

    def test_the_record_would_notice(self):
        """A record with one function more than the library: a removal is seen."""
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            now = self.described(folder)
            more = folder / "more.abi"
            more.write_text(re.sub(r"(<elf-symbol name=')outlint_lint(')", r"\1outlint_judge\2", now.read_text(), count=1))
            ran = subprocess.run(["abidiff", more, now], capture_output=True, text=True, check=False)
        self.assertTrue(ran.returncode & 8, ran.stdout)


if __name__ == "__main__":
    unittest.main()
