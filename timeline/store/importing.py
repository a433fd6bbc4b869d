"""An import: many decisions made at once from a file, and taken back at once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from .connection import Session, writing
from .journal import as_json
from .ledger import decision, insert_decision, lay_over
from .records import Decision

KIND = "import"


def last_number(session: Session) -> int:
    """The number of the newest decision; 0 where there is none."""
    row = session.one("select coalesce(max(number), 0) from decisions")
    return int(row[0]) if row else 0


def decided_since(session: Session, number: int) -> list[str]:
    """The decisions made after that one, first to last."""
    rows = session.query("select id from decisions where number > ? order by number", number)
    return [row["id"] for row in rows]


def import_of(session: Session, decision_ids: Sequence[str], **told: str) -> Decision:
    """Write down that these decisions are one import."""
    with writing(session.connection):
        after = {"decisions": list(decision_ids), **told}
        made = insert_decision(session, KIND, None, reason=None, after=after, parts={})
        lay_over(session, made, KIND, {}, {}, moves=False)
        return decision(session, made)


def members(session: Session, target: sqlite3.Row) -> list[str]:
    """What undoing an import, or an undo of one, has to undo before, in that order.

    Only what stands: what somebody had undone by itself stays undone, and what told of a document
    that was purged cannot come back.
    """
    ids = json.loads(target["after"]).get("decisions", [])
    rows = session.query(
        """select decisions.id from decisions, json_each(?) as named
        where decisions.id = named.value
        and coalesce(json_extract(decisions.after, '$.purged'), 0) = 0
        and decisions.id not in (select decision_id from undone)
        order by decisions.number desc""",
        as_json(ids),
    )
    return [row["id"] for row in rows]
