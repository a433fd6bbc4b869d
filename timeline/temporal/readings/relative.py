"""Readings of dates that are counted from publication or from another date of the text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ...days import Day
from ..anchors import Context
from ..moments import (
    CLOCK_UNITS,
    MONTHS_IN,
    AnchorOf,
    Date,
    Length,
    Moment,
    Vague,
    finer,
    moved,
    shift,
)

Slots = dict[str, Any]
OPEN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
        "quarter": "XXXX-QX", "half": "XXXX-HX", "season": "XXXX-XX", "year": "XXXX",
        "fiscal": "FYXXXX", "decade": "XXX", "century": "XX", "millennium": "X",
        "fortnight": "XXXX-WXX"}  # fmt: skip


def open_value(unit: str) -> Vague:
    """A date nothing in the text resolves: the precision is known, the place is not."""
    return Vague(OPEN[unit], unit=unit)


def named_day(slots: Slots, context: Context) -> Moment | None:
    """'yesterday', 'today': days from publication; a narrative's 'today' is just the present."""
    count = int(slots["shift"])
    if context.narrative and count == 0:
        return Vague("PRESENT_REF")
    return _from(context.speaker("day"), "day", count)


def _from(begin: tuple[Day, AnchorOf] | None, unit: str, count: int) -> Moment | None:
    """The unit so many units from the one that holds the anchor."""
    if begin is None:
        return open_value(unit)
    return moved(unit, begin[0], count, anchor=begin[1])


def unit_shifted(slots: Slots, context: Context) -> Moment | None:
    """'last year', 'this week', 'next month': calendar arithmetic (71 of 77)."""
    unit = slots["unit"]
    date = _from(context.speaker(unit), unit, int(slots["shift"]))
    if "mod" in slots and isinstance(date, Date | Vague):
        return replace(date, mod=slots["mod"])
    return date


def near_unit(slots: Slots, context: Context) -> Moment | None:
    """'w zeszłym roku': the unit and its distance stand in the lexicon."""
    unit, _, count = str(slots["near unit"]).partition(" ")
    return _from(context.speaker(unit), unit, int(count))


def from_now_in_units(slots: Slots, context: Context) -> Moment | None:
    """'3 dni temu', by a pattern of the locale's data."""
    length = Length(slots["count"], str(slots["unit"]))
    return _counted({"length": length, "sign": slots["sign"]}, context, context.begins())


def completed_unit(slots: Slots, context: Context) -> Moment | None:
    """'the quarter', 'the latest quarter': the last one that is over (18 of 26)."""
    unit = slots["unit"]
    if context.last is not None and context.last.unit == unit:
        return replace(context.last, anchor=context.last_anchor, mod=None, bound=None)
    return _from(context.today(), unit, -1)


def weekend_around(slots: Slots, context: Context) -> Moment | None:
    """'over the weekend': the last one that has begun, the coming one where the clause says so."""
    begin = context.begins()
    if begin is None:
        return open_value("weekend")
    step = -1 if begin[0].weekday() < 5 and not context.looks_ahead() else 0
    return _from(begin, "weekend", step)


def end_of_year(slots: Slots, context: Context) -> Moment | None:
    """'by year-end'."""
    date = _from(context.begins(), "year", 0)
    return replace(date, mod="END") if isinstance(date, Date | Vague) else None


def year_before(slots: Slots, context: Context) -> Moment | None:
    """'the year-earlier period': the unit told last, a year before."""
    last, year = context.last, slots.get("year")
    if last is None or context.last_anchor is None:
        return _from(context.begins(), "year", -1)
    if finer(last.unit, "month"):
        return (
            replace(year, bound=None)
            if isinstance(year, Date)
            else _from(context.begins(), "year", -1)
        )
    first = shift("year", last.first, -1)
    if isinstance(year, Date):
        first = shift("year", last.first, year.first.year - last.first.year)
    return None if first is None else Date(last.unit, first, anchor=context.last_anchor)


