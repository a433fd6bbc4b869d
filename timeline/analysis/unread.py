"""Words that look like a date and were read as none: '31 February 2019', '13.13.2020'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ..model import Span
from .written_days import months

NUMERIC = (
    r"(?<![\w./:-])(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2})"
    r"(?![\w/:-]|\.\d)"
)


@cache
def _date_like() -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(name) for name in months() if len(name) > 3), reverse=True))
    of = r"\s+(?:of\s+|de\s+|di\s+)?"
    return re.compile(
        rf"{NUMERIC}"
        rf"|\b\d{{1,2}}(?:st|nd|rd|th|\.|º)?{of}(?:{names})\b(?:,?\s+(?:de\s+)?\d{{4}}\b)?"
        rf"|\b(?:{names})\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}}\b)?",
        re.IGNORECASE,
    )


def unread_dates(text: str, read: Iterable[tuple[int, int]]) -> list[Span]:
    """Stretches that look like a date and overlap no time expression that was `read`."""
    spans = sorted(read)
    found = []
    place = 0
    for match in _date_like().finditer(text):
        while place < len(spans) and spans[place][1] <= match.start():
            place += 1
        if place == len(spans) or spans[place][0] >= match.end():
            found.append(Span(text=match.group(), start=match.start(), end=match.end()))
    return found
