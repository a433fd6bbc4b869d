"""What a phrase means before it becomes a timex: dates, lengths, repetitions, vague times.

A `Date` is one calendar unit (a day, a month, a decade …) named by its first day, with what the
words add to it: early or late, about, before, a part of the day, a clock time. Its TIMEX3 value
and its EDTF are computed from that. Rules for the EDTF of early, middle and late: the first,
second and last third (of a month: days 1-10, 11-20, 21 to the end).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from ..days import Day, days_in_month, iso_year
from ..edtf import Edtf
from ..model import Anchor, TimexType

SEASONS = {"SP": (21, 3), "SU": (22, 6), "FA": (23, 9), "WI": (24, 12)}
SEASON_OF_MONTH = {month: name for name, (_, month) in SEASONS.items()}
MONTHS_IN = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "fiscal": 12,
             "decade": 120, "century": 1200, "millennium": 12000}  # fmt: skip
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


def date_of(unit: str, year: int, month: int = 1, day: int = 1) -> Date | None:
    """The date of that unit, or None where the calendar has no such day."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12:
        return None
    if not 1 <= day <= 31 or (day > 28 and day > days_in_month(year, month)):
        return None
    return Date(unit, Day.of(year, month, day))


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


# --- TIMEX3 -----------------------------------------------------------------------------------


def timex_type(moment: Moment) -> TimexType:
    """DATE, TIME, DURATION or SET."""
    if isinstance(moment, Length):
        return "DURATION"
    if isinstance(moment, Repetition):
        return "SET"
    if isinstance(moment, Vague):
        return moment.type
    return "TIME" if moment.part or moment.clock else "DATE"


def timex_value(moment: Moment) -> str:
    """The value as ISO-TimeML writes it."""
    if isinstance(moment, Length):
        return moment.value or length_value(moment)
    if isinstance(moment, Date):
        return date_value(moment)
    return moment.value


def date_value(date: Date) -> str:
    """`2014-03`, `1998-Q3`, `199`, `BC0480-SU`, `2008-01-09TMO` …"""
    if date.others:
        return "XXXX-XX-XX" if not _same_month(date) else unit_value(date.unit, date.first)[:7]
    value = unit_value(date.unit, date.first)
    if date.clock:
        return f"{value}T{date.clock}{_short_offset(date.offset)}"
    return f"{value}T{date.part}" if date.part else value


def _same_month(date: Date) -> bool:
    return all(day.parts[:2] == date.first.parts[:2] for day in date.others)


def _short_offset(offset: str | None) -> str:
    """`-05:00` as `-05`, UTC as `Z`."""
    if offset is None:
        return ""
    return "Z" if offset == "+00:00" else offset.removesuffix(":00")


def unit_value(unit: str, first: Day) -> str:
    """The TIMEX3 value of a unit by its first day."""
    year, month, day = first.parts
    if unit in ("week", "weekend", "fortnight"):
        monday = first - first.weekday()
        iso, week = iso_week(monday)
        return f"{_year(iso)}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit == "day":
        return f"{_year(year)}-{month:02d}-{day:02d}"
    if unit == "month":
        return f"{_year(year)}-{month:02d}"
    if unit == "quarter":
        return f"{_year(year)}-Q{(month + 2) // 3}"
    if unit == "half":
        return f"{_year(year)}-H{1 if month < 7 else 2}"
    if unit == "season":
        return f"{_year(year)}-{SEASON_OF_MONTH[month]}"
    if unit == "fiscal":
        return f"FY{_year(year)}"
    return _cut_year(year, {"decade": 1, "century": 2, "millennium": 3}.get(unit, 0))


def _year(year: int) -> str:
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def _cut_year(year: int, digits: int) -> str:
    if not digits:
        return _year(year)
    # Before Christ a decade or century is named by its last year: 479-470 BC is BC047.
    text = f"{year:04d}" if year > 0 else f"BC{2 - year - 10**digits:04d}"
    return text[:-digits]


def iso_week(day: Day) -> tuple[int, int]:
    """ISO year and week of a day."""
    thursday = day - day.weekday() + 3
    year = thursday.year
    return year, (thursday.number - Day.of(year).number) // 7 + 1


LETTERS = {"year": "Y", "month": "M", "week": "W", "day": "D", "quarter": "Q", "decade": "DE",
           "century": "CE", "hour": "H", "minute": "M", "second": "S", "millennium": "ML",
           "weekend": "WE", "fiscal": "Y", "season": "S", "half": "H"}  # fmt: skip
CLOCK_UNITS = ("hour", "minute", "second")
# Units that ISO 8601 writes as so many of another.
AS_OTHER = {"fortnight": (2, "week"),
            "half": (6, "month"), "fiscal": (1, "year")}  # fmt: skip


