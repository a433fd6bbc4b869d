"""Readings of dates that need nothing but themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..anchors import Context
from ..moments import SEASON_BEGINS, Date, Moment, Vague, date_of, floor
from ..years import by_tense, nearest_year, story_year

Slots = dict[str, Any]
ORDERS = {"DMY": (2, 1, 0), "MDY": (2, 0, 1), "YMD": (0, 1, 2)}


def calendar_day(slots: Slots, context: Context) -> Moment | None:
    """'March 5, 2014', '5 March': the year from the words, or from what stands around."""
    month, day, year = int(slots["month"]), int(slots["day"]), slots.get("year")
    if isinstance(year, int):
        year = date_of("year", year)
    if isinstance(year, Vague):
        return Vague(f"XXXX-{month:02d}-{day:02d}", unit="day") if day <= 31 else None
    if isinstance(year, Date):
        date = date_of("day", year.first.year, month, day, anchor=year.anchor)
        if date is None:
            context.why.append(f"there is no day {year.first.year}-{month:02d}-{day:02d}")
        return date
    if date_of("day", 2000, month, day) is None:
        context.why.append(f"there is no day {day} in month {month}")
        return None
    found = nearest_year(context, month, day)
    if found is None:
        return Vague(f"XXXX-{month:02d}-{day:02d}", unit="day")
    return date_of("day", found[0], month, day, anchor=found[1])


def calendar_month(slots: Slots, context: Context) -> Moment | None:
    """'March 2014', 'March of that year'."""
    month, year = int(slots["month"]), slots["year"]
    if isinstance(year, Vague):
        return Vague(f"XXXX-{month:02d}", unit="month")
    if isinstance(year, Date):
        return date_of("month", year.first.year, month, anchor=year.anchor)
    return date_of("month", int(year), month)


def calendar_year(slots: Slots, context: Context) -> Moment | None:
    """'2014'."""
    if int(slots["year"]) == 0:
        context.why.append("there is no year 0")
        return None
    return date_of("year", int(slots["year"]))


def year_in_signs(slots: Slots, context: Context) -> Moment | None:
    """'2014年'; '3年' is a length or a year of an era we do not know."""
    year = int(slots["year"])
    return date_of("year", year) if 1000 <= year <= 2999 else None


def year_of_century(slots: Slots, context: Context) -> Moment | None:
    """''68', ''08': the century that brings it nearest to publication, else the last one."""
    short = int(slots["year"])
    base = context.published.year if context.published else 2029
    century = base // 100 * 100
    year = century + short
    return date_of("year", year if year <= base + 1 else year - 100)


def year_before_christ(slots: Slots, context: Context) -> Moment | None:
    """'480 BC': astronomical year -479."""
    return date_of("year", 1 - int(slots["year"]))


def decade(slots: Slots, context: Context) -> Moment | None:
    """'the 1990s', 'the nineties', 'the 470s BC'."""
    begin = int(slots["decade"])
    if slots.get("era"):
        return date_of("decade", 1 - begin - 9)
    if begin % 100 == 0 and slots.get("century", True):
        return date_of("century", begin) if begin >= 1000 else None
    return date_of("decade", begin)


def decade_of_number(slots: Slots, context: Context) -> Moment | None:
    """'die 1990er Jahre', 'los años 90', 'les années 1990'."""
    begin = int(slots["decade"])
    if begin % 10 or not (20 <= begin <= 90 or 1000 <= begin <= 2090):
        return None
    return date_of("decade", begin if begin > 99 else 1900 + begin)


def century(slots: Slots, context: Context) -> Moment | None:
    """'the 18th century' is 1700-1799, value 17; 'the 4th century BC' is 400-301 BC."""
    number = int(slots["ordinal"])
    if not 1 <= number <= 30:
        return None
    if slots.get("era"):
        return date_of("century", 1 - number * 100)
    return date_of("century", (number - 1) * 100) if number > 1 else date_of("century", 0)


def season(slots: Slots, context: Context) -> Moment | None:
    """'spring 2014', 'the summer': winter begins in the year it is named by."""
    name, year = slots["season"], slots.get("year")
    if isinstance(year, Vague):
        return Vague(f"XXXX-{name}", unit="season")
    if isinstance(year, Date):
        return date_of("season", year.first.year, SEASON_BEGINS[name], anchor=year.anchor)
    if year is not None:
        return date_of("season", int(year), SEASON_BEGINS[name])
    return _nearest_part(context, "season", SEASON_BEGINS[name], name)


def _nearest_part(context: Context, unit: str, month: int, name: str) -> Moment:
    begin = context.begins()
    if begin is None:
        return Vague(f"XXXX-{name}", unit=unit)
    day, anchor = begin
    year = day.year
    if not context.narrative:
        years = [date_of(unit, year + step, month) for step in (0, -1, 1)]
        known = [date for date in years if date is not None]
        return replace(by_tense(context, known), anchor=anchor) if context.published else known[0]
    date = date_of(unit, story_year(context, month) or year, month)
    return replace(date, anchor=anchor) if date else Vague(f"XXXX-{name}", unit=unit)


def quarter(slots: Slots, context: Context) -> Moment | None:
    """'the third quarter of 2015'; without a year the latest one begun (83 of 85)."""
    number, year = int(slots["quarter"]), slots.get("year")
    if not 1 <= number <= 4:
        return None
    month = number * 3 - 2
    if isinstance(year, Date):
        return date_of("quarter", year.first.year, month, anchor=year.anchor)
    if isinstance(year, Vague):
        return Vague(f"XXXX-Q{number}", unit="quarter")
    return _latest_begun(context, "quarter", month, f"XXXX-Q{number}")


def half(slots: Slots, context: Context) -> Moment | None:
    """'the second half of 2008'; without a year the latest one begun."""
    number, year = int(slots["half"]), slots.get("year")
    if number not in (1, 2):
        return None
    month = number * 6 - 5
    if isinstance(year, Date):
        return date_of("half", year.first.year, month, anchor=year.anchor)
    if isinstance(year, Vague):
        return Vague(f"XXXX-H{number}", unit="half")
    return _latest_begun(context, "half", month, f"XXXX-H{number}")


def _latest_begun(context: Context, unit: str, month: int, value: str) -> Moment | None:
    begin = context.begins()
    if begin is None:
        return Vague(value, unit=unit)
    day, anchor = begin
    ahead = context.looks_ahead()
    date = date_of(unit, day.year, month)
    if date is not None and date.first > day and not ahead:
        date = date_of(unit, day.year - 1, month)
    if date is not None and ahead and date.last < day:
        date = date_of(unit, day.year + 1, month)
    return date and replace(date, anchor=anchor)


def fiscal_year(slots: Slots, context: Context) -> Moment | None:
    """'fiscal 1989', 'fiscal year 2007'; over two years ('2021/22') named by the one it ends in."""
    if slots.get("first") is not None:
        return date_of("fiscal", int(slots["first"]) + 1)
    year = slots["year"]
    if isinstance(year, Date):
        return replace(year, unit="fiscal", first=floor("year", year.first))
    return None


def numeric_date(slots: Slots, context: Context) -> Moment | None:
    """'25/04/2016', '2016-08-24', '3/4/2021' (a set of two days while the order is unknown)."""
    mark, *parts = slots["numeric"]
    lengths = [len(part) for part in parts]
    numbers = [int(part) for part in parts]
    if lengths[0] == 4:
        return _ordered(numbers, "YMD", context) if max(lengths[1:]) <= 2 else None
    if max(lengths[:2]) > 2 or lengths[2] == 3:
        return None
    if lengths[2] == 4:
        years = [numbers[2]]
    elif lengths[2] == 2 and mark != "-":
        years = [_full_year(numbers[2], context)]
    else:
        return None
    if not 1000 <= years[0] <= 2999:
        context.why.append(f"no calendar of ours has a year {years[0]} in numbers")
        return None
    return _either_order(numbers[0], numbers[1], years[0], context, mark)


def _full_year(short: int, context: Context) -> int:
    base = context.published.year + 10 if context.published else 2039
    year = base // 100 * 100 + short
    return year if year <= base else year - 100


def _ordered(numbers: list[int], order: str, context: Context) -> Date | None:
    year, month, day = (numbers[place] for place in ORDERS[order])
    if not 1000 <= year <= 2999:
        return None
    date = date_of("day", year, month, day)
    if date is None:
        context.why.append(f"there is no day {year}-{month:02d}-{day:02d}")
    return date


def _either_order(one: int, two: int, year: int, context: Context, mark: str) -> Date | None:
    month_first, day_first = date_of("day", year, one, two), date_of("day", year, two, one)
    if month_first is None and day_first is None:
        context.why.append(f"there is no day {one}{mark}{two}{mark}{year} in either order")
        return None
    if month_first is None or day_first is None or one == two:
        return month_first or day_first
    if mark == "." and not context.order:
        return replace(day_first, reason="dots between the numbers: day first")
    if context.order in ("DMY", "MDY", "YMD"):
        date = month_first if context.order == "MDY" else day_first
        return replace(date, reason=context.order_reason)
    return replace(
        min(month_first, day_first, key=lambda date: date.first),
        others=(max(month_first.first, day_first.first),),
        reason="the order of day and month is unknown",
    )


def numeric_day(slots: Slots, context: Context) -> Moment | None:
    """'25.04.': day before month wherever dots stand between them."""
    day, month = (int(part) for part in slots["pair"])
    if not 1 <= month <= 12:
        return None
    return calendar_day({"month": month, "day": day}, context)


def numeric_month(slots: Slots, context: Context) -> Moment | None:
    """'2016-08'; '2007-08' is two years, as the number grows."""
    year, month = int(slots["yyyy"]), int(slots["mm"])
    return None if month > year % 100 else date_of("month", year, month)


def stamp(slots: Slots, context: Context) -> Moment | None:
    """'2016-08-24T10:30:00Z'."""
    text = slots["stamp"]
    year, month, day = (int(part) for part in text[:10].split("-"))
    date = date_of("day", year, month, day) if year else None
    clock, offset = text[11:19] if text[16:17] == ":" else text[11:16], None
    rest = text[11 + len(clock) :].lstrip(".,0123456789")
    if rest == "Z":
        offset = "+00:00"
    elif rest[:1] in "+-" and len(rest) >= 5:
        offset = f"{rest[:3]}:{rest[-2:]}"
    if date is None or int(clock[:2]) > 24 or int(clock[3:5]) > 59:
        return None
    return replace(date, clock=clock, offset=offset)
