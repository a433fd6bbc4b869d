"""What was known on a day. Three clocks are kept apart: when it happened, when it was published,
when it was captured."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from ..model import DocumentRecord, Event, Evidence
from .agreement import disputed, propose, relation
from .names import name_key, same_actor

Clock = Literal["published", "captured"]
CLOCKS: tuple[Clock, ...] = ("published", "captured")


def was_there(document: DocumentRecord, day: dt.date, clock: Clock) -> bool | None:
    """Whether a document was published, or captured, by the end of a day; None: nobody knows."""
    stamp = document.published if clock == "published" else document.captured
    return None if stamp is None else stamp[:10] <= day.isoformat()


def as_known(event: Event, day: dt.date, clock: Clock) -> Event | None:
    """The event as the evidence of that day tells it; None where nothing told of it yet.

    Where all of today's evidence was there, the event is as it is today, with what people ruled;
    else its title, date and certainty are those of the evidence that was there.
    """
    known = tuple(item for item in event.evidence if was_there(item.document, day, clock))
    if not known:
        return None
    if len(known) == len(event.evidence):
        return event
    claims = [item.claim for item in known]
    told = propose(claims)
    date = told.date
    return replace(
        event,
        title=told.title,
        date=date,
        earliest=date.earliest if date else None,
        latest=date.latest if date else None,
        precision=told.precision,
        how=told.how,
        dated_by=None,
        certainty=told.certainty,
        salience=told.salience,
        attributed_to=told.attributed_to,
        time=told.time,
        utc_offset=told.utc_offset,
        disputed=disputed(claims),
        actors=_named(event.actors, known),
        origins=tuple(dict.fromkeys(item.origin for item in known if item.origin)),
        evidence=tuple(
            replace(item, relation=relation(item.claim, date, told.certainty)) for item in known
        ),
    )


def _named(actors: Iterable[str], known: Sequence[Evidence]) -> tuple[str, ...]:
    """The actors that the evidence names, as they are called today."""
    names = {name_key(name) for item in known for name in item.claim.actors}
    return tuple(
        actor for actor in actors if any(same_actor(name_key(actor), name) for name in names)
    )
