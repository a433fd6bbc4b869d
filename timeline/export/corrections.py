"""What a page said when it was last published, and what has been corrected since.

A page carries a record of what it says. When it is published again over the old one, the two are
compared: the corrections are printed with their day, and those of before stay. Old words are not
repeated, since they may be what had to go; old dates are.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from ..model import Event, Selection
from ..wording import date_words
from .loss import counted
from .words import certainty_marks, headline, one_line

FORMAT = "timeline-published"
FOUND = re.compile(
    rb'<script type="application/json" id="published">(.{0,50000000}?)</script>', re.DOTALL
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One correction: the day it was made (ISO), the event, what kind, and in words.

    `kind` is `redated`, `reworded`, `regraded`, `joined`, `removed` or `added`.
    """

    on: str
    kind: str
    words: str
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a page says: of each event its date, its words and how certain they are."""

    events: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()


def record(selection: Selection, previous: Record | None) -> Record:
    """The record of a selection, with every correction there ever was.

    What is stamped was not published: it prints the corrections and leaves the record as it was.
    """
    if previous is None:
        published = {} if selection.stamp else _said(selection)
        return Record(events=published)
    found = (*previous.corrections, *corrections(previous, selection))
    if selection.stamp:
        return Record(events=previous.events, corrections=previous.corrections)
    return Record(events=_said(selection), corrections=found)


def corrections(previous: Record, selection: Selection) -> Iterator[Correction]:
    """What is different from what was published, in the order of the page."""
    on = selection.made.date().isoformat()
    added = 0
    if not previous.events:
        return
    for event in selection.events:
        before = previous.events.get(event.id)
        if before is None:
            added += 1
        else:
            yield from _changes(event, before, on)
    here = {event.id: event for event in selection.events}
    for old in previous.events:
        if old not in here:
            yield _gone(old, here.get(selection.moved.get(old, "")), on)
    if added:
        yield Correction(on=on, kind="added", words=f"{counted(added, 'event')} added.")


def _changes(event: Event, before: Mapping[str, str], on: str) -> Iterator[Correction]:
    now, told = _event(event), f"“{headline(event)}”"
    if before.get("date") != now["date"]:
        words = f"The date of {told} was given as {_when(before.get('date', ''))}; "
        yield Correction(
            on=on, kind="redated", event=event.id, words=f"{words}it is {_when(now['date'])}."
        )
    if before.get("certainty") != now["certainty"]:
        words = f"How certain it is, and who says so, was given otherwise: it is {told}."
        yield Correction(on=on, kind="regraded", event=event.id, words=words)
    if before.get("title") != now["title"]:
        yield Correction(on=on, kind="reworded", event=event.id, words=f"{told} was reworded.")


def _gone(old: str, kept: Event | None, on: str) -> Correction:
    if kept is not None:
        words = f"Two lines were joined in “{headline(kept)}”."
        return Correction(on=on, kind="joined", event=kept.id, words=words)
    return Correction(on=on, kind="removed", event=old, words="A line was taken off this page.")


def _said(selection: Selection) -> dict[str, dict[str, str]]:
    return {event.id: _event(event) for event in selection.events}


def _event(event: Event) -> dict[str, str]:
    """What is compared; of the words only a fingerprint, which tells no more than that."""
    title = hashlib.sha256(one_line(event.title).encode("utf-8", "replace")).hexdigest()[:16]
    return {
        "date": event.date or "",
        "certainty": "; ".join(certainty_marks(event)),
        "title": title,
    }


def _when(date: str) -> str:
    try:
        return date_words(date) if date else "unknown"
    except ValueError:  # a record that somebody wrote by hand
        return one_line(date)


# --- in a page --------------------------------------------------------------------------------


def record_json(kept: Record) -> str:
    """The record as it stands in a page."""
    value = {
        "format": FORMAT,
        "version": 1,
        "events": {name: dict(said) for name, said in kept.events.items()},
        "corrections": [asdict(correction) for correction in kept.corrections],
    }
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def record_of(page: bytes | None) -> Record | None:
    """The record of a page that was published before; None where it has none that can be read."""
    match = FOUND.search(page or b"")
    if match is None:
        return None
    try:
        value = json.loads(match[1])
        if value["format"] != FORMAT:
            return None
        events = {str(name): _texts(said) for name, said in value["events"].items()}
        listed = tuple(_correction(given) for given in value["corrections"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None  # somebody edited the page; it is published as if for the first time
    return Record(events=events, corrections=listed)


def _texts(said: Mapping[str, Any]) -> dict[str, str]:
    return {str(name): str(value) for name, value in said.items()}


def _correction(given: Mapping[str, Any]) -> Correction:
    on, kind, words = (one_line(str(given[name])) for name in ("on", "kind", "words"))
    event = given["event"]
    return Correction(on=on, kind=kind, words=words, event=None if event is None else str(event))
