"""Events as a table for spreadsheets: one row an event, made to be edited and to come back.

The file is UTF-8 with a byte order mark, since Excel reads UTF-8 without one as the machine's old
code page and spoils every accent for good; line ends are CR LF (RFC 4180). A cell that a
spreadsheet would take for a formula gets an apostrophe before it.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from ..analysis import roundtrip
from ..analysis.roundtrip import defused, restored
from ..model import Event, Evidence, Loss, LossReport, Selection
from ..plugins import Format
from ..wording import date_words
from .loss import report
from .sources import place_words, translated
from .words import dated_by_words, headline, one_line, safe_text
from .writing import text_into

COLUMNS = (
    "id", "base", "stamp", "status", "date", "earliest", "latest", "precision", "date_words", "how",
    "dated_by", "headline", "title", "certainty", "attributed_to", "actors", "places", "tags",
    "disputed", "salience", "quotes", "sources", "links", "published", "evidence", "notes",
)  # fmt: skip
# Excel and LibreOffice cut a cell at 32,767 characters and say nothing.
CELL_LIMIT = 32_000

__all__ = [
    "CELL_LIMIT", "COLUMNS", "CSV", "base_of", "defused", "event_row", "restored", "table_losses",
    "table_rows", "write_csv",
]  # fmt: skip
NO_OFFSETS = Loss(
    event_id=None, what="where each quote stands in its document, and its hash (json has both)"
)


def write_csv(selection: Selection, out: BinaryIO) -> LossReport:
    """Write one row an event, in the order given."""
    out.write(codecs.BOM_UTF8)
    with text_into(out, newline="") as text:
        writer = csv.DictWriter(text, COLUMNS)
        writer.writeheader()
        writer.writerows(table_rows(selection))
    return report("csv", selection, table_losses(selection))


def table_rows(selection: Selection) -> Iterator[dict[str, str]]:
    """Every row as it is written: with its base and stamp, and nothing in it a formula."""
    for event in selection.events:
        row = event_row(event)
        stamped = row | {"base": base_of(row), "stamp": selection.stamp}
        yield {name: defused(stamped[name]) for name in COLUMNS}


def table_losses(selection: Selection) -> Iterator[Loss]:
    """What the table does not say."""
    if selection.events:
        yield NO_OFFSETS
    for event in selection.events:
        yield from losses_of(event, event_row(event))


def event_row(event: Event) -> dict[str, str]:
    """The cells of an event by column, before anything is defused; `base` and `stamp` are empty."""
    evidence = event.evidence
    row = dict.fromkeys(COLUMNS, "") | {
        "id": event.id,
        "status": event.status,
        "date": event.date or "",
        "earliest": _text(event.earliest),
        "latest": _text(event.latest),
        "precision": _text(event.precision),
        "date_words": date_words(event.date),
        "how": event.how,
        "dated_by": dated_by_words(event),
        "headline": headline(event),
        "title": event.title,
        "certainty": event.certainty,
        "attributed_to": _text(event.attributed_to),
        "actors": "; ".join(event.actors),
        "places": "; ".join(event.places),
        "tags": "; ".join(event.tags),
        "disputed": "yes" if event.disputed else "",
        "salience": f"{event.salience:.2f}",
        "quotes": _bounded(_quote_line(item) for item in evidence),
        "sources": _bounded(_unique(_source_words(item) for item in evidence)),
        "links": _bounded(_unique(item.document.url or "" for item in evidence)),
        "published": _bounded(_unique(item.document.published or "" for item in evidence)),
        "evidence": str(len(evidence)),
        "notes": _bounded(event.notes),
    }
    return {name: _fitting(safe_text(value)) for name, value in row.items()}


def base_of(row: Mapping[str, str]) -> str:
    """What tells whether a row, and which of its cells, was changed since it was exported."""
    return roundtrip.base_of(row, COLUMNS)


def losses_of(event: Event, row: Mapping[str, str]) -> Iterator[Loss]:
    """What the table does not say of this event."""
    if event.disputed:
        yield Loss(event_id=event.id, what="which evidence gives which date of a dispute")
    if any(cell.endswith(_CUT) for cell in row.values()):
        yield Loss(event_id=event.id, what="what a cell has no room for")
    if any(safe_text(item.claim.quote) != item.claim.quote for item in event.evidence):
        yield Loss(event_id=event.id, what="control and direction characters inside quotes")
    if any(";" in name for name in (*event.actors, *event.places, *event.tags)):
        yield Loss(event_id=event.id, what="the border between names that hold a semicolon")


def _quote_line(item: Evidence) -> str:
    against = "[disputes] " if item.relation == "disputes" else ""
    said = "" if item.claim.certainty == "stated" else f"[{item.claim.certainty}] "
    words = f"{against}{said}“{one_line(item.claim.quote)}” — {_source_words(item)}"
    return " ".join([words, *(f"[{one}]" for one in translated(item))])


def _source_words(item: Evidence) -> str:
    document = item.document
    named = document.publisher or document.title or document.source
    page = f"p. {item.page}" if item.page and not item.elsewhere else place_words(item)
    return one_line(", ".join(filter(None, (named, document.published or "undated", page))))


def _unique(values: Iterable[str]) -> Iterator[str]:
    return (value for value in dict.fromkeys(values) if value)


_CUT = "… (cut: the cell is full)"


def _fitting(cell: str) -> str:
    return cell if len(cell) <= CELL_LIMIT + len(_CUT) else cell[:CELL_LIMIT] + _CUT


def _bounded(lines: Iterable[str]) -> str:
    """Lines under each other, as many as a cell can hold."""
    held: list[str] = []
    room = CELL_LIMIT
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            return "\n".join([*held, _CUT])
        held.append(line)
    return "\n".join(held)


def _text(value: object) -> str:
    return "" if value is None else str(value)


CSV = Format(name="csv", suffix=".csv", media_type="text/csv", public=False, write=write_csv)
