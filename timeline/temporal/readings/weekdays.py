"""Readings of weekdays, months and days of the month that name no year."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..anchors import Context
from ..moments import (
    SEASON_BEGINS,
    Date,
    Moment,
    Vague,
    date_of,
)
from ..years import nearest_year

Slots = dict[str, Any]
OPEN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
        "quarter": "XXXX-QX", "half": "XXXX-HX", "season": "XXXX-XX", "year": "XXXX",
        "fiscal": "FYXXXX", "decade": "XXX", "century": "XX", "millennium": "X",
        "fortnight": "XXXX-WXX"}  # fmt: skip


def bare_month(slots: Slots, context: Context) -> Moment | None:
    """'in May': the nearest in news, of the story's year in narratives."""
    month = int(slots["month"])
    found = nearest_year(context, month, None)
    if found is None:
        return Vague(f"XXXX-{month:02d}", unit="month")
    return date_of("month", found[0], month, anchor=found[1])


def month_shifted(slots: Slots, context: Context) -> Moment | None:
    """'last March', 'next June': strictly before or after the month of publication."""
    return _part_shifted(slots, context, "month", int(slots["month"]))


def season_shifted(slots: Slots, context: Context) -> Moment | None:
    """'last summer', 'this spring'."""
    month = SEASON_BEGINS[slots["season"]]
    return _part_shifted(slots, context, "season", month)


def _part_shifted(slots: Slots, context: Context, unit: str, month: int) -> Moment | None:
    begin, step = context.begins(), int(slots["shift"])
    if begin is None:
        return Vague(f"XXXX-{month:02d}" if unit == "month" else f"XXXX-{slots['season']}")
    today, year = begin[0], begin[0].year
    date = date_of(unit, year, month)
    if date is None:
        return None
    if step < 0 and date.last >= today:
        date = date_of(unit, year - 1, month)
    elif step > 0 and date.first <= today:
        date = date_of(unit, year + 1, month)
    elif step == 0 and unit == "season" and month == 12 and today.month < 3:
        date = date_of(unit, year - 1, month)
    return date and replace(date, anchor=begin[1])


def bare_weekday(slots: Slots, context: Context) -> Moment | None:
    """'Tuesday': the nearest up to publication (269 of 297), ahead where the clause says so.

    In a narrative it is the first one from the last day of the story on.
    """
    weekday = int(slots["weekday"])
    beside = context.day_beside()
    if beside is not None and beside[0].first.weekday() == weekday - 1:
        return Date("day", beside[0].first, anchor=beside[1])
    if context.narrative:
        told = context.told_day()
        if told is None:
            return Vague(f"XXXX-WXX-{weekday}", unit="day")
        return Date("day", told[0] + (weekday - 1 - told[0].weekday()) % 7, anchor=told[1])
    begin = context.begins()
    if begin is None:
        return Vague(f"XXXX-WXX-{weekday}", unit="day")
    day, anchor = begin
    if context.looks_ahead():
        return Date(
            "day",
            day + (weekday - 1 - day.weekday()) % 7,
            anchor=anchor,
            reason="the clause looks ahead",
        )
    return Date("day", day - (day.weekday() + 1 - weekday) % 7, anchor=anchor)


def weekday_and_part(slots: Slots, context: Context) -> Moment | None:
    """'Dienstagabend'."""
    weekday, _, part = str(slots["day part"]).partition("-")
    day = bare_weekday({"weekday": weekday}, context)
    if isinstance(day, Date):
        return replace(day, part=part)
    return Vague(f"XXXX-WXX-{weekday}T{part}", type="TIME")


def weekday_shifted(slots: Slots, context: Context) -> Moment | None:
    """'last Friday' is never the day of publication, 'next Friday' neither."""
    weekday, step = int(slots["weekday"]), int(slots["shift"])
    begin = context.today()
    if begin is None:
        return Vague(f"XXXX-WXX-{weekday}", unit="day")
    day, anchor = begin
    if step < 0:
        return Date("day", day - ((day.weekday() + 1 - weekday) % 7 or 7), anchor=anchor)
    ahead = (weekday - 1 - day.weekday()) % 7
    if step > 0:
        return Date("day", day + (ahead or 7), anchor=anchor)
    return Date("day", day - day.weekday() + weekday - 1, anchor=anchor)


def same_weekday(slots: Slots, context: Context) -> Moment | None:
    """'that Friday': the day told last where it is one, else the Friday of its week."""
    weekday, told = int(slots["weekday"]), context.last_day
    if told is None:
        return bare_weekday(slots, context)
    monday = told.first - told.first.weekday()
    return Date("day", monday + (weekday - 1), anchor=context.last_day_anchor)


def part_from_text(slots: Slots, context: Context) -> Moment | None:
    """'the following spring', 'the previous March', 'that summer': from the last date told."""
    unit, step = ("season" if "season" in slots else "month"), int(slots["shift"])
    month = SEASON_BEGINS[slots["season"]] if unit == "season" else int(slots["month"])
    told = context.last
    if told is None:
        return _part_shifted(slots, context, unit, month)
    year = told.first.year
    dates = [date for add in (-1, 0, 1, 2) if (date := date_of(unit, year + add, month))]
    if step > 0:
        dates = [date for date in dates if date.first > told.last]
    elif step < 0:
        dates = [date for date in dates if date.last < told.first]
    else:
        dates = [date for date in dates if date.first.year == year]
    chosen = dates[-1 if step < 0 else 0] if dates else None
    return chosen and replace(chosen, anchor=context.last_anchor)


def following_weekday(slots: Slots, context: Context) -> Moment | None:
    """'the following Tuesday', 'the previous Monday': from the last day told."""
    weekday, step = int(slots["weekday"]), int(slots["shift"])
    told = context.told_day()
    if told is None:
        return weekday_shifted(slots, context)
    day, anchor = told
    if step < 0:
        return Date("day", day - ((day.weekday() + 1 - weekday) % 7 or 7), anchor=anchor)
    return Date("day", day + ((weekday - 1 - day.weekday()) % 7 or 7), anchor=anchor)


def weekday_of_week(slots: Slots, context: Context) -> Moment | None:
    """'Monday of last week', 'Tuesday next week'."""
    week, weekday = slots["week"], int(slots["weekday"])
    if not isinstance(week, Date):
        return Vague(f"XXXX-WXX-{weekday}", unit="day")
    if week.unit != "week":
        return None
    return Date("day", week.first + (weekday - 1), anchor=week.anchor)


def weekday_and_date(slots: Slots, context: Context) -> Moment | None:
    """'Thursday, 25 February': the weekday settles the year where none is written."""
    date, weekday = slots["date"], int(slots["weekday"])
    if not isinstance(date, Date) or date.anchor is None or date.first.weekday() == weekday - 1:
        return date if isinstance(date, Date | Vague) else None
    year, month, day = date.first.parts
    for step in (-1, 1):
        other = date_of("day", year + step, month, day)
        if other is not None and other.first.weekday() == weekday - 1:
            return replace(other, anchor=date.anchor, reason="the year in which the weekday fits")
    return date


def ordinal_day(slots: Slots, context: Context) -> Moment | None:
    """'the 5th': a day of the month told last; in news of the month of publication."""
    told = context.told() if context.narrative else context.today()
    day = int(slots["day"])
    if told is None:
        return None
    return date_of("day", told[0].year, told[0].month, day, anchor=told[1])
