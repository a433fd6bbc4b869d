"""What a case can hold that a format may not: the one list from which each names its losses.

A format says which of these it cannot carry; every event that has one is then named in its loss
report, in the same words whatever the format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ..edtf import QUALIFIERS
from ..model import Event, Loss, Selection
from .deeplink import safe_address
from .words import safe_text

Test = Callable[[Event], bool]


def _open(event: Event) -> bool:
    return event.date is not None and (event.earliest is None or event.latest is None)


def _set(event: Event) -> bool:
    date = event.date or ""
    return date[:1] in ("[", "{") and ("," in date or date[:1] == "{")


def _about(event: Event) -> bool:
    return any(mark in (event.date or "") for mark in QUALIFIERS)


def _rough(event: Event) -> bool:
    return event.date is not None and event.precision != "day"


def _against(event: Event) -> bool:
    return any(item.relation == "disputes" for item in event.evidence)


def _controls(event: Event) -> bool:
    return any(safe_text(item.claim.quote) != item.claim.quote for item in event.evidence)


def _unlinked(event: Event) -> bool:
    return any(safe_address(item.document.url) is None for item in event.evidence)


# What an event may have → how to tell, and the words of its loss.
FEATURES: dict[str, tuple[Test, str]] = {
    "undated": (lambda event: event.date is None, "undated, and so left out"),
    "open ends": (_open, "that its date has an open end"),
    "sets": (_set, "that its date is one of several, or all of them"),
    "about": (_about, "that its date is approximate or doubted"),
    "precision": (_rough, "that its date is not known to the day"),
    "before Christ": (
        lambda event: event.earliest is not None and event.earliest.year <= 0,
        "a year before Christ, and so left out",
    ),
    "clock": (lambda event: "T" in (event.date or ""), "the time of day"),
    "dispute": (lambda event: event.disputed, "which evidence gives which date of a dispute"),
    "against": (_against, "that a quote speaks against it"),
    "quotes": (lambda event: bool(event.evidence), "its quotes"),
    "actors": (lambda event: bool(event.actors), "who took part"),
    "places": (lambda event: bool(event.places), "where it was"),
    "tags": (lambda event: bool(event.tags), "its tags"),
    "notes": (lambda event: bool(event.notes), "its notes"),
    "translations": (
        lambda event: any(item.translations for item in event.evidence),
        "translations of its quotes",
    ),
    "controls": (_controls, "control and direction characters inside quotes"),
    "address": (_unlinked, "a document that has no address on the web"),
    "how": (lambda event: event.date is not None, "how its date is known"),
}
OFFSETS = "where each quote stands in its document (json has it)"
HASHES = "the hashes of the documents (json has them)"


def lost(selection: Selection, *names: str, also: Iterable[str] = ()) -> Iterator[Loss]:
    """A loss for every event that has one of the named features; `also` is lost of the whole.

    Raises KeyError for a name that is not in FEATURES.
    """
    for name in names:
        test, what = FEATURES[name]
        yield from (Loss(event_id=event.id, what=what) for event in selection.events if test(event))
    if selection.events:
        yield from (Loss(event_id=None, what=what) for what in also)
