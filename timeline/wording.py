"""Dates written for people: "early March 2019", "between 5 and 19 January 2017"."""

from __future__ import annotations

from functools import lru_cache

from .days import Day, days_in_month
from .edtf import DIVISIONS, QUALIFIERS, bounds

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
ORDINALS = ("first", "second", "third", "fourth")
SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
SEASONS = ("spring", "summer", "autumn", "winter")
# Early, middle and late are thirds: of a month days 1-10, 11-20 and the rest; of a year four months
# each; of a decade years 0-3, 4-6, 7-9.
MONTH_THIRDS = {(1, 10): "early", (11, 20): "mid"}
YEAR_THIRDS = {(1, 4): "early", (5, 8): "mid", (9, 12): "late"}
DECADE_THIRDS = {(0, 3): "early", (4, 6): "mid", (7, 9): "late"}


@lru_cache(maxsize=16384)
def date_words(edtf: str | None) -> str:
    """An EDTF date in English words; "undated" for None.

    Raises ValueError for a text that is not EDTF.
    """
    if edtf is None:
        return "undated"
    bounds(edtf)
    if edtf[0] in "[{":
        return _set_words(edtf[1:-1], "or" if edtf[0] == "[" else "and")
    if "/" in edtf:
        return _interval_words(*edtf.split("/"))
    return _simple_words(edtf)


def _simple_words(edtf: str) -> str:
    plain = edtf.partition("T")[0]
    for mark in QUALIFIERS:
        plain = plain.replace(mark, "")
    words = _exact_words(plain)
    if "?" in edtf or "%" in edtf:
        words = f"{words} (uncertain)"
    return f"about {words}" if "~" in edtf or "%" in edtf else words


def _exact_words(plain: str) -> str:
    sign = "-" if plain.startswith("-") else ""
    year, *rest = plain.removeprefix("-").split("-")
    if "X" in year:
        return _unspecified_year(year, sign)
    shown = year_words(int(sign + year.removeprefix("Y")))
    if not rest or "X" in rest[0]:
        return shown
    month = int(rest[0])
    if month in DIVISIONS:
        return _division_words(month, shown)
    if len(rest) == 1 or "X" in rest[1]:
        return f"{MONTHS[month - 1]} {shown}"
    return f"{int(rest[1])} {MONTHS[month - 1]} {shown}"


def year_words(year: int) -> str:
    """An astronomical year as people count: -43 is 44 BC, 800 is AD 800, 2014 is 2014."""
    if year <= 0:
        return f"{1 - year} BC"
    return f"AD {year}" if year < 1000 else str(year)


def _unspecified_year(year: str, sign: str) -> str:
    before = " BC" if sign else ""
    known = year.rstrip("X")
    unknown = len(year) - len(known)
    if unknown == 1:
        return f"the {known.lstrip('0') or ''}0s{before}"
    if unknown == 2 and known.isdigit():
        return f"the {_ordinal(int(known) + 1)} century{before}"
    return f"year {sign}{year}"


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{SUFFIXES.get(number % 10, 'th')}"


def _division_words(code: int, year: str) -> str:
    if code <= 32:
        return f"{SEASONS[(code - 21) % 4]} {year}"
    if code <= 36:
        return f"the {ORDINALS[code - 33]} quarter of {year}"
    if code <= 39:
        return f"the {ORDINALS[code - 37]} third of {year}"
    return f"the {ORDINALS[code - 40]} half of {year}"


def _interval_words(begin: str, end: str) -> str:
    if begin in ("", ".."):
        return f"{_until(end)} {_simple_words(end)}"
    if end in ("", ".."):
        return f"from {_simple_words(begin)} on"
    first, last = bounds(begin).earliest, bounds(end).latest
    if first is not None and last is not None:
        shorter = _week_words(first, last, begin, end) or _joined(begin, end)
        if shorter:
            return shorter
    return f"between {_simple_words(begin)} and {_simple_words(end)}"


def _until(end: str) -> str:
    return "on or before" if bounds(end).precision == "day" else "up to"


def _week_words(first: Day, last: Day, begin: str, end: str) -> str | None:
    """'the week of 16 March 2026' for a Monday to its Sunday."""
    whole = bounds(begin).precision == bounds(end).precision == "day"
    if whole and first.weekday() == 0 and last.number - first.number == 6:
        return f"the week of {_exact_words(str(first))}"
    return None


def _joined(begin: str, end: str) -> str | None:
    """Two ends of one month or one year, with what they share said once."""
    one, other = begin.split("-"), end.split("-")
    if begin.startswith("-") or len(one) != len(other) or set(begin + end) & set("X~?%TY"):
        return None
    if len(one) == 3 and one[:2] == other[:2]:
        return f"between {int(one[2])} and {_exact_words(end)}"
    if len(one) >= 2 and one[0] == other[0] and max(int(one[1]), int(other[1])) <= 12:
        return f"between {_exact_words(begin).removesuffix(f' {one[0]}')} and {_exact_words(end)}"
    return None


def _set_words(inner: str, conjunction: str) -> str:
    members = [member.strip() for member in inner.split(",")]
    spoken = [_member_words(member) for member in members]
    if len(spoken) == 1:
        return spoken[0]
    return f"{', '.join(spoken[:-1])} {conjunction} {spoken[-1]}"


def _member_words(member: str) -> str:
    begin, dots, end = member.partition("..")
    if not dots:
        return _simple_words(member)
    if not begin or not end:
        return _interval_words(begin, end)
    return _third_words(begin, end) or f"between {_simple_words(begin)} and {_simple_words(end)}"


def _third_words(begin: str, end: str) -> str | None:
    """'early 2015' for a third of a month, a year or a decade; None for any other stretch."""
    one, other = begin.split("-"), end.split("-")
    if begin.startswith("-") or len(one) != len(other):
        return None
    if len(one) == 1 and one[0][:-1] == other[0][:-1]:
        part = DECADE_THIRDS.get((int(one[0][-1]), int(other[0][-1])))
        return part and f"the {_hyphen(part)}{one[0][:-1]}0s"
    if len(one) == 2 and one[0] == other[0]:
        part = YEAR_THIRDS.get((int(one[1]), int(other[1])))
        return part and f"{_hyphen(part)}{one[0]}"
    if len(one) == 3 and one[:2] == other[:2]:
        year, month = int(one[0]), int(one[1])
        days = (int(one[2]), int(other[2]))
        late = days == (21, days_in_month(year, month))
        part = "late" if late else MONTH_THIRDS.get(days)
        return part and f"{_hyphen(part)}{MONTHS[month - 1]} {year_words(year)}"
    return None


def _hyphen(part: str) -> str:
    return "mid-" if part == "mid" else f"{part} "
