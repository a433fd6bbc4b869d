"""What is sensitive, off the record or under embargo leaves by no export and no option.

What was given on background leaves under the name that was agreed and under nothing else. Words
of what is sealed do not leave in the quotes and surroundings of its neighbours either.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..model import Event, Evidence, Loss

Sealed = Mapping[str, Sequence[tuple[int, int]]]


def unsealed(
    event: Event, *, on: str | None, sealed: Sealed
) -> tuple[Event | None, tuple[Loss, ...]]:
    """The event as it may leave on a day (None: no embargo has ended), and what stays behind.

    None in place of the event where all of it stays behind.
    """
    why = sealed_because(event, on)
    if why is not None:
        return None, (Loss(event_id=event.id, what=why),)
    left, losses = [], []
    for item in event.evidence:
        why = sealed_because(item, on) or _unnameable(item) or _overlapping(item, sealed)
        if why is None:
            left.append(_named(_alone(item, sealed)))
        else:
            losses.append(Loss(event_id=event.id, what=f"without a quote, {why}"))
    if losses:
        event = _without_its_words(event, left)
    return replace(event, evidence=tuple(left)), tuple(losses)


def sealed_because(held: Event | Evidence, on: str | None) -> str | None:
    """Why something leaves by no option, in words that give nothing of it away; None: it may."""
    if held.sensitivity == "sensitive":
        return "sensitive"
    if held.terms == "off record":
        return "off the record"
    if held.embargo_until and (on is None or on < held.embargo_until):
        return "under embargo"
    return None


def _unnameable(item: Evidence) -> str | None:
    if item.terms == "background" and not item.attribution:
        return "given on background without a name that was agreed"
    return None


def _overlapping(item: Evidence, sealed: Sealed) -> str | None:
    spans = () if item.elsewhere else sealed.get(item.document.id, ())
    if any(start < item.claim.end and item.claim.start < end for start, end in spans):
        return "its words are those of something sealed"
    return None


def _alone(item: Evidence, sealed: Sealed) -> Evidence:
    """The evidence without the words around it, where its document holds something sealed."""
    if item.terms == "background" or item.document.id in sealed:
        return replace(item, prefix="", suffix="")
    return item


def _named(item: Evidence) -> Evidence:
    """The evidence under the name its source agreed to; on background nothing else names it."""
    if not item.attribution:
        return item
    document = replace(item.document, publisher=item.attribution)
    if item.terms == "background":
        document = replace(
            document, source=item.attribution, title=None, byline=None, url=None, parent=None,
            remarks=(), sensitivity="confidential",
        )  # fmt: skip
    return replace(item, document=document)


def _without_its_words(event: Event, left: Sequence[Evidence]) -> Event:
    """The event without names and words that only the evidence left out gives."""
    words = [item.claim.headline for item in left]
    strange = {item.claim.headline for item in event.evidence} - set(words)
    return replace(
        event,
        title=words[0] if words and event.title in strange else event.title,
        actors=_distinct(name for item in left for name in item.claim.actors),
        places=_distinct(name for item in left for name in item.claim.places),
    )


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
