"""Events as all-day entries of a calendar (iCalendar, RFC 5545), where a calendar has such days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, BinaryIO

from ..days import Day
from ..model import Event, LossReport, Selection
from ..plugins import Format
from ..wording import date_words
from .features import HASHES, OFFSETS, lost
from .loss import report
from .sources import claim_words, in_order, quote_link, source_words, stamped, told, translated
from .spans import Clock, clock, ends
from .words import one_line, safe_text

if TYPE_CHECKING:
    from icalendar import Calendar

NOT_CARRIED = (
    "undated", "open ends", "sets", "about", "precision", "before Christ", "dispute", "controls",
)  # fmt: skip


def write_ics(selection: Selection, out: BinaryIO) -> LossReport:
    """Write one entry an event; undated events, and those before the year 1, have no place."""
    kept = [event for event in selection.events if _days(event) is not None]
    losses = lost(selection, *NOT_CARRIED, also=[OFFSETS, HASHES])
    out.write(_calendar(selection, kept).to_ical())
    return report("ics", selection, losses, written=len(kept))


def _calendar(selection: Selection, events: list[Event]) -> Calendar:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//investigative-timeline//export//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", stamped(selection.stamp, one_line(selection.title)))
    for event in events:
        calendar.add_component(_entry(event, selection))
    return calendar


def _entry(event: Event, selection: Selection) -> Any:
    from icalendar import Event as Entry

    entry = Entry()
    entry.add("uid", f"{event.id}@investigative-timeline")
    entry.add("dtstamp", selection.made.astimezone(dt.UTC))
    days, at = _days(event), _moment(event)
    assert days is not None
    if at is not None:
        entry.add("dtstart", at)
    else:
        entry.add("dtstart", days[0])
        entry.add("dtend", days[1] + dt.timedelta(days=1))  # the end is exclusive
    entry.add("summary", stamped(selection.stamp, told(event)))
    entry.add("description", description(event))
    entry.add("status", "CONFIRMED" if event.status == "confirmed" else "TENTATIVE")
    entry.add("transp", "TRANSPARENT")
    if event.places:
        entry.add("location", ", ".join(one_line(name) for name in event.places))
    if event.tags:
        entry.add("categories", [one_line(tag) for tag in event.tags])
    if link := next((found for item in in_order(event) if (found := quote_link(item))), None):
        entry.add("url", link)
    return entry


def description(event: Event) -> str:
    """The date in words, then each quote with its source and its address."""
    parts = [f"Date: {date_words(event.date)}"]
    if event.actors:
        parts.append(f"Actors: {', '.join(one_line(name) for name in event.actors)}")
    parts += [f"Note: {safe_text(note)}" for note in event.notes]
    for item in in_order(event):
        standing = claim_words(item)
        source = source_words(item) + (f" ({standing})" if standing else "")
        link = quote_link(item)
        lines = [f"“{safe_text(item.claim.quote)}”", *translated(item), source]
        parts.append("\n".join([*lines, link] if link else lines))
    return "\n\n".join(parts)


def _days(event: Event) -> tuple[dt.date, dt.date] | None:
    span = ends(event)
    if span is None or span[0].year < 1 or span[1].year > 9998:
        return None
    return _date(span[0]), _date(span[1])


def _date(day: Day) -> dt.date:
    return dt.date(*day.parts)


def _moment(event: Event) -> dt.datetime | None:
    """The moment of an event whose time of day and offset are known."""
    at, days = clock(event.date), _days(event)
    if at is None or at.offset is None or days is None:
        return None
    local = dt.datetime.combine(days[0], dt.time(at.hour, at.minute, at.second), _zone(at))
    return local.astimezone(dt.UTC)  # an offset without a place has no name in a calendar


def _zone(at: Clock) -> dt.timezone:
    assert at.offset is not None
    hours, minutes = at.offset[1:].split(":")
    distance = dt.timedelta(hours=int(hours), minutes=int(minutes))
    return dt.timezone(-distance if at.offset[0] == "-" else distance)


ICS = Format(name="ics", suffix=".ics", media_type="text/calendar", public=True, write=write_ics)
