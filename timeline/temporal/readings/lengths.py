"""Readings of durations and repetitions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from ..anchors import Context
from ..moments import (
    CLOCK_UNITS,
    MONTHS_IN,
    Date,
    Length,
    Moment,
    Repetition,
    Vague,
    floor,
    shift,
)
from ..notation import length_value

Slots = dict[str, Any]
CLOCK = re.compile(r"\d{1,2}[.:]\d\d\b")


def length(slots: Slots, context: Context) -> Moment | None:
    """'six months', 'several years', 'two-day'."""
    count = slots.get("count")
    if slots["unit"] == "hour" and CLOCK.match(context.text, context.start, context.end):
        words = context.text[context.start : context.end].split()
        if "hour word" in context.lexicon.classes(words[-1].lower()):
            return None  # Dutch: '15.30 uur' is a clock time
    if count is not None and count > 100_000 and slots["unit"] not in CLOCK_UNITS:
        return None
    return Length(count, slots["unit"], slots.get("mod"))


def unchanged_length(slots: Slots, context: Context) -> Moment | None:
    """'sechs Jahre lang'."""
    moment = slots["length"]
    return moment if isinstance(moment, Length) else None


def named_length(slots: Slots, context: Context) -> Moment | None:
    """'jahrelang', 'півроку': a length in one word, its value in the lexicon."""
    value = str(slots["value"])
    unit = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour"}.get(value[-1], "day")
    digits = value.strip("PTYMWDH")
    return Length(float(digits) if digits not in ("X", "") else None, unit, value=value)


def length_and_half(slots: Slots, context: Context) -> Moment | None:
    """'two and a half years' is P2.5Y, 'a minute and a half' PT1M30S."""
    unit, count = slots["unit"], slots["count"]
    if unit in ("minute", "hour"):
        return Length(count, unit, more=((30, "second" if unit == "minute" else "minute"),))
    return Length(count + 0.5, unit)


def two_lengths(slots: Slots, context: Context) -> Moment | None:
    """'a year and two months', 'two hours and 10 minutes'."""
    first, second = slots["first"], slots["second"]
    if not isinstance(first, Length) or not isinstance(second, Length):
        return None
    if first.count is None or second.count is None or first.unit == second.unit:
        return None
    if first.value or second.value:  # 'yearlong, weeklong'
        return None
    return replace(first, more=((second.count, second.unit),))


def qualified(slots: Slots, context: Context) -> Moment | None:
    """'more than three years', 'nearly a month'."""
    moment = slots["length"]
    if isinstance(moment, Length | Vague | Date):
        return replace(moment, mod=slots["mod"])
    return None


def reaching(slots: Slots, context: Context) -> Moment | None:
    """'the past two months', 'the next five years': a length that ends or begins today."""
    moment, sign = slots["length"], int(slots["sign"])
    if not isinstance(moment, Length):
        return None
    begin = context.today()
    if begin is None or moment.count is None or moment.unit in CLOCK_UNITS:
        return moment
    unit = moment.unit if moment.unit != "fortnight" else "week"
    if unit not in MONTHS_IN and unit not in ("day", "week", "weekend"):
        return moment
    far = shift(unit, begin[0], sign * int(moment.count))
    if far is None:
        return moment
    near_date, far_date = Date("day", begin[0]), Date("day", far)
    ends = (far_date, near_date) if sign < 0 else (near_date, far_date)
    return replace(moment, begin=ends[0], end=ends[1])


def opening(slots: Slots, context: Context) -> Moment | None:
    """'the first nine months (of the year)': a length from the beginning of the year on."""
    moment, year = slots["length"], slots.get("year")
    if not isinstance(moment, Length):
        return None
    begin = context.begins()
    if isinstance(year, Date):
        first = year.first
    elif begin is not None:
        first = floor("year", begin[0])
    else:
        return moment
    if moment.count is None or moment.unit not in MONTHS_IN:
        return moment
    last = shift(moment.unit, first, int(moment.count))
    if last is None:
        return moment
    return replace(moment, begin=Date("day", first), end=Date("day", last - 1))


def repetition(slots: Slots, context: Context) -> Moment | None:
    """'daily', 'every Monday', 'twice a week'."""
    unit, weekday = slots.get("unit"), slots.get("weekday")
    if weekday is not None:
        return Repetition(f"XXXX-WXX-{weekday}", slots.get("quant"), slots.get("freq"))
    if (month := slots.get("month")) is not None:
        return Repetition(f"XXXX-{int(month):02d}", slots.get("quant"), slots.get("freq"))
    if (season := slots.get("season")) is not None:
        return Repetition(f"XXXX-{season}", slots.get("quant"), slots.get("freq"))
    if (part := slots.get("part")) is not None:
        return Repetition(f"XXXX-XX-XXT{part}", slots.get("quant"), slots.get("freq"))
    if (value := slots.get("value")) is not None:
        return Repetition(str(value), slots.get("quant"), slots.get("freq"))
    count = slots.get("count", 1)
    size = Length(count, str(unit))
    freq = slots.get("freq")
    times = slots.get("times")
    if times is not None:
        freq = f"{int(times)}X"
    return Repetition(length_value(size), slots.get("quant"), freq)


def vague(slots: Slots, context: Context) -> Moment | None:
    """'now', 'recently', 'soon', 'the past'."""
    return Vague(str(slots["value"]))
