"""One rule of a grammar, as its file tells it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One phrase: its patterns, what it means, and the examples that prove it."""

    name: str
    patterns: tuple[str, ...]
    gives: str
    reading: str
    constants: Mapping[str, Any]
    guards: tuple[str, ...]
    always: tuple[str, ...]
    timex: bool
    examples: Mapping[str, Any]
    nothing_in: tuple[str, ...]
    published: dt.date | None
    genre: str | None
    language: str
    order: int
    options: Mapping[str, Any] = field(default_factory=dict)
