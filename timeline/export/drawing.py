"""The columns that the one drawing reads, in the app and in the exported page.

Days are signed numbers (1970-01-01 is 0), null where an end is open. Columns cost a fraction of a
list of objects: 50,000 events are parsed and laid out between two frames.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal
from urllib.parse import urlsplit

from ..days import Day
from ..edtf import QUALIFIERS, Edtf, bounds
from ..model import CERTAINTIES, DocumentRecord, Event
from ..wording import date_words
from .words import one_line, safe_text, shorten

OPEN_START, OPEN_END, DISPUTED, ALL_OF = 1, 2, 4, 8
STATUSES = ("proposed", "confirmed", "rejected")
CERTAINTY_ORDER = CERTAINTIES[::-1]  # stated first: it gets the first colour
QUOTE = 240  # characters of a quote that a tooltip shows
# Of an approximate date ("about March 2014"), the middle part that is drawn as certain.
SURE_PART = 0.4


@dataclass(frozen=True, slots=True)
class Shape:
    """Where a date is drawn, in day numbers.

    `earliest` to `latest` is everything it may mean; between `sure_from` and `sure_to` it is
    certain, outside it fades. `members` are the days or stretches of a set.
    """

    earliest: int | None
    latest: int | None
    sure_from: int | None
    sure_to: int | None
    flags: int = 0
    members: tuple[tuple[int, int], ...] = ()


def payload(events: Iterable[Event], *, quotes: bool) -> dict[str, Any]:
    """The events as columns of plain values, in the order given.

    With `quotes`, the beginning of each event's first quote goes along, for the tooltip.
    """
    listed = list(events)
    shapes = [event_shape(event) for event in listed]
    tags, actors, sources = _Names(), _Names(), _Names()
    columns: dict[str, Any] = {
        "id": [event.id for event in listed],
        "title": [one_line(event.title) for event in listed],
        "when": [date_words(event.date) for event in listed],
        "earliest": [shape.earliest for shape in shapes],
        "latest": [shape.latest for shape in shapes],
        "sure_from": [shape.sure_from for shape in shapes],
        "sure_to": [shape.sure_to for shape in shapes],
        "flags": [shape.flags for shape in shapes],
        "members": {
            str(index): shape.members for index, shape in enumerate(shapes) if shape.members
        },
        "status": [STATUSES.index(event.status) for event in listed],
        "certainty": [CERTAINTY_ORDER.index(event.certainty) for event in listed],
        "published": [_published(event) for event in listed],
        "origins": [len(event.origins) for event in listed],
        "tags": [tags.numbers(event.tags) for event in listed],
        "actors": [actors.numbers(event.actors) for event in listed],
        "sources": [sources.numbers(source_names(event)) for event in listed],
    }
    columns["names"] = {
        "tags": tags.listed, "actors": actors.listed, "sources": sources.listed,
        "status": ["not reviewed", "confirmed", "rejected"], "certainty": list(CERTAINTY_ORDER),
    }  # fmt: skip
    if quotes:
        columns["quote"] = [_first_quote(event) for event in listed]
    return columns


def encode(columns: dict[str, Any]) -> tuple[bytes, str]:
    """The payload as JSON bytes, and a revision that changes when its content does."""
    raw = json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return raw, hashlib.blake2b(raw, digest_size=8).hexdigest()


class _Names:
    """Numbers names in the order they first appear."""

    def __init__(self) -> None:
        self.listed: list[str] = []
        self._number: dict[str, int] = {}

    def numbers(self, names: Iterable[str]) -> list[int]:
        return list(dict.fromkeys(self._add(one_line(name)) for name in names))

    def _add(self, name: str) -> int:
        if name not in self._number:
            self._number[name] = len(self.listed)
            self.listed.append(name)
        return self._number[name]


# --- shapes -----------------------------------------------------------------------------------


def event_shape(event: Event) -> Shape:
    """How the event's date is drawn; a disputed event shows every date its claims give."""
    if event.date is None:
        return Shape(None, None, None, None, DISPUTED if event.disputed else 0)
    shape = date_shape(event.date)
    if not event.disputed:
        return shape
    versions = sorted(
        {
            (earliest.number, latest.number)
            for earliest, latest in _versions(event)
            if earliest is not None and latest is not None
        }
    )
    if len(versions) < 2:
        return Shape(*_ends(shape), flags=shape.flags | DISPUTED, members=shape.members)
    first, last = versions[0][0], max(latest for _, latest in versions)
    return Shape(first, last, first, last, DISPUTED, tuple(versions))