def unit_from_text(slots: Slots, context: Context) -> Moment | None:
    """'the following year', 'the next day', 'the previous month': from the last date."""
    unit = slots["unit"]
    return _from(context.told_unit(unit), unit, int(slots["shift"]))


def same_unit(slots: Slots, context: Context) -> Moment | None:
    """'that day', 'the same year', 'the month': the unit that holds the last date."""
    unit = slots["unit"]
    begin = context.told_unit(unit)
    if context.last is not None and finer(unit, context.last.unit):
        begin = context.told_day() if unit == "day" else None
    return _from(begin, unit, 0)


def unit_of_publication_or_text(slots: Slots, context: Context) -> Moment | None:
    """'the year', 'the month': of publication in news, of the last date in narratives."""
    return _from(context.begins(), slots["unit"], 0)


def from_now(slots: Slots, context: Context) -> Moment | None:
    """'two years ago', 'in six weeks' time': counted from publication."""
    return _counted(slots, context, context.begins())


def from_text(slots: Slots, context: Context) -> Moment | None:
    """'two days later', 'a year earlier': counted from the last date of the text."""
    return _counted(slots, context, context.told_unit(_length(slots).unit))


def from_date(slots: Slots, context: Context) -> Moment | None:
    """'eight days after 12 April': counted from that date."""
    date = slots["date"]
    if not isinstance(date, Date):
        return open_value(_length(slots).unit) if _length(slots).unit in OPEN else None
    return _counted(slots, context, (date.first, date.anchor))


def _length(slots: Slots) -> Length:
    length = slots["length"]
    assert isinstance(length, Length)
    return length


def _counted(
    slots: Slots,
    context: Context,
    begin: tuple[Day, AnchorOf] | None,
) -> Moment | None:
    """The unit spoken is the precision: 'two years ago' is a year, 'three days ago' a day."""
    length, sign = _length(slots), int(slots["sign"])
    unit, count = length.unit, length.count
    if count is None:
        return Vague("FUTURE_REF" if sign > 0 else "PAST_REF", unit=unit)
    if unit in CLOCK_UNITS:
        return _clock_counted(unit, begin)
    unit, count = _whole(unit, count)
    mod = length.mod
    if begin is None:
        return replace(open_value(unit), mod=mod)
    neighbour = _neighbour(context, unit, count)
    if neighbour is not None:
        first = shift("year", neighbour.first, sign * int(count))
        return (
            None
            if first is None
            else Date(neighbour.unit, first, anchor=context.last_anchor, mod=mod)
        )
    return moved(unit, begin[0], sign * int(count), anchor=begin[1], mod=mod)


def _whole(unit: str, count: float) -> tuple[str, float]:
    """A year and a half is eighteen months, half a decade five years."""
    if count == int(count):
        return ("week", count * 2) if unit == "fortnight" else (unit, count)
    if unit in MONTHS_IN and MONTHS_IN[unit] >= 12:
        months = count * MONTHS_IN[unit]
        return ("year", months // 12) if unit in ("decade", "century") else ("month", months)
    return ("day", round(count * {"week": 7, "month": 30}.get(unit, 1)))


def _neighbour(context: Context, unit: str, count: float) -> Date | None:
    """Beside a quarter 'a year earlier' means that quarter of the year before."""
    last = context.last
    if unit != "year" or count != 1 or last is None or context.last_anchor is None:
        return None
    if last.unit not in ("quarter", "half", "month"):
        return None
    between = context.text[context.last_anchor.end : context.start]
    return last if len(between) < 300 and "\n\n" not in between else None


def _clock_counted(unit: str, begin: tuple[Day, AnchorOf] | None) -> Moment:
    if begin is None:
        return Vague("XXXX-XX-XXTXX", type="TIME", unit=unit)
    return Date("day", begin[0], part="XX", anchor=begin[1])
