# SPDX-License-Identifier: Apache-2.0
"""Replays the seeds of a target, and inputs that once failed, with some mutations: replay.py PROGRAM TARGET MUTATIONS"""

import pathlib
import subprocess
import sys

from seeds import seeds_of

program, target, mutations = sys.argv[1:]
files = seeds_of(target)
if not files:
    sys.exit(f"{target} has no seeds")
sys.exit(subprocess.run([program, target, mutations, *map(str, files)], check=False).returncode)
