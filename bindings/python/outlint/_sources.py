# SPDX-License-Identifier: Apache-2.0
"""What can be judged, as the library takes it: a way of reading, the bytes, and a name."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from email.message import Message
from email.policy import SMTP
from typing import Any, TypeAlias

Source: TypeAlias = "str | bytes | Message[Any, Any] | os.PathLike[str] | Mapping[str, Any]"
Given: TypeAlias = "tuple[str, str | bytes, str]"


def given(source: Source) -> Given:
    """A str is always text; a path is read; bytes are looked at; a mapping is message JSON; a mail is its bytes."""
    if isinstance(source, str):
        return "text", _encodable(source), "-"
    if isinstance(source, bytes):
        return "auto", source, "-"
    if isinstance(source, Message):
        return "eml", _bytes_of(source), "-"
    if isinstance(source, Mapping):
        return "json", json.dumps(dict(source)), "-"
    if isinstance(source, os.PathLike):
        path = os.fspath(source)
        return "path", path, path
    raise TypeError(f"cannot judge a {type(source).__name__}: give text, bytes, a mail, a path or message JSON as a dict")


def _encodable(text: str) -> str:
    """Lone surrogates, which no UTF-8 can hold, read as the replacement character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _bytes_of(mail: Message[Any, Any]) -> bytes:
    try:
        return mail.as_bytes()
    except (UnicodeError, LookupError, KeyError):
        return mail.as_bytes(policy=SMTP.clone(raise_on_defect=False))
