# SPDX-License-Identifier: Apache-2.0
"""`python -m outlint`: the program that the package carries."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main() -> int:
    program = Path(__file__).parent / "bin" / "outlint"
    if not program.exists():
        print("outlint: this package was built without the program (OUTLINT_BUILD_CLI=OFF)", file=sys.stderr)
        return 2
    os.execv(program, ["outlint", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
