"""Dates for formats that know only days, or ISO 8601: never more precise than the source."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..days import Day
from ..edtf import bounds
from ..model import Event

# A year, a month or a day, with nothing that ISO 8601 does not say: no about, no set, no season.
PLAIN = re.compile(r"(-?\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?")
CLOCK = re.compile(r"T(\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}(?::?\d{2})?)?")


class Clock(NamedTuple):
    """A time of day as written; `offset` is ±HH:MM, `+00:00` for Z, None where it is not known."""

    hour: int
    minute: int
    second: int
    offset: str | None


def iso_prefix(date: str | None) -> str | None:
    """`2014`, `2014-03` or `2014-03-12`; None for a date that is none of these.

    >>> iso_prefix("2014-03"), iso_prefix("2014-03-12T10:30"), iso_prefix("2014-03~")
    ('2014-03', '2014-03-12', None)
    """
    plain = (date or "").partition("T")[0]
    return plain if PLAIN.fullmatch(plain) else None


def clock(date: str | None) -> Clock | None:
    """The time of day of a date, where it has one to the minute and no range."""
    match = CLOCK.search(date or "") if iso_prefix(date) else None
    if match is None:
        return None
    offset = {"Z": "+00:00"}.get(match[4], match[4])
    if offset and ":" not in offset:
        offset = f"{offset[:3]}:{offset[3:] or '00'}"
    return Clock(int(match[1]), int(match[2]), int(match[3] or 0), offset)


def ends(event: Event) -> tuple[Day, Day] | None:
    """The first and last day it may have been; None if undated.

    Of an open interval these are the days of its known end: a year, where it says no more.
    """
    if event.date is None:
        return None
    first, last, _ = bounds(event.date)
    if first is None or last is None:
        known = _known_end(event.date)
        first, last = known if known else (first or last, last or first)
    return (first, last) if first and last else None


def _known_end(date: str) -> tuple[Day, Day] | None:
    """The days of `2016` in `2016/..` or `[..2016]`; None for what has no one known end."""
    try:
        first, last, _ = bounds(date.strip("[]{}").replace("..", "").strip("/"))
    except ValueError:
        return None
    return (first, last) if first and last else None


def shortest(first: Day, last: Day) -> tuple[str, str]:
    """Both ends in the fewest ISO parts that say the same: years, months or days.

    >>> [str(part) for part in shortest(Day.of(2014), Day.of(2016, 12, 31))]
    ['2014', '2016']
    """
    begin, end = str(first), str(last)
    following = last + 1
    if first.day == 1 and following.day == 1:
        if first.month == 1 and following.month == 1:
            return begin[:-6], end[:-6]
        return begin[:-3], end[:-3]
    return begin, end
