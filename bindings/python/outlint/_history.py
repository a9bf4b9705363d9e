# SPDX-License-Identifier: Apache-2.0
"""What passed between the user and others, learned from their mail and kept in one local file: facts, never words."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from . import _outlint


@dataclass(frozen=True)
class Learned:
    """What came of learning: messages and connections looked at, messages that were new, inputs that had not changed."""

    read: int
    added: int
    connections: int
    unchanged: int


@dataclass(frozen=True)
class Correspondent:
    """One person, under all their addresses and profiles, as of a day."""

    identities: tuple[str, ...]
    name: str
    sent: int
    received: int
    unanswered: int
    asks: int
    gifts: int
    resumes_sent: int
    first: str
    last: str


class History:
    """A history that is open. Any thread may use it; several processes may use one file at once."""

    def __init__(self, path: str | os.PathLike[str], *, create: bool = False) -> None:
        """Opens the file; `create` makes one, for its owner alone to read. Raises InputError."""
        self._native = _outlint.NativeHistory.open(os.fspath(path), create)

    def learn(self, *paths: str | os.PathLike[str], me: Sequence[str] = (), jobs: int = 1) -> Learned:
        """Reads mailboxes, folders of mail and LinkedIn's exports; only what is new. `me` are the user's own addresses."""
        return Learned(**self._native.learn([os.fspath(path) for path in paths], list(me), jobs))

    def relationship_with(self, who: str, *, today: str = "") -> Correspondent | None:
        """One person by an address, profile or full name, as of a day (`2026-03-02`); None where nobody is known."""
        found: dict[str, Any] | None = self._native.find(who, today)
        if found is None:
            return None
        return Correspondent(**{**found, "identities": tuple(found["identities"])})

    def merge(self, one: str, other: str) -> bool:
        """Two identities are one person's from now on."""
        return self._native.merge(one, other)

    def split(self, who: str) -> bool:
        """An identity is a person of its own from now on."""
        return self._native.split(who)

    def forget(self, who: str) -> bool:
        """Removes every trace of a person's identity from the file; False where there was none."""
        return self._native.forget(who)
