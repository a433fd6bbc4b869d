"""Right of reply: what was put to whom, how and until when, and what came back.

It follows from the decisions that stand: `put`, then `answer` or `waive`. The id of what was put
is that of its decision.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from ..errors import TimelineError
from .connection import Session, writing
from .decisions import open_event
from .events import root, state
from .ledger import decision, insert_decision, lay_over
from .records import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An allegation that was put to an actor, and what became of it.

    Days are ISO. It is open until there is an `answer` (an empty one never is) or a reason why
    none is waited for (`waived`).
    """

    id: str
    actor_id: str
    actor: str
    allegation: str
    put_by: str
    how: str
    on: str
    event_id: str | None = None
    deadline: str | None = None
    answer: str | None = None
    answered_on: str | None = None
    waived: str | None = None

    @property
    def open(self) -> bool:
        """True while an answer is waited for."""
        return self.answer is None and self.waived is None

    def to_json(self) -> dict[str, Any]:
        """Every name above, and `open`."""
        return {**asdict(self), "open": self.open}


def put(session: Session, values: Mapping[str, Any], *, event_id: str | None) -> Decision:
    """Note that an allegation was put to an actor."""
    return _decide(session, "put", values, event_id)


def answer(session: Session, reply: Reply, values: Mapping[str, Any]) -> Decision:
    """Note what the actor answered."""
    return _decide(session, "answer", {"reply": reply.id, **values}, reply.event_id)


def waive(session: Session, reply: Reply, reason: str) -> Decision:
    """Note why no answer is waited for any more."""
    return _decide(session, "waive", {"reply": reply.id}, reply.event_id, reason=reason)


def _decide(
    session: Session,
    kind: str,
    after: Mapping[str, Any],
    event_id: str | None,
    *,
    reason: str | None = None,
) -> Decision:
    with writing(session.connection):
        event_id = root(session, event_id) if event_id else None
        row = open_event(session, event_id, None) if event_id else None
        parts = {event_id: "subject"} if event_id else {}
        before = {name: state(session, name) for name in parts}
        decision_id = insert_decision(session, kind, row, reason=reason, after=after, parts=parts)
        lay_over(session, decision_id, kind, parts, before, moves=False)
        return decision(session, decision_id)


def replies(session: Session) -> list[Reply]:
    """Everything that was put to anybody, in its order."""
    found: dict[str, Reply] = {}
    for row in session.query(
        """select * from decisions where kind in ('put', 'answer', 'waive')
        and coalesce(json_extract(after, '$.purged'), 0) = 0
        and id not in (select decision_id from undone) order by number"""
    ):
        after = json.loads(row["after"])
        if row["kind"] == "put":
            found[row["id"]] = _put(session, row, after)
        elif after["reply"] in found:
            told = found[after["reply"]]
            if row["kind"] == "waive":
                found[told.id] = replace(told, waived=row["reason"])
            else:
                found[told.id] = replace(told, answer=after["text"], answered_on=after["on"])
    return list(found.values())


def _put(session: Session, row: sqlite3.Row, after: Mapping[str, Any]) -> Reply:
    return Reply(
        id=row["id"],
        actor_id=after["actor"],
        actor=after["name"],
        allegation=after["allegation"],
        put_by=row["who"],
        how=after["how"],
        on=after["on"],
        event_id=root(session, row["event_id"]) if row["event_id"] else None,
        deadline=after.get("deadline"),
    )


def waiting(session: Session) -> dict[str, str]:
    """Whose reply is waited for, by the event it is about: the publishing gate asks."""
    return {item.event_id: item.actor for item in replies(session) if item.open and item.event_id}


def reply(session: Session, reply_id: str) -> Reply:
    """What was put under an id. Raises TimelineError where nothing stands under it."""
    for item in replies(session):
        if item.id == reply_id:
            return item
    raise TimelineError(f"nothing that stands was put as {reply_id}; `timeline reply list`")