def _versions(event: Event) -> list[tuple[Day | None, Day | None]]:
    return [
        (item.claim.earliest, item.claim.latest)
        for item in event.evidence
        if item.claim.date is not None
    ]


def _ends(shape: Shape) -> tuple[int | None, int | None, int | None, int | None]:
    return shape.earliest, shape.latest, shape.sure_from, shape.sure_to


@lru_cache(maxsize=65536)
def date_shape(date: Edtf) -> Shape:
    """How an EDTF date is drawn."""
    if date[0] in "[{":
        return _set_shape(date)
    begin, slash, end = date.partition("/")
    if slash:
        return _interval_shape(begin, end)
    earliest, latest = _numbers(date)
    if earliest is None or latest is None:
        return _open_shape(earliest, latest)
    if date.approximate and latest > earliest:
        return _fading_shape(earliest, latest, SURE_PART)
    return Shape(earliest, latest, earliest, latest)


def _numbers(text: str) -> tuple[int | None, int | None]:
    earliest, latest, _ = bounds(text)
    return earliest.number if earliest else None, latest.number if latest else None


def _open_shape(earliest: int | None, latest: int | None) -> Shape:
    flags = (OPEN_START if earliest is None else 0) | (OPEN_END if latest is None else 0)
    return Shape(earliest, latest, earliest, latest, flags)


def _fading_shape(earliest: int, latest: int, sure: float) -> Shape:
    margin = round((latest - earliest) * (1 - sure) / 2)
    return Shape(earliest, latest, earliest + margin, latest - margin)


def _interval_shape(begin: str, end: str) -> Shape:
    """Between the outermost days; an end known to a longer unit only, or about, fades over it."""
    earliest, latest = _numbers(f"{begin}/{end}")
    if earliest is None or latest is None:
        return _open_shape(earliest, latest)
    sure_from = _inner(begin, 1, earliest)
    sure_to = _inner(end, 0, latest)
    if sure_from > sure_to:
        sure_from = sure_to = (earliest + latest) // 2
    return Shape(earliest, latest, sure_from, sure_to)


def _inner(part: str, side: Literal[0, 1], otherwise: int) -> int:
    inner = _numbers(part)[side]
    if inner is None:
        return otherwise
    day_long = bounds(part).precision == "day"
    about = 3 if day_long and any(mark in part for mark in QUALIFIERS) else 0
    return inner + about if side else inner - about


def _set_shape(date: Edtf) -> Shape:
    """One of several days (or all of them); "one day from … to …" is a bar that fades both ways."""
    earliest, latest = _numbers(date)
    if earliest is None or latest is None:
        return _open_shape(earliest, latest)
    inner = [member.strip() for member in date[1:-1].split(",")]
    if len(inner) == 1:
        return _fading_shape(earliest, latest, 0.2)
    members = []
    for member in inner:
        first, last = _numbers(f"[{member}]")
        if first is not None and last is not None:
            members.append((first, last))
    flags = ALL_OF if date[0] == "{" else 0
    return Shape(earliest, latest, earliest, latest, flags, tuple(members))


# --- words ------------------------------------------------------------------------------------


def source_name(document: DocumentRecord) -> str:
    """Who published a document, as briefly as it can be said: outlet, host, else file name."""
    if document.publisher:
        return document.publisher
    host = urlsplit(document.url).hostname if document.url else None
    return host.removeprefix("www.") if host else document.source.rpartition("/")[2]


def source_names(event: Event) -> list[str]:
    """The sources of an event, each once."""
    return list(dict.fromkeys(source_name(item.document) for item in event.evidence))


def _published(event: Event) -> int | None:
    """The first day on which any of its documents was published."""
    days = [item.document.published for item in event.evidence if item.document.published]
    return min((Day.parse(day[:10]).number for day in days), default=None)


def _first_quote(event: Event) -> str:
    if not event.evidence:
        return ""
    return shorten(" ".join(safe_text(event.evidence[0].claim.quote).split()), QUOTE)
