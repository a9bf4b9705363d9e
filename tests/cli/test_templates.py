# SPDX-License-Identifier: Apache-2.0
"""Templates in git: workflow commands at the right lines, and SARIF whose fixes mend the file they name."""

import json
import re
import unittest

from program import Case, outlint
from templates import TEMPLATES, write_all


def in_lines(text, start, end):
    """What stands between two places, lines and columns counted from 1 in code points."""
    lines = text.splitlines(keepends=True) + [""]
    offsets = [sum(map(len, lines[:line - 1])) + column - 1 for line, column in (start, end)]
    return text[slice(*offsets)]


class Templates(Case):
    def reports(self):
        run = outlint("check", "--isolated", "--template", "--format", "json", "--fail-on", "never", *write_all(self), cwd=self.folder)
        return {each["source"]: each for each in json.loads(run.stdout)}

    def test_workflow_commands_name_the_lines_of_the_words(self):
        run = outlint("check", "--isolated", "--template", "--format", "github", *write_all(self), cwd=self.folder)
        commands = self.says(run, 1).splitlines()
        wanted = []
        for name, report in sorted(self.reports().items()):
            raw = TEMPLATES[name].encode()
            for each in report["diagnostics"]:
                first, last = (1 + raw[:each["span"][key]].count(b"\n") for key in ("raw_start", "raw_end"))
                wanted.append((each["severity"], name, str(first), str(last), each["rule"]))
        found = [re.match(r"::(\w+) file=([^,]+),line=(\d+),endLine=(\d+)(?:,col=\d+,endColumn=\d+)?,title=([^:]+)::", each).groups() for each in commands]
        self.assertEqual(found, wanted)
        self.assertGreaterEqual(len(found), 6)
        self.assertIn(("error", "first.md", "6", "6", "premature-ask/referral"), found)
        self.assertIn(("error", "second.txt", "3", "3", "premature-ask/referral"), found)

    def test_regions_and_fixes_of_sarif_are_those_of_the_files(self):
        run = outlint("check", "--isolated", "--template", "--format", "sarif", "--fail-on", "never", *write_all(self), cwd=self.folder)
        log, = json.loads(run.stdout)["runs"]
        reports = self.reports()
        self.assertEqual(len(log["results"]), sum(len(each["diagnostics"]) for each in reports.values()))
        mended = 0
        for result in log["results"]:
            location, = result["locations"]
            name, region = location["physicalLocation"]["artifactLocation"]["uri"], location["physicalLocation"]["region"]
            text = TEMPLATES[name]
            words = text.encode()[region["byteOffset"]:region["byteOffset"] + region["byteLength"]].decode()
            self.assertEqual(in_lines(text, (region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"])), words)
            for fix in result.get("fixes", []):
                change, = fix["artifactChanges"]
                self.assertEqual(change["artifactLocation"]["uri"], name)
                raw = text.encode()
                for each in sorted(change["replacements"], key=lambda one: one["deletedRegion"]["byteOffset"], reverse=True):
                    gone = each["deletedRegion"]
                    start, end = gone["byteOffset"], gone["byteOffset"] + gone["byteLength"]
                    self.assertEqual(in_lines(text, (gone["startLine"], gone["startColumn"]), (gone["endLine"], gone["endColumn"])), raw[start:end].decode())
                    raw = raw[:start] + each["insertedContent"]["text"].encode() + raw[end:]
                self.write(name, raw)
                after = json.loads(outlint("check", "--isolated", "--template", "--format", "json", "--fail-on", "never", name, cwd=self.folder).stdout)
                key = result["ruleId"]
                before = [each["rule"] for each in reports[name]["diagnostics"]].count(key)
                self.assertLess([each["rule"] for each in after["diagnostics"]].count(key), before, fix["description"])
                mended += 1
        self.assertGreater(mended, 6)


if __name__ == "__main__":
    unittest.main()
