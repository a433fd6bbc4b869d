"""Where a partner's case says otherwise than ours of the same documents, events and actors.

Only told, never applied: a person reads it and decides.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from ..analysis.rereading import same_claims
from .actors import actors_by_name
from .claims import claims_by_id
from .connection import Session
from .overlay import Standing, standing
from .partner_claims import actor_marks

Subject = Literal["event", "document", "actor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerConflict:
    """Something of ours (`subject`, `id`, `title`) of which the partner says otherwise.

    `what` is told in a word; `ours` and `theirs` are what each says, `by` who said it there,
    `decided` whether a person ruled on it here too.
    """

    subject: Subject
    id: str
    title: str
    what: str
    ours: str
    theirs: str
    by: str | None = None
    decided: bool = False

    def to_json(self) -> dict[str, Any]:
        """Every name above."""
        return asdict(self)


def conflicts(ours: Session, theirs: Session) -> list[PartnerConflict]:
    """Everything that is told otherwise there, documents first, then events, then actors."""
    shared = _shared(ours, theirs)
    found = [one for mine, other in shared for one in _of_document(mine, other)]
    found += _of_events(ours, theirs, shared)
    names = actors_by_name(ours)
    found += [
        PartnerConflict(
            subject="actor", id=mark.actor_id, title=mark.name, what=mark.what, ours=mark.ours,
            theirs=mark.theirs, decided=True,
        )
        for mark in actor_marks(ours, theirs, names)
        if mark.ours
    ]  # fmt: skip
    return found


Shared = list[tuple[sqlite3.Row, sqlite3.Row]]
DOCUMENTS = "select * from documents where not withdrawn and purged_at is null order by rowid"
COMPARED = (
    "published", "title", "publisher", "url", "sensitivity", "terms", "attribution",
    "embargo_until",
)  # fmt: skip


def _shared(ours: Session, theirs: Session) -> Shared:
    mine = {row["snapshot_sha256"]: row for row in ours.query(DOCUMENTS)}
    return [
        (mine[row["snapshot_sha256"]], row)
        for row in theirs.query(DOCUMENTS)
        if row["snapshot_sha256"] in mine
    ]


def _of_document(mine: sqlite3.Row, other: sqlite3.Row) -> Iterator[PartnerConflict]:
    for what in COMPARED:
        if other[what] and other[what] != mine[what]:
            yield PartnerConflict(
                subject="document", id=mine["id"], title=mine["title"] or mine["source"],
                what=what.replace("_", " "), ours=mine[what] or "not said", theirs=other[what],
                decided=bool(mine[what]),
            )  # fmt: skip


# --- events -----------------------------------------------------------------------------------


def _of_events(ours: Session, theirs: Session, shared: Shared) -> list[PartnerConflict]:
    """What the partner ruled on events that stand on the same claims as events of ours."""
    pairs: dict[tuple[str, str], None] = {}
    for mine, other in shared:
        for claim_id, their_claim in _same(ours, theirs, mine["id"], other["id"]):
            event, their_event = _event_of(ours, claim_id), _event_of(theirs, their_claim)
            if event and their_event:
                pairs[event, their_event] = None
    told = [one for pair in pairs for one in _of_event(ours, theirs, *pair)]
    return told + list(_grouped_otherwise(ours, list(pairs)))


def _same(ours: Session, theirs: Session, mine: str, other: str) -> Iterator[tuple[str, str]]:
    """Claims of one document that are the same here and there."""
    which = "select id from claims where document_id = ? and current"
    old, new = claims_by_id(ours, which, [mine]), claims_by_id(theirs, which, [other])
    named = list(new)
    found = same_claims(old, list(new.values()), same_text=False)
    return ((claim_id, named[number]) for number, claim_id in found.items())


def _event_of(session: Session, claim_id: str) -> str | None:
    row = session.one(
        """select event_id from evidence join events on events.id = evidence.event_id
        where claim_id = ? and active and not hidden""",
        claim_id,
    )
    return row["event_id"] if row else None


# Kind of ruling → the column that tells it.
RULED = {
    "confirm": "status", "reject": "status", "make": "status", "redate": "date", "settle": "date",
    "retitle": "title", "recertain": "certainty",
}  # fmt: skip


def _of_event(ours: Session, theirs: Session, mine: str, other: str) -> Iterator[PartnerConflict]:
    here, there = (
        session.one("select * from events where id = ?", name)
        for session, name in ((ours, mine), (theirs, other))
    )
    assert here is not None
    assert there is not None
    decided = {RULED[item.kind] for item in standing(ours, mine) if item.kind in RULED}
    for what, ruling in _ruled(standing(theirs, other)).items():
        if there[what] != here[what]:
            yield PartnerConflict(
                subject="event", id=mine, title=here["title"], what=what,
                ours=here[what] or "undated", theirs=there[what] or "undated", by=ruling.who,
                decided=what in decided,
            )  # fmt: skip


def _ruled(decisions: list[Standing]) -> dict[str, Standing]:
    """The last ruling on each column."""
    return {
        RULED[item.kind]: item
        for item in decisions
        if item.kind in RULED and (item.kind != "settle" or "date" in item.after)
    }


def _grouped_otherwise(ours: Session, pairs: list[tuple[str, str]]) -> Iterator[PartnerConflict]:
    """Events that are one there and several here, or several there and one here."""
    mine: dict[str, list[str]] = {}
    other: dict[str, list[str]] = {}
    for event, their_event in pairs:
        mine.setdefault(event, []).append(their_event)
        other.setdefault(their_event, []).append(event)
    split = [(name, "one event", f"{len(found)} events") for name, found in mine.items()
             if len(found) > 1]  # fmt: skip
    joined = [(found[0], f"{len(found)} events ({', '.join(found)})", "one event")
              for found in other.values() if len(found) > 1]  # fmt: skip
    for name, here, there in split + joined:
        row = ours.one("select title from events where id = ?", name)
        title = row["title"] if row else ""
        yield PartnerConflict(
            subject="event", id=name, title=title, what="grouping", ours=here, theirs=there
        )
