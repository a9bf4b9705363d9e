# SPDX-License-Identifier: Apache-2.0
"""What can go wrong: broken rules, and input that cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, and where. Lines and columns count from 1; 0 where no place is known."""

    file: str
    line: int
    column: int
    message: str
    hint: str
    excerpt: str


class OutlintError(ValueError):
    """The base of the package's errors. `problems` holds all that was wrong, in order."""

    def __init__(self, text: str, problems: Iterable[Mapping[str, object] | Problem] = ()) -> None:
        super().__init__(text)
        self.problems: tuple[Problem, ...] = tuple(
            each if isinstance(each, Problem) else _problem(each) for each in problems
        )

    def __reduce__(self) -> tuple[type[OutlintError], tuple[str, tuple[Problem, ...]]]:
        return type(self), (str(self), self.problems)


class RulesetError(OutlintError):
    """Rules or configuration are broken."""


class InputError(OutlintError):
    """An input cannot be opened, or is JSON and broken. Malformed mail is no error: it is judged, with notes."""


def _problem(data: Mapping[str, object]) -> Problem:
    return Problem(
        file=str(data["file"]),
        line=cast(int, data["line"]),
        column=cast(int, data["column"]),
        message=str(data["message"]),
        hint=str(data["hint"]),
        excerpt=str(data["excerpt"]),
    )
