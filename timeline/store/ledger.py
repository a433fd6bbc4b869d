"""The rows of decisions: how one is written down, laid over the proposals, and read again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping
from typing import Any

from ..errors import Conflict
from . import journal
from .connection import Session, insert
from .events import rehome, settle, state
from .journal import as_json
from .records import Decision

# Kinds that move evidence from one event to another.
MOVES = ("merge", "split")


def insert_decision(
    session: Session,
    kind: str,
    row: sqlite3.Row | None,
    *,
    reason: str | None,
    after: Mapping[str, Any],
    parts: Mapping[str, str],
    undoes: str | None = None,
) -> str:
    """Write a decision down with what it is about; gives its id. `parts`: event id → its part."""
    last = session.one("select max(number) from decisions")
    event_id = row["id"] if row else None
    decision_id = session.ids()
    columns = {
        "number": ((last[0] if last else None) or 0) + 1,
        "id": decision_id,
        "kind": kind,
        "at": session.at(),
        "who": session.who,
        "reason": reason,
        "event_id": event_id,
        "event_version": row["version"] if row else None,
        "undoes_id": undoes,
        "before": as_json({name: row[name] for name in SHOWN} if row else {}),
        "after": as_json(dict(after)),
        "about": as_json(about(session, parts)),
    }
    insert(session.connection, "decisions", columns)
    for name, part in parts.items():
        link = {"decision_id": decision_id, "event_id": name, "part": part}
        insert(session.connection, "decision_events", link)
    return decision_id


SHOWN = ("title", "status", "date", "certainty")


def refuse_stale(session: Session, row: sqlite3.Row, version: int | None) -> None:
    """Raise Conflict, with both versions, where an event was changed since a person saw it."""
    if version is None or version == row["version"]:
        return
    since = session.query(
        """select decisions.* from decision_events
        join decisions on decisions.id = decision_events.decision_id
        where decision_events.event_id = ? and decisions.event_version >= ?
        order by decisions.number""",
        row["id"],
        version,
    )
    yours = json.loads(since[0]["before"]) if since and since[0]["event_id"] == row["id"] else {}
    then = f" ({_in_short(yours)})" if yours else ""
    did = "".join(f", {item['who']}: {item['kind']}" for item in since[-3:])
    raise Conflict(
        f"event {row['id']} was changed by {row['changed_by']} at {row['changed_at'][:19]}{did}; "
        f"you saw version {version}{then}, it is now version {row['version']} "
        f"({_in_short(dict(row))}); nothing was changed, look again and repeat"
    )


def _in_short(values: Mapping[str, Any]) -> str:
    return f"{values['status']}, {values['date'] or 'undated'}: {values['title']}"


def about(session: Session, event_ids: Collection[str]) -> list[dict[str, Any]]:
    """The quotes an event stands on now, as they can be found again in any reading."""
    marks = ", ".join("?" * len(event_ids))
    rows = session.query(
        f"""select evidence.event_id, documents.snapshot_sha256 as sha256, claims.quote,
          claims.prefix, claims.suffix, claims.start, claims.end, claims.trigger_text as "trigger",
          claims.trigger_start, claims.date
        from evidence join claims on claims.id = evidence.claim_id
        join documents on documents.id = claims.document_id
        where evidence.event_id in ({marks}) and evidence.active
        order by documents.rowid, claims.start, claims.rowid""",
        *event_ids,
    )
    return [dict(row) for row in rows]


def lay_over(
    session: Session,
    decision_id: str,
    action: str,
    parts: Mapping[str, str],
    before: Mapping[str, Mapping[str, Any]],
    *,
    moves: bool,
) -> None:
    """Lay decisions over again for every event concerned, and write the journal."""
    at = session.at()
    first = list(parts)
    for event_id in first:
        settle(session, event_id, at=at, who=session.who, grow=True)
    if moves:
        concerned = rehome(session, first)
        for event_id in first + sorted(concerned - set(first)):
            settle(session, event_id, at=at, who=session.who, grow=event_id not in parts)
    for event_id in first:
        now = state(session, event_id)
        changed = [name for name in now if now[name] != before.get(event_id, {}).get(name)]
        _journal(
            session,
            action,
            "event",
            event_id,
            before={name: before[event_id][name] for name in changed if event_id in before},
            after={name: now[name] for name in changed},
            decision_id=decision_id,
        )
    row = session.one("select after from decisions where id = ?", decision_id)
    after = json.loads(row["after"]) if row else {}
    subject = next((name for name in SUBJECTS if name in after), None)
    if subject or not first:
        told = {name: after[name] for name in after if name not in (subject, *UNTOLD)}
        _journal(
            session, action, subject or "case", after.get(subject), after=told,
            decision_id=decision_id,
        )  # fmt: skip


# What a decision that is about no event can be about.
# What belongs to documents that came from a partner, whose own entries a purge can reach.
UNTOLD = ("marks", "notes")
SUBJECTS = ("document", "claim", "actor")


def _journal(
    session: Session,
    action: str,
    subject: str,
    subject_id: str | None,
    *,
    decision_id: str,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    journal.write(
        session.connection,
        at=session.at(),
        who=session.who,
        action=action,
        subject=subject,
        subject_id=subject_id,
        ids=session.ids,
        before=before,
        after=after,
        decision_id=decision_id,
    )


def stands(session: Session, row: sqlite3.Row) -> bool:
    """True where no undo of the decision stands."""
    return session.one("select 1 from undone where decision_id = ?", row["id"]) is None


DECISIONS = """
select decisions.*, undone.decision_id is not null as undone from decisions
left join undone on undone.decision_id = decisions.id
"""


def decision(session: Session, decision_id: str) -> Decision:
    """One decision."""
    row = session.one(f"{DECISIONS} where decisions.id = ?", decision_id)
    assert row is not None
    return _decision(row)


def decisions(session: Session, event_id: str | None = None) -> list[Decision]:
    """Decisions, newest first; of one event where its id is given."""
    where = (
        "where decisions.id in (select decision_id from decision_events where event_id = ?)"
        if event_id
        else ""
    )
    values = (event_id,) if event_id else ()
    rows = session.query(f"{DECISIONS} {where} order by decisions.number desc", *values)
    return [_decision(row) for row in rows]


def _decision(row: sqlite3.Row) -> Decision:
    return Decision(
        id=row["id"],
        number=row["number"],
        kind=row["kind"],
        at=row["at"],
        who=row["who"],
        event_id=row["event_id"],
        reason=row["reason"],
        undoes=row["undoes_id"],
        undone=bool(row["undone"]),
        before=json.loads(row["before"]),
        after=json.loads(row["after"]),
        about=tuple(json.loads(row["about"])),
    )
