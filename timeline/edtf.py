"""Dates that know how precise they are: EDTF, the Extended Date/Time Format (ISO 8601-2:2019).

An `Edtf` is its own text, so it can be stored, compared and printed as it is; its bounds are
computed from it. Read here: dates and parts of dates, qualifiers (`~`, `?`, `%`), unspecified
digits (`199X`), seasons, quarters and halves (`2014-21` to `2014-41`), years beyond four digits
(`Y17000`), intervals with open or unknown ends, and sets (`[…]` one of, `{…}` all of).
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple

from .days import Day, days_in_month, iso_year

QUALIFIERS = "?~%"
# Month codes of ISO 8601-2, 4.8: first and last month. Codes 21-24 name no hemisphere; the
# northern meteorological seasons are assumed. Winter is December of that year to February.
DIVISIONS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14),
    25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (12, 14),
    29: (9, 11), 30: (12, 14), 31: (3, 5), 32: (6, 8),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    37: (1, 4), 38: (5, 8), 39: (9, 12),
    40: (1, 6), 41: (7, 12),
}  # fmt: skip
SIMPLE = re.compile(
    r"(?P<long>Y)?(?P<year>-?[0-9X]{4,12})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?"
)


class Bounds(NamedTuple):
    """First and last day a date may mean (None: open or unknown), and how precise it is."""

    earliest: Day | None
    latest: Day | None
    precision: str


class Edtf(str):
    """A date as precise as its source, as EDTF text: `2014`, `2014-03~`, `../2016-07-24`.

    Compare, sort into sets and write it as the string it is. Raises ValueError for a text that
    is not EDTF or names a day that does not exist.
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Edtf:
        bounds(text)
        return super().__new__(cls, text)

    @property
    def earliest(self) -> Day | None:
        """The first day it may mean; None where the beginning is open or unknown."""
        return bounds(self).earliest

    @property
    def latest(self) -> Day | None:
        """The last day it may mean; None where the end is open or unknown."""
        return bounds(self).latest

    @property
    def precision(self) -> str:
        """day, month, season, quarter, half, year, decade, century, millennium or interval."""
        return bounds(self).precision

    @property
    def approximate(self) -> bool:
        """True where the source says about, circa, around, or doubts it."""
        return any(mark in self for mark in QUALIFIERS)

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> Edtf:
        """A year, a month or a day."""
        parts = [iso_year(year) if abs(year) <= 9999 else f"Y{year}"]
        parts += [f"{part:02d}" for part in (month, day) if part is not None]
        return cls("-".join(parts))

    @classmethod
    def from_day(cls, day: Day) -> Edtf:
        """That day."""
        return cls.of(*day.parts)

    @classmethod
    def between(cls, earliest: Day | None, latest: Day | None) -> Edtf:
        """The interval from one day to another; None leaves that end open."""
        if earliest is not None and earliest == latest:
            return cls.from_day(earliest)
        ends = [".." if end is None else str(cls.from_day(end)) for end in (earliest, latest)]
        return cls("/".join(ends))


@lru_cache(maxsize=65536)
def bounds(text: str) -> Bounds:
    """The bounds and the precision of an EDTF text. Raises ValueError for anything else."""
    if text[:1] + text[-1:] in ("[]", "{}"):
        return _set_bounds(text[1:-1])
    if "/" in text:
        begin, _, end = text.partition("/")
        return _span_bounds(_end(begin), _end(end), text)
    return _simple_bounds(text.partition("T")[0] if "T" in text else text)


def _set_bounds(inner: str) -> Bounds:
    members = [_member_bounds(member.strip()) for member in inner.split(",")]
    earliest = [member.earliest for member in members]
    latest = [member.latest for member in members]
    return Bounds(
        None if None in earliest else min(day for day in earliest if day is not None),
        None if None in latest else max(day for day in latest if day is not None),
        members[0].precision if len(members) == 1 else "interval",
    )


def _member_bounds(member: str) -> Bounds:
    begin, dots, end = member.partition("..")
    if not dots:
        return _simple_bounds(member)
    return _span_bounds(_end(begin or ".."), _end(end or ".."), member)


def _end(text: str) -> Bounds | None:
    return None if text in ("", "..") else _simple_bounds(text.partition("T")[0])


def _span_bounds(begin: Bounds | None, end: Bounds | None, text: str) -> Bounds:
    if begin is None and end is None:
        raise ValueError(f"an interval without a beginning or an end: {text!r}")
    earliest = begin.earliest if begin else None
    latest = end.latest if end else None
    if earliest is not None and latest is not None and latest < earliest:
        raise ValueError(f"an interval that ends before it begins: {text!r}")
    return Bounds(earliest, latest, "interval")


def _simple_bounds(text: str) -> Bounds:
    plain = text.translate(_NO_QUALIFIERS)
    match = SIMPLE.fullmatch(plain)
    if match is None:
        raise ValueError(f"not an EDTF date: {text!r}")
    year, month, day = match["year"], match["month"], match["day"]
    if not match["long"] and len(year.lstrip("-")) != 4:
        raise ValueError(f"a year of four digits, or Y before more: {text!r}")
    if "X" in plain:
        return _unspecified_bounds(year, month, day)
    if month is None:
        return Bounds(Day.of(int(year)), Day.of(int(year), 12, 31), "year")
    return _dated_bounds(int(year), int(month), None if day is None else int(day))


def _dated_bounds(year: int, month: int, day: int | None) -> Bounds:
    if day is not None:
        return Bounds(Day.of(year, month, day), Day.of(year, month, day), "day")
    if month in DIVISIONS:
        first, last = DIVISIONS[month]
        return Bounds(_month_begin(year, first), _month_end(year, last), _division(month))
    if not 1 <= month <= 12:
        raise ValueError(f"neither a month nor a season: {month:02d}")
    return Bounds(_month_begin(year, month), _month_end(year, month), "month")


def _unspecified_bounds(year: str, month: str | None, day: str | None) -> Bounds:
    """Bounds of dates with X digits; whatever stands after an unknown part adds no precision."""
    unknown = year.count("X")
    if unknown == 4 or not re.fullmatch(r"-?\d*X*", year):
        return Bounds(None, None, "interval")
    sign = -1 if year.startswith("-") else 1
    ends = sorted(sign * int(year.lstrip("-").replace("X", digit)) for digit in "09")
    if unknown:
        precision = {1: "decade", 2: "century", 3: "millennium"}[unknown]
        return Bounds(Day.of(ends[0]), Day.of(ends[1], 12, 31), precision)
    if month is None or "X" in month:
        return Bounds(Day.of(ends[0]), Day.of(ends[0], 12, 31), "year")
    return _dated_bounds(ends[0], int(month), None)


def _division(code: int) -> str:
    if code <= 32:
        return "season"
    return "half" if code >= 40 else "quarter"


def _month_begin(year: int, month: int) -> Day:
    return Day.of(year + (month - 1) // 12, (month - 1) % 12 + 1)


def _month_end(year: int, month: int) -> Day:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Day.of(year, month, days_in_month(year, month))


_NO_QUALIFIERS = str.maketrans("", "", QUALIFIERS)


def as_edtf(value: str | dt.date | None) -> Edtf | None:
    """A date given as text or `datetime.date`, as EDTF; None stays None."""
    if value is None:
        return None
    return Edtf(value) if isinstance(value, str) else Edtf.from_day(Day.from_date(value))
