# SPDX-License-Identifier: Apache-2.0
"""Counts the cases inside CTest's results: a test of CTest is a whole program of ours."""

import re
import sys
import xml.etree.ElementTree as ElementTree


def cases(output):
    """(passed, failed) as the runners of Catch2, unittest and `outlint test` tell them."""
    if found := re.search(r"All tests passed \(\d+ assertions? in (\d+) test cases?\)", output):
        return int(found[1]), 0
    if found := re.search(r"test cases: *(\d+) \|(?: *(\d+) passed \|)? *(\d+) failed", output):
        return int(found[2] or 0), int(found[3])
    if found := re.search(r"(\d+) examples: (\d+) passed, (\d+) failed", output):
        return int(found[2]), int(found[3])
    if found := re.search(r"Ran (\d+) tests?", output):
        failed = sum(int(n) for n in re.findall(r"(?:failures|errors)=(\d+)", output))
        return int(found[1]) - failed, failed
    return 0, 0


def main(path):
    passed = failed = 0
    for test in ElementTree.parse(path).getroot().iter("testcase"):
        good, bad = cases(test.findtext("system-out") or "")
        if test.get("status") == "run":
            passed += max(good, 1)
        else:
            passed, failed = passed + good, failed + max(bad, 1)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
