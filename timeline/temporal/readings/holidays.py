"""Readings of holidays that fall on a day the calendar tells."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ...days import Day, days_in_month
from ..anchors import Context
from ..moments import Date, Moment, Vague
from ..years import by_tense

Slots = dict[str, Any]


def holiday(slots: Slots, context: Context) -> Moment | None:
    """'Christmas 1963', 'Easter': without a year the nearest, or the story's year."""
    name, year = str(slots["holiday"]), slots.get("year")
    if isinstance(year, Date):
        return replace(Date("day", holiday_day(name, year.first.year)), anchor=year.anchor)
    if isinstance(year, Vague):
        return Vague("XXXX-XX-XX", unit="day")
    begin = context.begins()
    if begin is None:
        return Vague(f"XXXX-{name}" if name[0].isdigit() and len(name) == 5 else "XXXX-XX-XX")
    day, anchor = begin
    if context.narrative:
        return Date("day", holiday_day(name, day.year), anchor=anchor)
    days = [Date("day", holiday_day(name, day.year + step)) for step in (0, -1, 1)]
    return replace(by_tense(context, days) if context.published else days[0], anchor=anchor)


def holiday_day(name: str, year: int) -> Day:
    """`12-25` a fixed day, `easter+39` counted from Easter, `11-4-4` the fourth Thursday."""
    if name.startswith("pascha"):
        return orthodox_easter(year) + int(name[6:] or 0)
    if name.startswith("easter"):
        return easter(year) + int(name[6:] or 0)
    parts = [int(part) for part in name.split("-")]
    if len(parts) == 2:
        return Day.of(year, *parts)
    month, count, weekday = parts
    if count == 9:  # the last one of the month
        last = Day.of(year, month, days_in_month(year, month))
        return last - (last.weekday() + 1 - weekday) % 7
    first = Day.of(year, month)
    return first + ((weekday - 1 - first.weekday()) % 7 + 7 * (count - 1))


def orthodox_easter(year: int) -> Day:
    """Easter of the Julian calendar as a Gregorian day (Meeus, chapter 8)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return Day.of(year, month, day + 1) + (year // 100 - year // 400 - 2)


def easter(year: int) -> Day:
    """Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    n = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + n + 90) // 25
    return Day.of(year, month, (h - m + n + month + 19) % 32)
