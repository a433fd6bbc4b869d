"""What people rule. Rows are added and never edited; an undo is a decision too.

Every decision keeps what it was about (snapshot, quote with its surroundings, trigger), so that
it finds its place again after a document was read by a better program.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping
from typing import Any

from ..errors import Conflict, TimelineError, UsageError
from . import journal
from .claims import claims_by_id
from .connection import Session, insert, update, writing
from .events import proposal_of, rehome, root, settle, state
from .journal import as_json
from .records import Decision, DecisionKind

MOVES = ("merge", "split")


def decide(
    session: Session,
    kind: DecisionKind,
    event_id: str,
    *,
    version: int | None = None,
    reason: str | None = None,
    after: Mapping[str, Any] | None = None,
    others: Mapping[str, str] | None = None,
) -> Decision:
    """Add a decision about an event and lay it over the proposal, all in one transaction.

    `version` is the version the person saw; Conflict where somebody changed the event since.
    `others` are further events that take part, with their part.
    """
    with writing(session.connection):
        row = _open_event(session, event_id, version)
        parts = {event_id: "subject", **(others or {})}
        before = {name: state(session, name) for name in parts}
        decision_id = _insert(
            session, kind, row, reason=reason, after=after or {}, parts=parts, undoes=None
        )
        _settle(session, decision_id, kind, parts, before, moves=kind in MOVES)
        return decision(session, decision_id)


def _open_event(session: Session, event_id: str, version: int | None) -> sqlite3.Row:
    row = session.one("select * from events where id = ?", event_id)
    if row is None:
        raise TimelineError(f"there is no event {event_id}; `timeline list` shows them")
    if row["merged_into_id"]:
        raise TimelineError(
            f"event {event_id} was merged into {row['merged_into_id']}; decide about that one"
        )
    if row["hidden"]:
        raise TimelineError(f"event {event_id} has no evidence left; nothing can be decided")
    if version is not None and version != row["version"]:
        raise Conflict(
            f"event {event_id} was changed by {row['changed_by']} at {row['changed_at'][:19]}: "
            f"you saw version {version}, it is now version {row['version']} "
            f"({row['status']}, {row['date'] or 'undated'}: {row['title']}); nothing was changed, "
            "look again and repeat"
        )
    return row


def _insert(
    session: Session,
    kind: str,
    row: sqlite3.Row | None,
    *,
    reason: str | None,
    after: Mapping[str, Any],
    parts: Mapping[str, str],
    undoes: str | None,
) -> str:
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


def _settle(
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
        journal.write(
            session.connection,
            at=at,
            who=session.who,
            action=action,
            subject="event",
            subject_id=event_id,
            ids=session.ids,
            before={name: before[event_id][name] for name in changed if event_id in before},
            after={name: now[name] for name in changed},
            decision_id=decision_id,
        )


# --- kinds that need more than a value --------------------------------------------------------


def note(
    session: Session, event_id: str, text: str, *, version: int | None, private: bool
) -> Decision:
    """Write a note beside an event."""
    with writing(session.connection):
        _open_event(session, event_id, version)
        note_id = session.ids()
        row = {
            "id": note_id,
            "event_id": event_id,
            "text": text,
            "who": session.who,
            "at": session.at(),
            "private": int(private),
        }
        insert(session.connection, "notes", row)
        after = {"note": note_id, "text": text}
        return decide(session, "note", event_id, version=version, after=after)


def merge(session: Session, event_id: str, into: str, *, version: int | None) -> Decision:
    """Make one event of two: the evidence of the first goes to the second, which keeps its title
    and date."""
    with writing(session.connection):
        if event_id == into:
            raise UsageError("an event cannot be merged into itself; name two events")
        _open_event(session, into, None)
        return decide(
            session,
            "merge",
            event_id,
            version=version,
            after={"into": into},
            others={into: "into"},
        )


def split(
    session: Session, event_id: str, claim_ids: Collection[str], *, version: int | None
) -> Decision:
    """Take some claims out of an event and make an event of their own of them."""
    with writing(session.connection):
        row = _open_event(session, event_id, version)
        evidence = {
            item["claim_id"]: item["id"]
            for item in session.query(
                "select id, claim_id from evidence where event_id = ? and active", event_id
            )
        }
        strangers = sorted(set(claim_ids) - set(evidence))
        if strangers:
            raise UsageError(f"event {event_id} has no claim {strangers[0]} as evidence")
        if not claim_ids or len(set(claim_ids)) == len(evidence):
            raise UsageError("a split takes some of the event's claims, not none and not all")
        return _split(session, row, {name: evidence[name] for name in claim_ids}, set(evidence))


def _split(
    session: Session, row: sqlite3.Row, taken: Mapping[str, str], everything: set[str]
) -> Decision:
    marks = ", ".join("?" * len(everything))
    which = f"select id from claims where id in ({marks})"
    found = claims_by_id(session, which, sorted(everything))
    out = proposal_of([found[name] for name in sorted(taken)])
    left = proposal_of([found[name] for name in sorted(everything - set(taken))])
    made, at = session.ids(), session.at()
    insert(
        session.connection,
        "events",
        {
            "id": made,
            "version": 0,
            "title": out["title"],
            "undated": 1,
            "how": out["how"],
            "certainty": out["certainty"],
            "salience": out["salience"],
            "hidden": 1,
            "proposal": as_json(out),
            "made_by": "person",
            "made_at": at,
            "changed_at": at,
            "changed_by": session.who,
        },
    )
    after = {"made": made, "evidence": sorted(taken.values()), "left": left}
    return decide(session, "split", row["id"], after=after, others={made: "made"})


# --- undo -------------------------------------------------------------------------------------


def undo(session: Session, decision_id: str | None = None) -> Decision:
    """Undo a decision, the last that stands where none is named; the undo can be undone.

    Raises TimelineError where nothing is left to undo, Conflict where a later decision builds
    on it.
    """
    with writing(session.connection):
        target = _last_standing(session) if decision_id is None else _known(session, decision_id)
        if not _stands(session, target):
            raise TimelineError(f"decision {target['id']} is undone already")
        back, original = _reach(session, target)
        _check_dependents(session, original, redoing=back)
        return _undo(session, target, original)


def redo(session: Session) -> Decision:
    """Undo the last undo that stands."""
    row = session.one(
        """select id from decisions where kind = 'undo'
        and id not in (select decision_id from undone)
        and undoes_id not in (select id from decisions where kind = 'undo')
        order by number desc limit 1"""
    )
    if row is None:
        raise TimelineError("nothing was undone, so there is nothing to redo")
    return undo(session, row["id"])


def _last_standing(session: Session) -> sqlite3.Row:
    row = session.one(
        """select * from decisions where kind != 'undo'
        and id not in (select decision_id from undone) order by number desc limit 1"""
    )
    if row is None:
        raise TimelineError("there is no decision to undo")
    return row


def _known(session: Session, decision_id: str) -> sqlite3.Row:
    row = session.one("select * from decisions where id = ?", decision_id)
    if row is None:
        raise TimelineError(f"there is no decision {decision_id}; `timeline log` shows them")
    return row


def _reach(session: Session, target: sqlite3.Row) -> tuple[bool, sqlite3.Row]:
    """Whether undoing this brings a decision back, and the decision at the end of the chain."""
    back = False
    while target["kind"] == "undo":
        back = not back
        target = _known(session, target["undoes_id"])
    return back, target


def _check_dependents(session: Session, original: sqlite3.Row, *, redoing: bool) -> None:
    ruling = json.loads(original["after"])
    if original["kind"] == "split" and not redoing:
        later = session.one(
            """select decisions.id, decisions.kind, decisions.who from decision_events
            join decisions on decisions.id = decision_events.decision_id
            where decision_events.event_id = ? and decisions.id != ? and decisions.kind != 'undo'
            and decisions.id not in (select decision_id from undone)
            order by decisions.number desc limit 1""",
            ruling["made"],
            original["id"],
        )
        if later:
            raise Conflict(
                f"the event made by this split has a later decision ({later['kind']} by "
                f"{later['who']}); undo {later['id']} first"
            )
    if original["kind"] == "merge" and redoing:
        row = session.one("select merged_into_id from events where id = ?", original["event_id"])
        elsewhere = row is not None and row["merged_into_id"] is not None
        if elsewhere or root(session, ruling["into"]) == original["event_id"]:
            raise Conflict(
                f"event {original['event_id']} takes part in a later merge; undo that one first"
            )


def _undo(session: Session, target: sqlite3.Row, original: sqlite3.Row) -> Decision:
    parts = {
        row["event_id"]: row["part"]
        for row in session.query(
            "select event_id, part from decision_events where decision_id = ? order by rowid",
            original["id"],
        )
    }
    before = {name: state(session, name) for name in parts}
    subject = session.one("select * from events where id = ?", original["event_id"])
    undo_id = _insert(
        session, "undo", subject, reason=None, after={}, parts=parts, undoes=target["id"]
    )
    _mark_undone(session, target)
    if original["kind"] == "note":
        note_id = json.loads(original["after"])["note"]
        update(session.connection, "notes", note_id, {"current": int(_stands(session, original))})
    _settle(session, undo_id, "undo", parts, before, moves=original["kind"] in MOVES)
    return decision(session, undo_id)


def _stands(session: Session, row: sqlite3.Row) -> bool:
    return session.one("select 1 from undone where decision_id = ?", row["id"]) is None


def _mark_undone(session: Session, row: sqlite3.Row) -> None:
    """What is undone no longer stands; where it was an undo, what that took back stands again."""
    stands = False
    while True:
        verb = "delete from undone where decision_id = ?" if stands else MARK_UNDONE
        session.connection.execute(verb, (row["id"],))
        if row["kind"] != "undo":
            return
        row, stands = _known(session, row["undoes_id"]), not stands


MARK_UNDONE = "insert or ignore into undone (decision_id) values (?)"


# --- reading ----------------------------------------------------------------------------------

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
