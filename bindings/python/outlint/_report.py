# SPDX-License-Identifier: Apache-2.0
"""Reports as values: frozen, comparable, picklable. Positions are code points; bytes are at hand beside them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, cast

from . import _outlint

Verdict = Literal["send", "revise", "hold"]
Severity = Literal["warning", "error"]
Applicability = Literal["needs-input", "suggested", "safe"]
Stage = Literal["stranger", "thin", "lapsed", "acquaintance", "familiar", "close"]


@dataclass(frozen=True)
class Span:
    """A half-open range of one part: `body`, `subject`, `header:To`, `attachment:0`."""

    part: str
    start: int
    end: int
    byte_start: int
    byte_end: int
    words: str

    @property
    def byte_span(self) -> tuple[int, int]:
        """The range in UTF-8 bytes."""
        return self.byte_start, self.byte_end


@dataclass(frozen=True)
class Edit:
    """Replaces a span by a text. An empty replacement of an attachment drops that file."""

    span: Span
    replacement: str


@dataclass(frozen=True)
class Suggestion:
    """One way to mend a finding."""

    title: str
    applicability: Applicability
    edits: tuple[Edit, ...]


@dataclass(frozen=True)
class Diagnostic:
    """A finding. `span` is None where no words carry it."""

    rule: str
    severity: Severity
    message: str
    why: str
    points: int
    span: Span | None
    suggestions: tuple[Suggestion, ...]

    @property
    def family(self) -> str:
        """The part of `rule` before the slash."""
        return self.rule.partition("/")[0]


@dataclass(frozen=True)
class Ask:
    """Something that the draft wants of its recipient."""

    kind: str
    weight: int
    graceful: bool
    invited: bool
    owed: bool
    span: Span | None


@dataclass(frozen=True)
class Sign:
    """Something that the draft does well."""

    sign: str
    points: int
    span: Span | None


@dataclass(frozen=True)
class Occasion:
    kind: Literal["outreach", "other"]
    evidence: str


@dataclass(frozen=True)
class Relationship:
    stage: Stage
    credit: int
    evidence: str


@dataclass(frozen=True)
class Measures:
    words: int
    sentences: int
    about_sender: float
    about_recipient: float
    questions: int


def _span(place: Any) -> Span | None:
    return None if place is None else Span(*place)


def _suggestion(data: dict[str, Any]) -> Suggestion:
    edits = tuple(Edit(Span(*place), replacement) for place, replacement in data["edits"])
    return Suggestion(data["title"], data["applicability"], edits)


def _diagnostic(data: dict[str, Any]) -> Diagnostic:
    return Diagnostic(
        rule=data["rule"],
        severity=data["severity"],
        message=data["message"],
        why=data["why"],
        points=data["points"],
        span=_span(data["place"]),
        suggestions=tuple(_suggestion(each) for each in data["suggestions"]),
    )


def _ask(data: tuple[Any, ...]) -> Ask:
    kind, weight, graceful, invited, owed, place = data
    return Ask(kind, weight, graceful, invited, owed, _span(place))


class Report:
    """All that was found in one message. Read-only; what is never looked at is never made."""

    def __init__(self, native: _outlint.NativeReport) -> None:
        self._native: _outlint.NativeReport | None = native
        self._text: str = ""
        self._json: str = ""

    @cached_property
    def _data(self) -> dict[str, Any]:
        assert self._native is not None
        return self._native.data()

    @property
    def verdict(self) -> Verdict:
        return cast(Verdict, self._native.verdict if self._native else self._data["verdict"])

    @property
    def score(self) -> int:
        return self._native.score if self._native else cast(int, self._data["score"])

    @property
    def id(self) -> str:
        return str(self._data["id"])

    @property
    def source(self) -> str:
        return str(self._data["source"])

    @property
    def language(self) -> str:
        """`en`; `und` where it cannot be told."""
        return str(self._data["language"])

    @property
    def text(self) -> str:
        """The text that was judged, which spans of part `body` index."""
        return self._native.text if self._native else self._text

    @cached_property
    def occasion(self) -> Occasion:
        return Occasion(*self._data["occasion"])

    @cached_property
    def relationship(self) -> Relationship:
        return Relationship(*self._data["relationship"])

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        """In the order of the text."""
        return tuple(_ask(each) for each in self._data["asks"])

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """By part, place and rule."""
        return tuple(_diagnostic(each) for each in self._data["diagnostics"])

    @cached_property
    def signs(self) -> tuple[Sign, ...]:
        return tuple(Sign(sign, points, _span(place)) for sign, points, place in self._data["signs"])

    @cached_property
    def measures(self) -> Measures:
        return Measures(*self._data["measures"])

    @property
    def notes(self) -> tuple[str, ...]:
        """What could not be read or judged as it should be."""
        return tuple(self._data["notes"])

    def to_json(self) -> str:
        """The report as the program writes it (report version 1); positions are bytes, UTF-16 and lines."""
        return self._native.json() if self._native else self._json

    def to_dict(self) -> dict[str, Any]:
        """`to_json` as Python values."""
        decoded: dict[str, Any] = json.loads(self.to_json())
        return decoded

    def __getstate__(self) -> tuple[dict[str, Any], str, str]:
        return self._data, self.text, self.to_json()

    def __setstate__(self, state: tuple[dict[str, Any], str, str]) -> None:
        self._native = None
        self.__dict__["_data"], self._text, self._json = state

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Report) and self.to_json() == other.to_json()

    def __hash__(self) -> int:
        return hash(self.to_json())

    def __repr__(self) -> str:
        found = ", ".join(sorted({each.rule for each in self.diagnostics}))
        return f"<outlint.Report {self.verdict}, score {self.score}{': ' + found if found else ''}>"

    def __str__(self) -> str:
        """As the program tells it to people."""
        return self._native.render() if self._native else repr(self)
