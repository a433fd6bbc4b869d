"""Who did what when, in entries that are only ever added, each with the hash of the one before.

The chain goes over a salted digest of the values, not over the values themselves, so that a
purge can take confidential values out and the chain still holds.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from .connection import Ids, insert
from .records import JournalEntry

BEGINNING = "0" * 64


def write(
    connection: sqlite3.Connection,
    *,
    at: str,
    who: str,
    action: str,
    subject: str,
    subject_id: str | None,
    ids: Ids,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    decision_id: str | None = None,
) -> None:
    """Add an entry at the end of the chain, inside the caller's transaction."""
    last = connection.execute(
        "select number, hash from journal order by number desc limit 1"
    ).fetchone()
    entry: dict[str, Any] = {
        "number": last["number"] + 1 if last else 1,
        "at": at,
        "who": who,
        "action": action,
        "subject": subject,
        "subject_id": subject_id,
        "decision_id": decision_id,
        "before": None if before is None else as_json(before),
        "after": None if after is None else as_json(after),
        "salt": ids(),
        "previous": last["hash"] if last else BEGINNING,
    }
    entry["digest"] = values_digest(entry)
    entry["hash"] = entry_hash(entry)
    insert(connection, "journal", entry)


def as_json(value: Any) -> str:
    """JSON with its names in order, so that equal values have equal text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def values_digest(entry: Mapping[str, Any]) -> str:
    """SHA-256 of salt, before and after."""
    return _sha256(as_json([entry["salt"], entry["before"], entry["after"]]))


CHAINED = (
    "number", "at", "who", "action", "subject", "subject_id", "decision_id", "digest", "previous",
)  # fmt: skip


def entry_hash(entry: Mapping[str, Any]) -> str:
    """SHA-256 of everything but the values, which their digest stands for."""
    return _sha256(as_json([entry[name] for name in CHAINED]))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def entries(
    connection: sqlite3.Connection, *, limit: int | None = None, event_id: str | None = None
) -> list[JournalEntry]:
    """The journal, newest first; of one event where its id is given."""
    where = "where subject_id = :event" if event_id else ""
    rows = connection.execute(
        f"select * from journal {where} order by number desc limit :limit",
        {"event": event_id, "limit": -1 if limit is None else limit},
    )
    return [_entry(row) for row in rows]


def _entry(row: sqlite3.Row) -> JournalEntry:
    return JournalEntry(
        number=row["number"],
        at=row["at"],
        who=row["who"],
        action=row["action"],
        subject=row["subject"],
        subject_id=row["subject_id"],
        decision_id=row["decision_id"],
        before=json.loads(row["before"]) if row["before"] else {},
        after=json.loads(row["after"]) if row["after"] else {},
    )


def _purged(connection: sqlite3.Connection) -> set[int]:
    """Entries whose values a purge took out, as its own entry tells."""
    rows = connection.execute("select after from journal where action = 'purge'")
    return {number for row in rows for number in json.loads(row["after"] or "{}")["entries"]}


def broken(connection: sqlite3.Connection) -> Iterator[str]:
    """What is wrong with the chain, one sentence each; nothing where it holds."""
    previous, number = BEGINNING, 0
    purged = _purged(connection)
    for row in connection.execute("select * from journal order by number"):
        number += 1
        if row["number"] != number:
            yield f"entries {number} to {row['number'] - 1} of the journal are missing"
            number = row["number"]
        if row["previous"] != previous:
            yield f"entry {number} of the journal does not follow the one before it"
        if row["hash"] != entry_hash(row):
            yield f"entry {number} of the journal was altered"
        elif row["salt"] is None and number not in purged:
            yield f"the values of entry {number} of the journal were taken out by no purge"
        elif row["salt"] is not None and row["digest"] != values_digest(row):
            yield f"the values of entry {number} of the journal were altered"
        previous = row["hash"]
    highest = connection.execute("select seq from sqlite_sequence where name = 'journal'")
    reached = highest.fetchone()
    if reached and reached[0] > number:
        yield f"entries {number + 1} to {reached[0]} of the journal are missing"
