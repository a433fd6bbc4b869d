"""What a page said when it was last published, and what has been corrected since.

A page carries a record of what it says. When it is published again over the old one, the two are
compared: the corrections are printed with their day, and those of before stay. The record holds no
words of an event, and every correction is put into words anew from what the event says today: what
had to go since, or has another name since, is not repeated. Old dates are.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..model import Event, Selection
from ..wording import date_words
from .loss import counted
from .words import certainty_words, headline, one_line

FORMAT = "timeline-published"
VERSION = 2  # in 1, certainty stood in words
FOUND = re.compile(
    rb'<script type="application/json" id="published">(.{0,50000000}?)</script>', re.DOTALL
)
CHANGED = ""  # in place of a fingerprint that a draft found to be another


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One correction: the day it was made (ISO), the event, and what kind.

    `kind` is `redated`, `reworded`, `regraded`, `joined`, `removed` or `added`. `before` and
    `after` are the dates (EDTF) of an event that was redated, `count` how many were added.
    """

    on: str
    kind: str
    event: str | None = None
    before: str | None = None
    after: str | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A correction in words; it links to an `event` that is on the page, else stands for it."""

    on: str
    words: str
    event: str | None
    link: bool
    anchor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a page says: of each event its date, and fingerprints of its words and certainty."""

    events: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()


def record(selection: Selection, previous: Record | None) -> Record:
    """The record of a selection, with every correction there ever was.

    What is stamped was not published: it corrects nothing, and of the record keeps only what it
    says itself and that other lines were there.
    """
    if previous is None:
        return Record(events={} if selection.stamp else _said(selection))
    kept = tuple(_known(correction, selection) for correction in previous.corrections)
    if selection.stamp:
        return Record(events=_still(selection, previous), corrections=kept)
    return Record(events=_said(selection), corrections=(*kept, *corrections(previous, selection)))


def _known(correction: Correction, selection: Selection) -> Correction:
    """The correction, without the dates of an event that is not on the page."""
    if correction.event in {event.id for event in selection.events}:
        return correction
    return Correction(
        on=correction.on, kind=correction.kind, event=correction.event, count=correction.count
    )


def _still(selection: Selection, previous: Record) -> dict[str, dict[str, str]]:
    said = _said(selection)
    found: dict[str, dict[str, str]] = {}
    for name, before in previous.events.items():
        now = said.get(name)
        found[name] = {} if now is None else {
            part: value if part == "date" or value == now.get(part) else CHANGED
            for part, value in before.items()
        }  # fmt: skip
    return found


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
            kept = selection.moved.get(old)
            kind = "joined" if kept in here else "removed"
            yield Correction(on=on, kind=kind, event=kept if kept in here else old)
    if added:
        yield Correction(on=on, kind="added", count=added)


def _changes(event: Event, before: Mapping[str, str], on: str) -> Iterator[Correction]:
    now = _event(event)
    if before.get("date", now["date"]) != now["date"]:
        yield Correction(
            on=on, kind="redated", event=event.id, before=before["date"], after=now["date"]
        )
    for part, kind in (("certainty", "regraded"), ("title", "reworded")):
        if before.get(part, now[part]) != now[part]:
            yield Correction(on=on, kind=kind, event=event.id)


def printed(kept: Record, selection: Selection) -> list[Printed]:
    """The corrections as sentences, told in the words that the events have today."""
    here = {event.id: event for event in selection.events}
    gone: set[str] = set()
    found = []
    for one in kept.corrections:
        anchor = one.kind == "removed" and one.event not in {*here, *gone}
        gone |= {one.event} if anchor and one.event else set()
        words = _words(one, here.get(one.event or ""))
        found.append(
            Printed(on=one.on, words=words, event=one.event, link=one.event in here, anchor=anchor)
        )
    return found


def _words(correction: Correction, event: Event | None) -> str:
    told = f"“{headline(event)}”" if event else "a line that is not here any more"
    if correction.kind == "added":
        return f"{counted(correction.count or 0, 'event')} added."
    if correction.kind == "removed":
        return "A line was taken off this page."
    if correction.kind == "joined":
        return f"Two lines were joined in {told}."
    if correction.kind == "reworded":
        return f"{told[0].upper()}{told[1:]} was reworded."
    if correction.kind == "regraded":
        return f"How certain it is, and who says so, was given otherwise: it is {told}."
    if event is None or correction.before is None or correction.after is None:
        return f"The date of {told} was corrected."
    before, after = _when(correction.before), _when(correction.after)
    return f"The date of {told} was given as {before}; it is {after}."


def _said(selection: Selection) -> dict[str, dict[str, str]]:
    return {event.id: _event(event) for event in selection.events}


def _event(event: Event) -> dict[str, str]:
    """What is compared; of the words only fingerprints, which tell no more than that."""
    return {
        "date": event.date or "",
        "certainty": _fingerprint(_certainty(event)),
        "title": _fingerprint(one_line(event.title)),
    }


def _certainty(event: Event) -> str:
    return "; ".join(certainty_words(event.certainty, one_line(event.attributed_to or "")))


def _fingerprint(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:16]


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
        "version": VERSION,
        "events": {name: dict(said) for name, said in kept.events.items()},
        "corrections": [_stored(correction) for correction in kept.corrections],
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
        events = {
            str(name): _said_before(said, value["version"])
            for name, said in value["events"].items()
        }
        listed = tuple(_correction(given) for given in value["corrections"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None  # somebody edited the page; it is published as if for the first time
    return Record(events=events, corrections=listed)


def _stored(correction: Correction) -> dict[str, Any]:
    values = {name: getattr(correction, name) for name in Correction.__slots__}
    return {name: value for name, value in values.items() if value is not None}


def _said_before(said: Mapping[str, Any], version: int) -> dict[str, str]:
    texts = {str(name): str(value) for name, value in said.items()}
    if version == 1 and "certainty" in texts:
        texts["certainty"] = _fingerprint(texts["certainty"])
    return texts


def _correction(given: Mapping[str, Any]) -> Correction:
    texts = {name: one_line(str(given[name])) for name in ("event", "before", "after")
             if given.get(name) is not None}  # fmt: skip
    count = re.match(r"\d+", str(given.get("count") or given.get("words") or ""))
    return Correction(
        on=one_line(str(given["on"])),
        kind=one_line(str(given["kind"])),
        count=int(count[0]) if count else None,
        **texts,
    )
