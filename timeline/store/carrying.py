"""What becomes of claims that a new reading of their document does not have, or tells otherwise.

What nobody decided about goes; what somebody decided about stays, points into the new text where
its words stand there, and is marked as stale where they do not.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from ..model import Document
from .claims import surroundings
from .connection import Session, insert, update
from .quotes import find_quote

GONE = "today's program finds no happening in these words"
NOT_IN_TEXT = "its words are not in the text as it is read today"


@dataclass(slots=True)
class Reading:
    """One document being written again."""

    session: Session
    document: Document
    document_id: str
    text_id: str
    run_id: str
    same_text: bool
    at: str


def keep_earlier(session: Session, claim_id: str) -> None:
    """A copy of the row as it was, under an id of its own, not current."""
    row = session.one("select * from claims where id = ?", claim_id)
    assert row is not None
    insert(session.connection, "claims", {**dict(row), "id": session.ids(), "current": 0})


def is_decided(session: Session, claim_id: str) -> bool:
    """True where a person said anything about the claim or an event it is evidence of, ever."""
    row = session.one(
        """select 1 from evidence join decision_events
          on decision_events.event_id in (evidence.event_id, evidence.home_event_id)
        where evidence.claim_id = ?1
        union all
        select 1 from decisions where json_extract(after, '$.claim') = ?1""",
        claim_id,
    )
    return row is not None


def mark_stale(reading: Reading, claim_id: str, why: str | None) -> None:
    """Say why a person must look at a claim again; None: they need not."""
    values = {"stale": why, "stale_at": reading.at if why else None}
    update(reading.session.connection, "claims", claim_id, values)


def leave(reading: Reading, missing: set[str]) -> tuple[set[str], set[str]]:
    """What is not found any more: taken out, or kept as stale where somebody decided about it."""
    session = reading.session
    lost, kept = set(), set()
    for claim_id in sorted(missing):
        if is_decided(session, claim_id):
            mark_stale(reading, claim_id, GONE if _carried(reading, claim_id) else NOT_IN_TEXT)
            kept.add(claim_id)
        else:
            update(session.connection, "claims", claim_id, {"current": 0})
            session.connection.execute(
                "update evidence set active = 0 where claim_id = ?", (claim_id,)
            )
            lost.add(claim_id)
    return lost, kept


def _carried(reading: Reading, claim_id: str) -> bool:
    """Whether the quote stands in the new text; there the claim then points."""
    row = reading.session.one("select * from claims where id = ?", claim_id)
    assert row is not None
    if row["text_id"] == reading.text_id:
        return True
    place = _found(reading.document.text, row)
    if place is None:
        return False
    keep_earlier(reading.session, claim_id)
    moved = place - row["start"]
    values: dict[str, Any] = {
        "text_id": reading.text_id, "start": place, "end": row["end"] + moved,
        **surroundings(reading.document.text, place, row["end"] + moved),
    }  # fmt: skip
    for name in ("trigger_start", "trigger_end"):
        values[name] = None if row[name] is None else row[name] + moved
    update(reading.session.connection, "claims", claim_id, values)
    return True


def _found(text: str, row: sqlite3.Row) -> int | None:
    state, place = find_quote(
        text, row["quote"], start=row["start"], prefix=row["prefix"], suffix=row["suffix"]
    )
    return place if state in ("exact", "moved") else None


def carry_by_hand(reading: Reading) -> None:
    """Quotes that people chose point into the new text, where they stand in it."""
    rows = reading.session.query(
        """select id from claims where document_id = ? and current and made_by != 'machine'
        and locator_kind = 'text' and text_id != ?""",
        reading.document_id,
        reading.text_id,
    )
    for row in rows:
        mark_stale(reading, row["id"], None if _carried(reading, row["id"]) else NOT_IN_TEXT)
