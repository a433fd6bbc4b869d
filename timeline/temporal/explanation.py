"""Why a text was read as it was: rules, slots, and what was refused."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Timex


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """Words that look like a time expression and were not read as one, and why."""

    start: int
    end: int
    text: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How one timex was read: its rule with the words in each slot."""

    timex: Timex
    rule: str
    pattern: str
    slots: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """All that was read, all that was refused, and what the document itself settled."""

    readings: tuple[Reading, ...]
    rejected: tuple[Rejection, ...]
    genre: str
    date_order: str | None
    date_order_reason: str | None

    @property
    def timexes(self) -> list[Timex]:
        """The same as `find_dates` gives."""
        return [reading.timex for reading in self.readings]
