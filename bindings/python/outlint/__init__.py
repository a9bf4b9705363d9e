# SPDX-License-Identifier: Apache-2.0
"""outlint reads a message to somebody you hardly know before you send it.

>>> import outlint
>>> report = outlint.check("We have never met. Could you refer me for the data role?")
>>> report.verdict
'hold'
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from . import _outlint
from ._errors import InputError, OutlintError, Problem, RulesetError
from ._history import Correspondent, History, Learned
from ._outlint import Ruleset
from ._report import (
    Applicability,
    Ask,
    Diagnostic,
    Edit,
    Measures,
    Occasion,
    Relationship,
    Report,
    Sign,
    Span,
    Stage,
    Suggestion,
    Verdict,
)
from ._sources import Source, given

__version__: str = _outlint.version

__all__ = [
    "Applicability",
    "Ask",
    "Correspondent",
    "Diagnostic",
    "Edit",
    "History",
    "InputError",
    "Learned",
    "Linter",
    "Measures",
    "Occasion",
    "OutlintError",
    "Problem",
    "Redraft",
    "Relationship",
    "Report",
    "Ruleset",
    "RulesetError",
    "Sign",
    "Source",
    "Span",
    "Stage",
    "Suggestion",
    "Verdict",
    "apply",
    "check",
]


class Redraft:
    """A draft with its suggestions applied."""

    def __init__(self, text: str, subject: str | None, report: Report) -> None:
        self.text = text
        """The body."""
        self.subject = subject
        self.report = report
        """Of the redraft."""

    def __repr__(self) -> str:
        return f"<outlint.Redraft {self.report.verdict}, {len(self.text)} characters>"


class Linter:
    """A ruleset with its options. Immutable: threads may share one."""

    def __init__(
        self,
        ruleset: Ruleset | None = None,
        *,
        stage: Stage | None = None,
        channel: str | None = None,
        today: str | None = None,
        template: bool = False,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        history: History | None = None,
        deadline: float | None = None,
    ) -> None:
        """`deadline`: how many seconds a message may take; what is left out then stands in the notes of its report."""
        if deadline is not None and not 0 < deadline < 1e9:
            raise ValueError("a deadline is a number of seconds above 0")
        options = _outlint.Options()
        options.stage = stage or ""
        options.channel = channel or ""
        options.today = today or ""
        options.template = template
        options.select = list(select)
        options.ignore = list(ignore)
        if deadline is not None:
            options.set_deadline(deadline)
        ties = history._native if history is not None else None
        self._native = _outlint.NativeLinter(ruleset if ruleset is not None else Ruleset(), options, ties)

    def check(self, source: Source) -> Report:
        """Judges one message. Raises InputError where a path cannot be opened or JSON is broken."""
        return Report(self._native.check(given(source)))

    def check_many(self, sources: Iterable[Source], *, threads: int | None = None, chunk: int = 256) -> Iterator[Report]:
        """Judges messages as they come, in their order, on several threads; holds no more than a chunk of them at a time.

        A mailbox object of the standard library is an iterable of messages.
        """
        workers = threads or os.cpu_count() or 1
        remaining = iter(sources)
        while batch := [given(source) for source in islice(remaining, chunk)]:
            yield from map(Report, self._native.check_chunk(batch, workers))

    def fix(self, source: Source, applicability: Applicability = "suggested") -> Redraft:
        """The draft with all compatible suggestions of at least this promise applied."""
        text, subject, native = self._native.fix(given(source), applicability)
        return Redraft(text, subject, Report(native))


def check(
    source: Source,
    *,
    stage: Stage | None = None,
    channel: str | None = None,
    today: str | None = None,
    template: bool = False,
    config: str | os.PathLike[str] | None = None,
    profiles: Sequence[str] = (),
    rules: Sequence[str | os.PathLike[str]] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    history: History | None = None,
) -> Report:
    """Judges one message: a `str` is its text, `bytes` a mail, a path a file, a `dict` message JSON.

    For many messages make one `Linter`. Raises RulesetError for a broken configuration, InputError for a broken input.
    """
    ruleset = Ruleset()
    if config is not None or profiles or rules:
        ruleset = Ruleset.load(
            config=os.fspath(config) if config is not None else "",
            profiles=list(profiles),
            rules=[os.fspath(folder) for folder in rules],
        )
    linter = Linter(
        ruleset, stage=stage, channel=channel, today=today, template=template, select=select, ignore=ignore, history=history
    )
    return linter.check(source)


def apply(text: str, suggestion: Suggestion | Iterable[Edit], *, part: str = "body") -> str:
    """The text of a part after a suggestion's edits of that part.

    >>> report = check("We have never met. Could you refer me for the data role?")
    >>> ask = next(each for each in report.diagnostics if each.family == "premature-ask")
    >>> "refer me" in apply(report.text, ask.suggestions[0])
    False
    """
    edits = suggestion.edits if isinstance(suggestion, Suggestion) else tuple(suggestion)
    wanted = [(each.span.part, each.span.start, each.span.end, each.replacement) for each in edits if each.span.part == part]
    return _outlint.apply_edits(text, part, wanted)
