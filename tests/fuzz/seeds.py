# SPDX-License-Identifier: Apache-2.0
"""The seeds of each target: written for it, beside what the repository holds anyway, and inputs that once failed."""

import pathlib

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent

# What stands elsewhere and is a good seed as well.
ELSEWHERE = {
    "mail": ["examples/*.eml"],
    "draft": ["examples/*.md", "examples/*.json", "examples/*.eml", "examples/redrafts/*.md"],
    "json": ["examples/*.json"],
    "fixer": ["examples/redrafts/*.md"],
    "regions": ["examples/redrafts/0*.md"],
    "config": ["rules/profiles/*.yaml"],
    "rules": ["rules/en/thin-tie/*.yaml"],
    "capi": ["examples/*.eml"],
}


def seeds_of(target):
    found = list((HERE / "seeds" / target).glob("*")) + list((HERE / "failed" / target).glob("*"))
    for pattern in ELSEWHERE.get(target, []):
        found += ROOT.glob(pattern)
    return sorted(found)
