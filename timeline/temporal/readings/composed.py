"""Readings that add to a date: early and late, about, before and since, ranges."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..anchors import Context
from ..moments import Date, Length, Moment, Pair, Repetition, Vague, date_of, finer
from .absolute import calendar_day

Slots = dict[str, Any]


def modified(slots: Slots, context: Context) -> Moment | None:
    """'early March', 'the end of 1944', 'about 1910'."""
    moment = slots["date"]
    if isinstance(moment, Date):
        if moment.unit == "day" and slots["mod"] in ("START", "MID", "END"):
            return None
        return replace(moment, mod=slots["mod"])
    if isinstance(moment, Vague | Length):
        return replace(moment, mod=slots["mod"])
    return None


def bounded(slots: Slots, context: Context) -> Moment | None:
    """'before 2010', 'since 12 March': the words of the date, its interval open at one end."""
    moment, bound = slots["date"], slots["bound"]
    if not isinstance(moment, Date) or moment.others:
        return moment if isinstance(moment, Vague | Date) else None
    mod = moment.mod or slots.get("mod")
    return replace(moment, bound=bound, mod=mod)


def unchanged(slots: Slots, context: Context) -> Moment | None:
    """The words around add nothing to the date."""
    moment = slots.get("date")
    return moment if isinstance(moment, Date | Vague | Length | Repetition) else None


def within(slots: Slots, context: Context) -> Moment | None:
    """'earlier this year', 'later that month': somewhere in the unit."""
    moment = slots["date"]
    return replace(moment, mod=slots.get("mod")) if isinstance(moment, Date | Vague) else None


# --- ranges -----------------------------------------------------------------------------------


def two_dates(slots: Slots, context: Context) -> Pair | None:
    """'from 2007 to 2015', 'between 3 May 2011 and 6 June 2012'."""
    return _pair(slots["first"], slots["last"])


def two_years(slots: Slots, context: Context) -> Pair | None:
    """'2018-20', '1914 to 18': the second year takes the century of the first."""
    first, short = int(slots["first"]), int(slots["last"])
    last = first // 100 * 100 + short
    if short <= first % 100:
        last += 100
    return _pair(date_of("year", first), date_of("year", last)) if last - first < 100 else None


def days_of_month(slots: Slots, context: Context) -> Pair | None:
    """'12 to 15 March 2011', 'March 12-15': the month stands once."""
    last = calendar_day({**slots, "day": slots["last"]}, context)
    return two_days({"first": slots["first"], "last": slots["last"], "date": last}, context)


def two_days(slots: Slots, context: Context) -> Pair | None:
    """'12 to 15 March 2011', 'March 12-15': the month stands once."""
    last = slots["date"]
    day, until = int(slots["first"]), int(slots["last"])
    if isinstance(last, Vague):
        return Pair(replace(last, value=f"{last.value[:-2]}{day:02d}"), last)
    if not isinstance(last, Date) or last.unit != "day" or day >= until:
        return None
    first = date_of("day", last.first.year, last.first.month, day)
    return _pair(first and replace(first, anchor=last.anchor), last)


def two_months(slots: Slots, context: Context) -> Pair | None:
    """'between March and June 2014': the year stands once."""
    last, month = slots["date"], int(slots["first"])
    if isinstance(last, Vague):
        return Pair(replace(last, value=f"{last.value[:-2]}{month:02d}"), last)
    if not isinstance(last, Date):
        return None
    year = last.first.year - (month > last.first.month)
    first = date_of("month", year, month)
    return _pair(first and replace(first, anchor=last.anchor), last)


def day_to_day(slots: Slots, context: Context) -> Pair | None:
    """'from March 5 to June 7, 2014': the year stands with the second day."""
    last, month, day = slots["date"], int(slots["month"]), int(slots["first"])
    if isinstance(last, Vague):
        return Pair(replace(last, value=f"{last.value[:5]}{month:02d}-{day:02d}"), last)
    if not isinstance(last, Date):
        return None
    year = last.first.year - ((month, day) > last.first.parts[1:])
    first = date_of("day", year, month, day)
    return _pair(first and replace(first, anchor=last.anchor), last)


def two_bc_years(slots: Slots, context: Context) -> Pair | None:
    """'499-449 BC'."""
    first, last = int(slots["first"]), int(slots["last"])
    if first < last:
        return None
    return _pair(date_of("year", 1 - first), date_of("year", 1 - last))


def _pair(first: Moment | None, last: Moment | None) -> Pair | None:
    if first is None or last is None:
        return None
    if isinstance(first, Date) and isinstance(last, Date):
        if last.first < first.first or (
            last.first == first.first and not finer(first.unit, last.unit)
        ):
            return None
        if first.others or last.others:
            return None
    return Pair(first, last)
