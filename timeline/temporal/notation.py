"""How a meaning is written: as TIMEX3 (type and value) and as EDTF.

The EDTF of early, middle and late is the first, second and last third of the unit: of a month
days 1-10, 11-20, 21 to the end; of a decade years 0-3, 4-6, 7-9; of a century 0-33, 34-66, 67-99.
"""

from __future__ import annotations

import math
from functools import lru_cache

from ..days import Day, iso_year
from ..edtf import Edtf
from ..model import TimexType
from .moments import (
    CLOCK_UNITS,
    MONTHS_IN,
    SEASON_OF_MONTH,
    SEASONS,
    Date,
    Length,
    Moment,
    Repetition,
    Vague,
    add_months,
    last_day,
    shift,
)

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
    if date.bound is None and date.mod is None:
        return plain_edtf(date.unit, date.first)
    earliest, latest = bounds_of(date)
    if date.bound == "before":
        return Edtf(f"../{_before(date, earliest)}")
    if date.bound == "after":
        return Edtf(f"{_after(date, latest)}/..")
    # A week has no EDTF of its own but an interval, and an interval is no end of another.
    plain = plain_edtf(date.unit, date.first)
    if date.bound == "since":
        return Edtf(f"{plain.partition('/')[0] if not _third(date) else earliest}/..")
    if date.bound in ("until", "by"):
        return Edtf(f"../{plain.rpartition('/')[2] if not _third(date) else latest}")
    text = _third_edtf(date, earliest, latest) if _third(date) else str(plain)
    if date.mod == "APPROX" and "/" not in text and "[" not in text:
        text += "~"
    return Edtf(text)


def _before(date: Date, earliest: Day) -> str:
    """The last that can be meant: 'before the end of March' is any time in March too."""
    if _third(date) and date.mod == "END":
        return str(plain_edtf(date.unit, date.first)).rpartition("/")[2]
    if _third(date) and date.mod == "MID":
        return str(Edtf.from_day(earliest - 1))
    return _edge(date.unit, date.first, -1)


def _after(date: Date, latest: Day) -> str:
    """The first that can be meant: 'after the start of March' is any time in March too."""
    if _third(date) and date.mod == "START":
        return str(plain_edtf(date.unit, date.first)).partition("/")[0]
    if _third(date) and date.mod == "MID":
        return str(Edtf.from_day(latest + 1))
    return _edge(date.unit, date.first, 1)


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


def plain_edtf(unit: str, first: Day) -> Edtf:
    """The whole unit as EDTF."""
    return _plain_edtf(unit, first.number)


@lru_cache(maxsize=8192)
def _plain_edtf(unit: str, number: int) -> Edtf:
    return Edtf(_whole_unit(unit, Day(number)))


def _whole_unit(unit: str, first: Day) -> str:
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
