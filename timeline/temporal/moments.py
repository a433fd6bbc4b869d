"""What a phrase means before it becomes a timex: dates, lengths, repetitions, vague times.

A `Date` is one calendar unit (a day, a month, a decade …) named by its first day, with what the
words add to it: early or late, about, before, a part of the day, a clock time. How that
is written as TIMEX3 and EDTF stands in `notation`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..days import Day, days_in_month
from ..model import Anchor

SEASONS = {"SP": (21, 3), "SU": (22, 6), "FA": (23, 9), "WI": (24, 12)}
SEASON_BEGINS = {name: month for name, (_, month) in SEASONS.items()}
SEASON_OF_MONTH = {month: name for name, (_, month) in SEASONS.items()}
MONTHS_IN = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "fiscal": 12,
             "decade": 120, "century": 1200, "millennium": 12000}  # fmt: skip
CLOCK_UNITS = ("hour", "minute", "second")
DAYS_IN = {"day": 1, "weekend": 7, "week": 7, "fortnight": 14}
# From fine to coarse, to compare how precise two dates are.
UNITS = ("day", "weekend", "week", "fortnight", "month", "quarter", "season", "half", "year",
         "fiscal", "decade", "century", "millennium")  # fmt: skip
FIRST_YEAR, LAST_YEAR = -9999, 9999
AnchorOf = Anchor | Literal["published"] | None


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar unit that begins on `first`.

    `part` is a part of the day (MO, AF, …), `clock` a time as HH:MM[:SS], `offset` its distance
    from UTC. `mod` is TIMEX3's. `bound` is before, until, by, since or after where the words leave
    an end open. `others` are the other days an ambiguous numeric date may mean.
    """

    unit: str
    first: Day
    mod: str | None = None
    part: str | None = None
    clock: str | None = None
    offset: str | None = None
    bound: str | None = None
    others: tuple[Day, ...] = ()
    anchor: AnchorOf = None
    reason: str | None = None

    @property
    def last(self) -> Day:
        """The last day of the unit."""
        return last_day(self.unit, self.first)


@dataclass(frozen=True, slots=True)
class Length:
    """A stretch of time: `count` of `unit`, count None where the words do not say how many."""

    count: float | None
    unit: str
    mod: str | None = None
    begin: Date | None = None
    end: Date | None = None
    more: tuple[tuple[float, str], ...] = ()
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Repetition:
    """A repeated time: 'every Monday', 'twice a week'."""

    value: str
    quant: str | None = None
    freq: str | None = None


@dataclass(frozen=True, slots=True)
class Vague:
    """A time without a place on the calendar: now, recently, or a date nothing resolves."""

    value: str
    type: Literal["DATE", "TIME"] = "DATE"
    mod: str | None = None
    unit: str = ""
    clock: str | None = None
    offset: str | None = None
    anchor: AnchorOf = None
    reason: str | None = None


Moment = Date | Length | Repetition | Vague


@dataclass(frozen=True, slots=True)
class Pair:
    """The two members of a range."""

    begin: Moment
    end: Moment


# --- arithmetic -------------------------------------------------------------------------------


def date_of(
    unit: str, year: int, month: int = 1, day: int = 1, *, anchor: AnchorOf = None
) -> Date | None:
    """The date of that unit, or None where the calendar has no such day."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12:
        return None
    if not 1 <= day <= 31 or (day > 28 and day > days_in_month(year, month)):
        return None
    return Date(unit, Day.of(year, month, day), anchor=anchor)


def last_day(unit: str, first: Day) -> Day:
    """The last day of the unit that begins on `first`."""
    if unit in DAYS_IN:
        return first + (1 if unit == "weekend" else DAYS_IN[unit] - 1)
    return add_months(first, MONTHS_IN[unit]) - 1


def add_months(day: Day, months: int) -> Day:
    """The same day of another month, or its last one where it is shorter."""
    year, month, number = day.parts
    year, month = year + (month - 1 + months) // 12, (month - 1 + months) % 12 + 1
    return Day.of(year, month, min(number, days_in_month(year, month)))


def floor(unit: str, day: Day) -> Day:
    """The first day of the unit in which `day` lies."""
    if unit == "day":
        return day
    if unit in ("week", "fortnight"):
        return day - day.weekday()
    if unit == "weekend":
        return day - day.weekday() + 5
    year, month, _ = day.parts
    if unit == "season":
        return Day.of(year - (month < 3), month // 3 * 3 or 12)
    if unit in ("month", "quarter", "half"):
        size = MONTHS_IN[unit]
        return Day.of(year, (month - 1) // size * size + 1)
    years = MONTHS_IN[unit] // 12
    return Day.of(year // years * years)


def shift(unit: str, day: Day, count: int) -> Day | None:
    """`day` moved by so many units; None where that leaves the years we can write."""
    if abs(count) > 200_000:
        return None
    if unit in DAYS_IN:
        moved = day + count * DAYS_IN[unit]
        return moved if FIRST_YEAR <= moved.year <= LAST_YEAR else None
    months = count * MONTHS_IN[unit]
    if not FIRST_YEAR < day.year + months // 12 < LAST_YEAR:
        return None
    return add_months(day, months)


def finer(one: str, other: str) -> bool:
    """True where the unit `one` is smaller than `other`."""
    return UNITS.index(one) < UNITS.index(other)


def moved(
    unit: str, day: Day, count: int, *, anchor: AnchorOf = None, mod: str | None = None
) -> Date | None:
    """The unit that lies so many units from the one that holds `day`."""
    first = shift(unit, floor(unit, day), count)
    return None if first is None else Date(unit, first, mod=mod, anchor=anchor)
