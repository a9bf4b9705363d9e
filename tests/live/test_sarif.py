# SPDX-License-Identifier: Apache-2.0
"""SARIF of three templates against the schema of SARIF 2.1.0, as the npm package @microsoft/jest-sarif carries it."""

import json
import os
import pathlib
import unittest

import jsonschema

from node_packages import install
from program import Case, outlint
from templates import write_all

NODE = pathlib.Path(os.environ["OUTLINT_NODE"])


class Sarif(Case):
    def test_the_log_of_three_templates_is_valid_with_its_fixes(self):
        install(NODE)
        schema = json.loads(next((NODE / "node_modules/@microsoft/jest-sarif/lib/schemas").glob("sarif-2.1.0*.json")).read_text())
        run = outlint("check", "--isolated", "--template", "--format", "sarif", "--fail-on", "never", *write_all(self), cwd=self.folder)
        log = json.loads(run.stdout)
        validator = jsonschema.validators.validator_for(schema)(schema)
        self.assertEqual([error.message for error in validator.iter_errors(log)], [])
        results = log["runs"][0]["results"]
        self.assertEqual(len({each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in results}), 3)
        self.assertGreater(sum(len(each.get("fixes", [])) for each in results), 6)
        # The validator is one that says no.
        results[0]["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"]["startLine"] = 0
        self.assertTrue(list(validator.iter_errors(log)))


if __name__ == "__main__":
    unittest.main()