def length_value(length: Length) -> str:
    """`P6M`, `PT4H`, `PXY`, `PT1M30S`."""
    dates, clock = "", ""
    for count, unit in ((length.count, length.unit), *length.more):
        if count is not None and unit in AS_OTHER:
            factor, unit = AS_OTHER[unit]
            count = count * factor
        text = f"{_number(count)}{LETTERS[unit]}"
        if unit in CLOCK_UNITS:
            clock += text
        else:
            dates += text
    return f"P{dates}" + (f"T{clock}" if clock else "")


def _number(count: float | None) -> str:
    if count is None:
        return "X"
    return str(int(count)) if count == math.floor(count) else f"{count:g}"


# --- EDTF -------------------------------------------------------------------------------------


def date_edtf(date: Date) -> Edtf | None:
    """The date as EDTF, with its open ends and its third of the unit."""
    if date.others:
        days = sorted({date.first, *date.others})
        return Edtf("[" + ",".join(str(Edtf.from_day(day)) for day in days) + "]")
    earliest, latest = bounds_of(date)
    if date.bound == "before":
        return Edtf(f"../{_edge(date.unit, date.first, -1)}")
    if date.bound == "after":
        return Edtf(f"{_edge(date.unit, date.first, 1)}/..")
    # A week has no EDTF of its own but an interval, and an interval is no end of another.
    plain = plain_edtf(date.unit, date.first)
    if date.bound == "since":
        return Edtf(f"{plain.partition('/')[0] if not _third(date) else earliest}/..")
    if date.bound in ("until", "by"):
        return Edtf(f"../{plain.rpartition('/')[2] if not _third(date) else latest}")
    text = (
        _third_edtf(date, earliest, latest) if _third(date) else plain_edtf(date.unit, date.first)
    )
    if date.mod == "APPROX" and "/" not in text and "[" not in text:
        text += "~"
    return Edtf(text)


def _edge(unit: str, first: Day, step: int) -> str:
    """The unit just before or after, in EDTF: for 'before 2010' that is 2009."""
    if unit in ("day", "month", "year"):
        moved = shift(unit, first, step)
        if moved is not None:
            return plain_edtf(unit, moved)
    return str(Edtf.from_day(first - 1 if step < 0 else last_day(unit, first) + 1))


def _third(date: Date) -> bool:
    return date.mod in ("START", "MID", "END") and date.unit != "day"


def bounds_of(date: Date) -> tuple[Day, Day]:
    """First and last day, early, middle and late counted as thirds."""
    first, last = date.first, date.last
    if not _third(date):
        return first, last
    which = ("START", "MID", "END").index(date.mod or "")
    if date.unit == "month":
        begins = (0, 10, 20)
        return first + begins[which], (last if which == 2 else first + begins[which] + 9)
    if date.unit in ("decade", "century"):
        size = 10 if date.unit == "decade" else 100
        cuts = (0, 4, 7, 10) if size == 10 else (0, 34, 67, 100)
        return (
            add_months(first, cuts[which] * 12),
            add_months(first, cuts[which + 1] * 12) - 1,
        )
    if date.unit in MONTHS_IN:
        months = MONTHS_IN[date.unit] // 3
        begin = add_months(first, which * months)
        return begin, add_months(begin, months) - 1
    days = last.number - first.number + 1
    begin = first + which * days // 3
    return begin, first + ((which + 1) * days // 3 - 1)


def _third_edtf(date: Date, earliest: Day, latest: Day) -> str:
    if date.unit == "decade":
        return f"[{iso_year(earliest.year)}..{iso_year(latest.year)}]"
    if date.unit == "century":
        return f"[{iso_year(earliest.year)}..{iso_year(latest.year)}]"
    if date.unit == "year":
        return (
            f"[{iso_year(earliest.year)}-{earliest.month:02d}.."
            f"{iso_year(latest.year)}-{latest.month:02d}]"
        )
    return f"[{Edtf.from_day(earliest)}..{Edtf.from_day(latest)}]"


def plain_edtf(unit: str, first: Day) -> str:
    """The whole unit as EDTF."""
    year, month, _ = first.parts
    if unit == "day":
        return str(Edtf.from_day(first))
    if unit == "month":
        return f"{iso_year(year)}-{month:02d}"
    if unit in ("year", "fiscal"):
        return iso_year(year)
    if unit == "season":
        return f"{iso_year(year)}-{SEASONS[SEASON_OF_MONTH[month]][0]}"
    if unit == "quarter":
        return f"{iso_year(year)}-{33 + (month - 1) // 3}"
    if unit == "half":
        return f"{iso_year(year)}-{40 + (month > 6)}"
    digits = {"decade": 1, "century": 2, "millennium": 3}.get(unit)
    if digits and year > 0:
        return iso_year(year)[:-digits] + "X" * digits
    return f"{Edtf.from_day(first)}/{Edtf.from_day(last_day(unit, first))}"


def moved(date: Date, unit: str, count: int) -> Date | None:
    """The unit that lies so many units from the one in which `date` begins."""
    first = shift(unit, floor(unit, date.first), count)
    return None if first is None else Date(unit, first)
