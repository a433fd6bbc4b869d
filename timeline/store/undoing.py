"""Undoing: any decision, in any order, as long as nothing later is built on it."""

from __future__ import annotations

import json
import sqlite3

from ..errors import Conflict, TimelineError
from . import importing
from .byhand import set_made
from .connection import Session, update, writing
from .describing import settle_description
from .documents import set_withdrawn
from .events import root, state
from .ledger import (
    MOVES,
    SUBJECTS,
    decision,
    insert_decision,
    lay_over,
    refuse_stale,
    stands,
)
from .marking import settle_marks
from .partners import set_received
from .records import Decision
from .translating import set_translated
from .versions import reflag


def undo(
    session: Session, decision_id: str | None = None, *, version: int | None = None
) -> Decision:
    """Undo a decision, one's own last that stands where none is named; the undo can be undone.

    `version` is the version of its event that the person saw. Raises TimelineError where nothing
    is left to undo, Conflict where a later decision builds on it or the event was changed since.
    """
    with writing(session.connection):
        target = _last_standing(session) if decision_id is None else _known(session, decision_id)
        if not stands(session, target):
            raise TimelineError(f"decision {target['id']} is undone already")
        row = session.one("select * from events where id = ?", target["event_id"])
        if row is not None:
            refuse_stale(session, row, version)
        back, original = _reach(session, target)
        if json.loads(original["after"]).get("purged"):
            raise TimelineError(
                f"decision {original['id']} was about a document that was purged; it cannot be "
                "undone"
            )
        _check_dependents(session, original, redoing=back)
        return _undo(session, target, original)


def redo(session: Session, *, version: int | None = None) -> Decision:
    """Undo one's own last undo that stands."""
    row = session.one(
        """select id from decisions where kind = 'undo' and who = ?
        and id not in (select decision_id from undone)
        and undoes_id not in (select id from decisions where kind = 'undo')
        order by number desc limit 1""",
        session.who,
    )
    if row is None:
        raise TimelineError(f"{session.who} has undone nothing, so there is nothing to redo")
    return undo(session, row["id"], version=version)


def _last_standing(session: Session) -> sqlite3.Row:
    row = session.one(
        """select * from decisions where kind != 'undo' and who = ?
        and coalesce(json_extract(after, '$.purged'), 0) = 0
        and id not in (select decision_id from undone) order by number desc limit 1""",
        session.who,
    )
    if row is None:
        raise TimelineError(
            f"there is no decision of {session.who} to undo; `timeline log` shows everybody's, "
            "and any of them can be undone by its id"
        )
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


def original(session: Session, undo_id: str) -> sqlite3.Row:
    """The decision at the end of a chain of undos."""
    return _reach(session, _known(session, undo_id))[1]


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
    ruling = json.loads(original["after"])
    after = {name: ruling[name] for name in SUBJECTS if name in ruling}
    if original["kind"] == importing.KIND:  # it is what was decided with it
        after["decisions"] = [undo(session, one).id for one in importing.members(session, target)]
    undo_id = insert_decision(
        session, "undo", subject, reason=None, after=after, parts=parts, undoes=target["id"]
    )
    _mark_undone(session, target)
    holds = stands(session, original)
    if original["kind"] == "note":
        update(session.connection, "notes", ruling["note"], {"current": int(holds)})
    if original["kind"] == "withdraw":
        set_withdrawn(session, ruling["document"], holds)
        reflag(session, ruling["document"])
    if original["kind"] in ("make", importing.KIND) and "claims" in ruling:
        set_made(session, ruling, holds)
    if original["kind"] == "receive":
        set_received(session, ruling, holds)
    if original["kind"] == "describe":
        settle_description(session, ruling["document"])
    if original["kind"] == "translate":
        set_translated(session, ruling, holds)
    if original["kind"] == "mark":
        settle_marks(session, ruling)
    lay_over(session, undo_id, "undo", parts, before, moves=original["kind"] in MOVES)
    return decision(session, undo_id)


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
