"""Events that a person makes, and evidence that lies elsewhere than in a text.

Each piece says where it lies in its own way: a stretch of text, a region of a page or picture, a
stretch of a recording, or a reporter's note. What was seen or heard is typed by the person; those
words are kept as a text of their own beside the document's.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..edtf import Edtf
from ..errors import TimelineError, UsageError
from ..model import Certainty, Claim, Document, Locator
from .claims import insert_claims
from .connection import Session, update, writing
from .documents import begin_run, insert_text, passages, set_withdrawn
from .events import begin_event, insert_evidence, proposal_of, state
from .journal import as_json
from .ledger import decision, insert_decision, lay_over
from .locating import misplaced_in, place_of
from .records import Decision

# Readers of what no program reads, and so reads again.
KEPT, NOTED, TYPED, TABLE = "kept/1", "note/1", "typed/1", "table/1"
UNREAD = (KEPT, NOTED, TABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a person says happened."""

    title: str
    date: Edtf | None = None
    certainty: Certainty = "stated"
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """A document, the words that a person points at in it, and where they lie.

    `locator` None is a stretch of its text.
    """

    document_id: str
    words: str
    locator: Locator | None = None


def make(session: Session, told: Told, pointed: Pointed, program: str) -> Decision:
    """Make an event with its evidence; a decision, so that it can be undone.

    Raises UsageError where the evidence does not lie where it is said to.
    """
    with writing(session.connection):
        run_id = begin_run(session, "by hand", program, {})
        claim_id, claim = _claim(session, told, pointed, run_id)
        event_id = session.ids()
        begin_event(session, event_id, proposal_of([claim]), made_by="person", run_id=run_id)
        insert_evidence(session, event_id, claim_id, run_id=run_id)
        after: dict[str, Any] = {"claims": [claim_id]}
        if pointed.locator and pointed.locator.kind == "note":
            after["written"] = pointed.document_id
        row = session.one("select * from events where id = ?", event_id)
        before, parts = {event_id: state(session, event_id)}, {event_id: "subject"}
        decision_id = insert_decision(session, "make", row, reason=None, after=after, parts=parts)
        lay_over(session, decision_id, "make", parts, before, moves=False)
        session.fresh.clear()
        return decision(session, decision_id)


BY_HAND = "The date was given by hand."


def _claim(session: Session, told: Told, pointed: Pointed, run_id: str) -> tuple[str, Claim]:
    text_id, document, (start, end) = _stands(session, pointed)
    date = told.date
    claim = Claim(
        quote=document.text[start:end], start=start, end=end, headline=told.title,
        how="explicit" if date else "none", certainty=told.certainty, salience=1.0, date=date,
        earliest=date.earliest if date else None, latest=date.latest if date else None,
        precision=date.precision if date else None, actors=told.actors, places=told.places,
        reasons={"date": BY_HAND} if date else {},
    )  # fmt: skip
    [telling] = insert_claims(
        session, document, [claim], document_id=pointed.document_id, text_id=text_id, run_id=run_id
    )
    values: dict[str, Any] = {"made_by": "person"}
    locator = pointed.locator
    if locator is not None:
        values |= {"locator_kind": locator.kind, "locator": as_json(locator.to_json())}
        values |= {"page": locator.page} if locator.page else {}
    update(session.connection, "claims", telling.key, values)
    return telling.key, claim


def _stands(session: Session, pointed: Pointed) -> tuple[str, Document, tuple[int, int]]:
    """The text the words stand in, and where: the document's own, or a new one of these words."""
    row = session.one(
        """select texts.*, documents.withdrawn, snapshots.content from texts
        join documents on documents.id = texts.document_id
        join snapshots on snapshots.sha256 = documents.snapshot_sha256
        where texts.document_id = ? and texts.current""",
        pointed.document_id,
    )
    if row is None or row["withdrawn"]:
        raise TimelineError(f"document {pointed.document_id} is not in the case any more")
    locator = pointed.locator
    if locator is None or locator.kind == "note":
        pages = tuple(passages(session, pointed.document_id))
        return row["id"], Document(text=row["text"], passages=pages), _place(row, pointed)
    for wrong in misplaced_in(row["content"], locator):
        raise UsageError(wrong)
    document, text_id = Document(text=pointed.words, reader=TYPED), session.ids()
    insert_text(session, pointed.document_id, text_id, document, session.at(), current=False)
    return text_id, document, (0, len(pointed.words))


def _place(row: sqlite3.Row, pointed: Pointed) -> tuple[int, int]:
    places = list(place_of(row["text"], pointed.words))
    if len(places) != 1:
        many = f"{len(places)} times" if places else "not"
        more = "; quote more of it" if places else f"; `timeline show {row['document_id']} --text`"
        raise UsageError(
            f"“{pointed.words[:60]}” stands {many} in the text of document {row['document_id']}, "
            f"and a quote stands there letter for letter, once{more}"
        )
    return places[0]


def set_made(session: Session, ruling: dict[str, Any], stands: bool) -> None:
    """Let what a person made be there, or not; a withdrawn document keeps its evidence away."""
    if "written" in ruling:
        set_withdrawn(session, ruling["written"], not stands)
    names = json.dumps(ruling["claims"])
    session.connection.execute(
        "update claims set current = ? where id in (select value from json_each(?))",
        (int(stands), names),
    )
    session.connection.execute(
        """update evidence set active = ? and not (
          select withdrawn from documents join claims on claims.document_id = documents.id
          where claims.id = evidence.claim_id)
        where claim_id in (select value from json_each(?))""",
        (int(stands), names),
    )


def readable(session: Session, document_ids: Sequence[str]) -> list[str]:
    """Those documents that a program read, and can read again."""
    rows = session.query(
        """select document_id, reader from texts
        where current and document_id in (select value from json_each(?))""",
        json.dumps(list(document_ids)),
    )
    unread = {row["document_id"] for row in rows if row["reader"] in UNREAD}
    return [name for name in document_ids if name not in unread]
