# SPDX-License-Identifier: Apache-2.0
"""The directions of includes between the layers of src/ (src/README.md), and the wall around include/outlint."""

import re
import unittest

from program import SOURCE

LAYERS = ["text", "message", "relationship", "analysis", "diagnostics", "rules", "ruleset", "engine", "rewrite", "history", "render", "filter", "cli"]
ALLOWED = {layer: set(LAYERS[:n + 1]) for n, layer in enumerate(LAYERS)}
ALLOWED["render"] = {"text", "message", "relationship", "analysis", "diagnostics", "render"}
FACES = ["capi", "lsp", "serve"]

# One library, one door: who may include what.
DOORS = {
    "boost/": {"src/text/"},
    "CLI/": {"src/cli/"},
    "gmime/": {"src/message/mime_gmime.cpp"},
    "gumbo.h": {"src/message/html_tree.cpp"},
    "yaml-cpp/": {"src/ruleset/yaml_parse.cpp", "src/message/embed_words.cpp"},
    "unicode/": {"src/text/", "src/message/", "src/render/"},
    "httplib.h": {"src/serve/http_stream.hpp", "src/serve/http_httplib.cpp"},
    "libmilter/": {"src/filter/milter_door.cpp"},
    "sqlite3.h": {"src/history/"},
}


def sources(*folders):
    for folder in folders:
        for path in sorted((SOURCE / folder).rglob("*")):
            if path.suffix in (".hpp", ".cpp", ".h", ".c"):
                yield path


def includes(path):
    return re.findall(r'^\s*#\s*include\s*["<]([^">]+)[">]', path.read_text(), re.M)


class Layers(unittest.TestCase):
    def test_a_layer_includes_only_those_above_it(self):
        for path in sources("src"):
            layer = path.relative_to(SOURCE / "src").parts[0]
            if layer in FACES:
                continue
            self.assertIn(layer, ALLOWED, f"{path} lies in a layer that the map does not know")
            for name in includes(path):
                first = name.split("/")[0]
                if "/" in name and first in ALLOWED:
                    with self.subTest(path=str(path.relative_to(SOURCE)), include=name):
                        self.assertIn(first, ALLOWED[layer])

    def test_outside_faces_see_the_public_headers_alone(self):
        for path in sources("capi", "src/capi", "bindings", "examples"):
            for name in includes(path):
                with self.subTest(path=str(path.relative_to(SOURCE)), include=name):
                    self.assertNotIn(name.split("/")[0], LAYERS)

    def test_public_headers_show_no_library_and_no_layer(self):
        for path in sources("include"):
            for name in includes(path):
                with self.subTest(path=path.name, include=name):
                    standard = {"stdbool.h", "stddef.h", "stdint.h"} if path.suffix == ".h" else set()
                    self.assertTrue(name.startswith("outlint/") or "/" not in name and not name.endswith(".h") or name in standard, name)

    def test_what_public_headers_declare_can_be_called_through_the_shared_library(self):
        declared = [line for path in sources("include") if path.suffix == ".hpp" for line in path.read_text().splitlines()
                    if re.match(r"[A-Za-z_][\w:<>,&* ]* [a-z_]+\(.*\);", line) and not line.startswith(("friend", "using", "inline"))]
        self.assertTrue(declared)
        for line in declared:
            with self.subTest(line=line):
                self.assertTrue(line.startswith("OUTLINT_API "), line)

    def test_every_library_has_its_door(self):
        for path in sources("src", "include"):
            for name in includes(path):
                for library, doors in DOORS.items():
                    if name.startswith(library):
                        with self.subTest(path=str(path.relative_to(SOURCE)), include=name):
                            self.assertTrue(any(str(path.relative_to(SOURCE)).startswith(door) for door in doors))

    def test_every_source_says_its_licence_first(self):
        for path in sources("src", "include", "tests"):
            with self.subTest(path=str(path.relative_to(SOURCE))):
                self.assertTrue(path.read_text().startswith("// SPDX-License-Identifier: Apache-2.0\n"))


if __name__ == "__main__":
    unittest.main()
