# SPDX-License-Identifier: Apache-2.0
"""The npm packages of the live tests, installed into the build folder: python3 node_packages.py FOLDER"""

import pathlib
import shutil
import subprocess
import sys


def install(folder):
    """Installs what package.json names, unless it is there."""
    folder = pathlib.Path(folder)
    wanted = pathlib.Path(__file__).with_name("package.json")
    there = folder / "package.json"
    if there.exists() and there.read_bytes() == wanted.read_bytes() and (folder / ".done").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(wanted, there)
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--prefix", folder], check=True)
    (folder / ".done").touch()


if __name__ == "__main__":
    install(sys.argv[1])
