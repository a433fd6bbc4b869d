"""Actors something is held against who are not heard."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from ..analysis.replies import ACCUSING, REPLYING, speaks
from .connection import Session
from .replies import replies


class Unheard(NamedTuple):
    """An actor, and what is held against them."""

    actor_id: str
    name: str
    headline: str


# A claim speaks against whoever it names as doing what is only alleged, or as having it done to.
ACCUSED = """
select actors.id, actors.name, claims.id as claim_id, claims.act, claims.certainty,
  claims.participants, claims.headline, claim_actors.name as written, claims.attributed_to
from claims
join documents on documents.id = claims.document_id and not documents.withdrawn
join claim_actors on claim_actors.claim_id = claims.id
join actors on actors.id = claim_actors.actor_id and actors.merged_into_id is null
where claims.current
order by actors.name, actors.id, claims.rowid
"""


def unheard(session: Session) -> Iterator[Unheard]:
    """Accused actors of whom no comment, denial, answer or waived answer is on record."""
    asked = _asked(session)
    accused: dict[str, tuple[str, str]] = {}
    heard: set[str] = set()
    for row in session.query(ACCUSED):
        roles = _roles(row)
        if row["act"] in REPLYING and "agent" in roles:
            heard.add(row["id"])
        if _accuses(row["certainty"], row["act"], roles):
            accused.setdefault(row["id"], (row["name"], row["headline"]))
    for actor_id, (name, headline) in accused.items():
        if actor_id not in heard | asked and not _heard(session, actor_id):
            yield Unheard(actor_id, name, headline)


def _asked(session: Session) -> set[str]:
    """Actors something was put to: there is an answer, or one is awaited, which is told apart."""
    return {item.actor_id for item in replies(session)}


def _roles(row: sqlite3.Row) -> set[str]:
    """The parts an actor has in a claim; a place has none that could be answered for."""
    return {
        part["role"]
        for part in json.loads(row["participants"])
        if part["name"] == row["written"] and part["kind"] != "place"
    }


def _accuses(certainty: str, act: str | None, roles: set[str]) -> bool:
    return (certainty == "alleged" and "agent" in roles) or (act in ACCUSING and "patient" in roles)


def _heard(session: Session, actor_id: str) -> bool:
    """True where a text that names the actor lets them speak."""
    names = [
        row["name"]
        for row in session.query("select name from actor_names where actor_id = ?", actor_id)
    ]
    rows = session.connection.execute(
        """select texts.text from texts where texts.current and texts.document_id in (
          select claims.document_id from claim_actors
          join claims on claims.id = claim_actors.claim_id
          join documents on documents.id = claims.document_id and not documents.withdrawn
          where claim_actors.actor_id = ?)""",
        (actor_id,),
    )
    return any(speaks(name, row["text"]) for row in rows for name in names)
