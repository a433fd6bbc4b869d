"""Readings of clock times and parts of the day."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..anchors import SENTENCE_END, Context
from ..moments import Date, Moment, Pair, Vague
from ..numbers import half_day

Slots = dict[str, Any]


def clock_time(slots: Slots, context: Context) -> Moment | None:
    """'3:30 p.m. EST', '20.30 Uhr', '10 o'clock': on the day it stands with."""
    clock = _clock(slots)
    if clock is None:
        return None
    day = slots.get("date")
    offset = slots.get("zone")
    if isinstance(day, Date) and day.unit == "day" and not day.others:
        return replace(day, clock=clock, offset=offset)
    if isinstance(day, Vague):
        return Vague(f"{day.value}T{clock}", type="TIME", clock=clock, offset=offset)
    if day is not None:
        return None
    return _on_context_day(context, clock, offset)


def _clock(slots: Slots) -> str | None:
    half = slots.get("half")
    if (hour := slots.get("hour")) is not None:
        minute = int(slots.get("minute") or 0)
        if not 0 <= int(hour) <= 24 or minute > 59:
            return None
        clock = f"{int(hour):02d}:{minute:02d}"
    else:
        clock = str(slots["clock"])
    if half is None:
        return clock
    return half_day(clock, half) if 1 <= int(clock[:2]) <= 12 else None


def _on_context_day(context: Context, clock: str, offset: str | None) -> Moment:
    found = _context_day(context)
    if found is None:
        return Vague(f"XXXX-XX-XXT{clock}", type="TIME", clock=clock, offset=offset)
    return replace(found, clock=clock, offset=offset)


def _context_day(context: Context) -> Date | None:
    """The day told last where the text tells one near, else the day of publication."""
    last, anchor = context.last_day, context.last_day_anchor
    if last is not None and anchor is not None:
        between = context.text[anchor.end : context.start]
        if context.narrative or (len(between) < 150 and not SENTENCE_END.search(between)):
            return Date("day", last.first, anchor=anchor)
    if context.published is not None and not context.narrative:
        return Date("day", context.published, anchor="published")
    return None


def two_times(slots: Slots, context: Context) -> Pair | None:
    """'von 14 bis 18 Uhr', 'from 10 to 11:30 a.m.'."""
    half, day = slots.get("half"), slots.get("date")
    ends = [
        clock_time(_end_of_range(slots, name, half, day), context) for name in ("first", "last")
    ]
    first, last = ends
    return None if first is None or last is None else Pair(first, last)


def _end_of_range(slots: Slots, name: str, half: object, day: object) -> Slots:
    value = slots[name]
    key = "clock" if isinstance(value, str) else "hour"
    return {key: value, "half": half, "date": day, "zone": slots.get("zone")}


def part_of_day(slots: Slots, context: Context) -> Moment | None:
    """'Monday morning', 'the night of 13 February', 'that evening'."""
    part, day = slots["part"], slots.get("date")
    mod = slots.get("mod")
    if isinstance(day, Date) and day.unit == "day" and not day.others:
        return replace(day, part=part, mod=mod)
    if isinstance(day, Vague):
        return Vague(f"{day.value}T{part}", type="TIME", mod=mod)
    if day is not None:
        return None
    if slots.get("shift") is not None:
        begin = context.begins()
        if begin is None:
            return Vague(f"XXXX-XX-XXT{part}", type="TIME", mod=mod)
        return Date("day", begin[0] + int(slots["shift"]), part=part, anchor=begin[1], mod=mod)
    found = _context_day(context)
    if found is None:
        return Vague(f"XXXX-XX-XXT{part}", type="TIME", mod=mod)
    return replace(found, part=part, mod=mod)


def night_over(slots: Slots, context: Context) -> Moment | None:
    """'la nuit de lundi à mardi', 'the night of 3 to 4 May': named by the day it begins on."""
    last = slots["last"]
    if not isinstance(last, Date) or last.unit != "day" or last.others or slots["part"] != "NI":
        return None
    first = last.first - 1
    told = slots.get("weekday", first.weekday() + 1), slots.get("day", first.day)
    if told != (first.weekday() + 1, first.day):
        return None
    return replace(last, first=first, part="NI")


def near_part(slots: Slots, context: Context) -> Moment | None:
    """'anoche', 'vanmorgen', 'ce matin': days from today and the part of that day in one word."""
    shift, _, part = str(slots["near part"]).partition(" ")
    return part_of_day({"part": part, "shift": int(shift)}, context)


def next_part_of_day(slots: Slots, context: Context) -> Moment | None:
    """'the next morning': of the day after the last one told."""
    told = context.told_day()
    part = slots["part"]
    if told is None:
        return Vague(f"XXXX-XX-XXT{part}", type="TIME")
    return Date("day", told[0] + int(slots.get("shift", 1)), part=part, anchor=told[1])
