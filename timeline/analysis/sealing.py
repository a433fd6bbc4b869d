"""What is sensitive, off the record or under embargo leaves by no export and no option.

What was given on background leaves under the name that was agreed and under nothing else. Words
of what is sealed do not leave in the quotes and surroundings of its neighbours either.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..model import Claim, Event, Evidence, Loss

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
    """The event without what only the evidence left out gives: words, names, its date, who says so.

    What a person decided, and no evidence gives, stays.
    """
    gone = [item for item in event.evidence if item.claim_id not in {one.claim_id for one in left}]
    told = next((item.claim for item in left if item.relation == "supports"), None)

    def alone(value: Any, name: str) -> bool:
        """True where only evidence that was left out has this value."""
        has = [any(getattr(i.claim, name) == value for i in items) for items in (gone, left)]
        return value is not None and has == [True, False]

    if alone(event.title, "headline"):
        event = replace(event, title=told.headline if told else "")
    if alone(event.date, "date"):
        dated = (item.claim for item in left if item.claim.date is not None)
        event = _redated(event, next(dated, None))
    if alone(event.attributed_to, "attributed_to"):
        event = replace(event, attributed_to=told.attributed_to if told else None)
    if alone(event.certainty, "certainty") and told:
        event = replace(event, certainty=told.certainty)
    supporting = [item for item in left if item.relation == "supports"]
    return replace(
        event,
        disputed=event.disputed and len({item.claim.date for item in left} - {None}) > 1,
        actors=_distinct(name for item in left for name in item.claim.actors),
        places=_distinct(name for item in left for name in item.claim.places),
        origins=_distinct(item.origin for item in supporting if item.origin),
    )


def _redated(event: Event, claim: Claim | None) -> Event:
    """The event with the date of a claim; undated where there is none."""
    names = ("date", "earliest", "latest", "precision", "time", "utc_offset")
    values: dict[str, Any] = {name: getattr(claim, name, None) for name in names}
    return replace(event, how=claim.how if claim else "none", **values)


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
