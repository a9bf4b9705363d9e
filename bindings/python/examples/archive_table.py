# SPDX-License-Identifier: Apache-2.0
"""An archive of sent mail as an Arrow table: one row a finding, for Polars, pandas or DuckDB.

    python archive_table.py sent.mbox
"""

from __future__ import annotations

import mailbox
import sys
from collections.abc import Iterable

import polars
import pyarrow

import outlint


def findings(messages: Iterable[outlint.Source]) -> pyarrow.Table:
    """One row for each finding of each message."""
    rows = [
        {
            "message": number,
            "verdict": report.verdict,
            "score": report.score,
            "stage": report.relationship.stage,
            "family": finding.family,
            "rule": finding.rule,
            "severity": finding.severity,
            "words": finding.span.words if finding.span else None,
        }
        for number, report in enumerate(outlint.Linter().check_many(messages))
        for finding in report.diagnostics
    ]
    schema = pyarrow.schema(
        {
            "message": pyarrow.int64(),
            "verdict": pyarrow.string(),
            "score": pyarrow.int64(),
            "stage": pyarrow.string(),
            "family": pyarrow.string(),
            "rule": pyarrow.string(),
            "severity": pyarrow.string(),
            "words": pyarrow.string(),
        }
    )
    return pyarrow.Table.from_pylist(rows, schema=schema)


def by_family(table: pyarrow.Table) -> polars.DataFrame:
    """How often each family was found, and in how many messages."""
    frame = polars.DataFrame(polars.from_arrow(table))
    counted = frame.group_by("family").agg(polars.len().alias("findings"), polars.col("message").n_unique().alias("messages"))
    return counted.sort("findings", "family", descending=[True, False])


def main() -> None:
    print(by_family(findings(mailbox.mbox(sys.argv[1]))))


if __name__ == "__main__":
    main()
