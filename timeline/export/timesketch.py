"""Rows for Timesketch: points in time only, so one row for each bound of an event.

Beside its dates each event brings when its documents were published and captured: three clocks,
told apart by `timestamp_desc`.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from ..days import Day
from ..model import Event, Evidence, Loss, LossReport, Selection
from ..plugins import Format
from ..wording import date_words
from .csv import defused
from .features import HASHES, OFFSETS, lost
from .loss import report
from .sources import in_order, quote_link, source_words, stamped, told
from .spans import clock, ends
from .words import one_line, safe_text
from .writing import text_into

YEARS = range(1700, 10_000)
COLUMNS = (
    "message", "datetime", "timestamp", "timestamp_desc", "tag", "event_id", "edtf", "date_text",
    "precision", "source_url", "quote", "status", "certainty", "attributed_to", "actors", "place",
)  # fmt: skip
NOT_CARRIED = (
    "undated",
    "open ends",
    "sets",
    "about",
    "dispute",
    "against",
    "notes",
    "controls",
    "translations",
)
OUTSIDE = "a year that Timesketch does not have (1700 to 9999)"


def write_jsonl(selection: Selection, out: BinaryIO) -> LossReport:
    """Write one JSON object a row; tags are a list."""
    with text_into(out) as text:
        for row in rows(selection):
            text.write(json.dumps(row, ensure_ascii=False) + "\n")
    return _report("timesketch", selection)


def write_table(selection: Selection, out: BinaryIO) -> LossReport:
    """Write the same rows as a table."""
    with text_into(out, newline="") as text:
        table = csv.DictWriter(text, COLUMNS)
        table.writeheader()
        for row in rows(selection):
            cells = row | {"tag": ",".join(row["tag"])}
            table.writerow({name: defused(str(cells[name])) for name in COLUMNS})
    return _report("timesketch-csv", selection)


def _report(name: str, selection: Selection) -> LossReport:
    losses = list(lost(selection, *NOT_CARRIED, also=[OFFSETS, HASHES]))
    dated = [event for event in selection.events if ends(event)]
    outside = [event for event in dated if not any(_bounds(event))]
    losses += [Loss(event_id=event.id, what=OUTSIDE) for event in outside]
    return report(name, selection, losses, written=len(dated) - len(outside))


def rows(selection: Selection) -> Iterator[dict[str, Any]]:
    """The rows of every event that has a place between 1700 and 9999."""
    for event in selection.events:
        for when, words in _bounds(event):
            yield _row(event, when, words, selection.stamp)
        if any(_bounds(event)):
            seen = set()
            for item in in_order(event):
                for when, words in _clocks(item):
                    if (item.document.id, words) not in seen:
                        seen.add((item.document.id, words))
                        yield _row(event, when, words, selection.stamp, item)


def _bounds(event: Event) -> Iterator[tuple[dt.datetime, str]]:
    """The moments of the event itself."""
    span = ends(event)
    if span is None or span[0].year not in YEARS or span[1].year not in YEARS:
        return
    at = clock(event.date)
    if at is not None and at.offset is not None:
        offset = dt.datetime.strptime(at.offset.replace(":", ""), "%z").tzinfo
        moment = dt.time(at.hour, at.minute, at.second, tzinfo=offset)
        yield dt.datetime.combine(_date(span[0]), moment), "event (time of day)"
    elif event.earliest == event.latest:
        yield _midnight(span[0]), "event (day precision)"
    else:
        if event.earliest is not None:
            yield _midnight(span[0]), "event start (earliest)"
        if event.latest is not None:
            yield _midnight(span[1]), "event end (latest)"


def _clocks(item: Evidence) -> Iterator[tuple[dt.datetime, str]]:
    document = item.document
    if document.published and Day.parse(document.published[:10]).year in YEARS:
        yield _midnight(Day.parse(document.published[:10])), "article published"
    if document.captured:
        when = dt.datetime.fromisoformat(document.captured)
        yield when if when.tzinfo else when.replace(tzinfo=dt.UTC), "captured"


def _row(
    event: Event, when: dt.datetime, words: str, stamp: str, item: Evidence | None = None
) -> dict[str, Any]:
    shown = item or next(iter(in_order(event)), None)
    microseconds = (when - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)) // dt.timedelta(microseconds=1)
    message = told(event) if item is None else f"{told(event)} — {source_words(item)}"
    return {
        "message": stamped(stamp, message),
        "datetime": when.isoformat(),
        "timestamp": microseconds,
        "timestamp_desc": words,
        "tag": [*stamp.lower().split(), *(one_line(tag) for tag in event.tags)],
        "event_id": event.id,
        "edtf": event.date,
        "date_text": date_words(event.date),
        "precision": event.precision or "",
        "source_url": (quote_link(shown) if shown else None) or "",
        "quote": safe_text(shown.claim.quote) if shown else "",
        "status": event.status,
        "certainty": event.certainty,
        "attributed_to": one_line(event.attributed_to or ""),
        "actors": "; ".join(one_line(name) for name in event.actors),
        "place": "; ".join(one_line(name) for name in event.places),
    }


def _date(day: Day) -> dt.date:
    return dt.date(*day.parts)


def _midnight(day: Day) -> dt.datetime:
    return dt.datetime.combine(_date(day), dt.time(tzinfo=dt.UTC))


TIMESKETCH = Format(
    name="timesketch",
    suffix=".timesketch.jsonl",
    media_type="application/jsonl",
    public=False,
    write=write_jsonl,
)
TIMESKETCH_CSV = Format(
    name="timesketch-csv",
    suffix=".timesketch.csv",
    media_type="text/csv",
    public=False,
    write=write_table,
)
