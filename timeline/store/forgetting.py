"""What decisions and journal kept of a document that is purged: the words go, the acts stay."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from .connection import Session, update
from .journal import as_json

# What a decision keeps of itself, so that merges and splits around it still hold.
STRUCTURE = ("into", "made", "evidence", "document", "claim", "actor", "order")


@contextmanager
def unguarded(connection: sqlite3.Connection) -> Iterator[None]:
    """Without the triggers against editing decisions and journal, for as long as it takes."""
    triggers = connection.execute(
        "select name, sql from sqlite_master where type = 'trigger' and name like '%_never_edited'"
    ).fetchall()
    for name, _ in triggers:
        connection.execute(f'drop trigger "{name}"')
    yield
    for _, sql in triggers:
        connection.execute(sql)


def forget_decisions(
    session: Session,
    subjects: list[str],
    emptied: list[str],
    kept: list[str],
    digests: list[str],
) -> None:
    """Take the words out of decisions about what is purged; who decided what when stays."""
    gone = set(emptied)
    for row in session.query(
        """select distinct decisions.* from decisions
        left join decision_events on decision_events.decision_id = decisions.id
        where decision_events.event_id in (select value from json_each(?1))
        or decisions.kind = 'receive'
        or json_extract(after, '$.document') in (select value from json_each(?2))
        or json_extract(after, '$.claim') in (select value from json_each(?2))""",
        json.dumps([*emptied, *kept]),
        json.dumps(subjects),
    ):
        parts = session.query(
            "select event_id from decision_events where decision_id = ?", row["id"]
        )
        after = json.loads(row["after"])
        about = [item for item in json.loads(row["about"]) if item["sha256"] not in digests]
        values: dict[str, Any] = {"before": "{}", "about": as_json(about)}
        told = after.get("document") in subjects or after.get("claim") in subjects
        if "marks" in after:  # of what came from a partner, what is left stays as it was marked
            after["marks"] = [
                mark for mark in after["marks"]
                if not {mark.get(name) for name in ("document", "claim")} & set(subjects)
            ]  # fmt: skip
        whole = told or row["event_id"] in gone or all(p["event_id"] in gone for p in parts)
        whole = whole and row["kind"] != "receive"
        if whole:
            left = {name: after[name] for name in STRUCTURE if name in after}
            values |= {"after": as_json({**left, "purged": True}), "reason": None}
        else:
            values["after"] = as_json({**after, **{n: {} for n in ("seen", "left") if n in after}})
        update(session.connection, "decisions", row["id"], values)


def forget_entries(session: Session, subjects: list[str]) -> list[int]:
    """Take the values out of journal entries about what is purged; gives their numbers."""
    rows = session.query(
        """select number from journal where action != 'purge'
        and (before is not null or after is not null)
        and (subject_id in (select value from json_each(?1))
          or decision_id in (select id from decisions where json_extract(after, '$.purged')))
        order by number""",
        json.dumps(subjects),
    )
    numbers = [row["number"] for row in rows]
    session.connection.execute(
        """update journal set before = null, after = null, salt = null
        where number in (select value from json_each(?))""",
        (json.dumps(numbers),),
    )
    return numbers
