"""What people rule. Rows are added and never edited; an undo is a decision too.

Every decision keeps what it was about (snapshot, quote with its surroundings, trigger), so that
it finds its place again after a document was read by a better program.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from ..errors import TimelineError, UsageError
from .claims import claims_by_id
from .clearing import seen, verifiers
from .connection import Session, writing
from .documents import set_withdrawn
from .events import begin_event, proposal_of, state
from .journal import as_json
from .ledger import MOVES, decision, insert_decision, lay_over, refuse_stale
from .overlay import RULINGS, standing
from .records import Decision, DecisionKind, Stale
from .versions import reflag


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
        row = open_event(session, event_id, version)
        parts = {event_id: "subject", **(others or {})}
        before = {name: state(session, name) for name in parts}
        decision_id = insert_decision(
            session, kind, row, reason=reason, after=after or {}, parts=parts
        )
        lay_over(session, decision_id, kind, parts, before, moves=kind in MOVES)
        return decision(session, decision_id)


def open_event(session: Session, event_id: str, version: int | None) -> sqlite3.Row:
    """The row of an event that can be decided about. Raises TimelineError or Conflict."""
    row = session.one("select * from events where id = ?", event_id)
    if row is None:
        raise TimelineError(f"there is no event {event_id}; `timeline list` shows them")
    if row["merged_into_id"]:
        raise TimelineError(
            f"event {event_id} was merged into {row['merged_into_id']}; decide about that one"
        )
    if row["hidden"]:
        raise TimelineError(f"event {event_id} has no evidence left; nothing can be decided")
    refuse_stale(session, row, version)
    return row


# --- kinds that need more than a value --------------------------------------------------------


def order(session: Session, event_ids: Sequence[str]) -> Decision:
    """Say in which order events of one day happened."""
    with writing(session.connection):
        rows = [open_event(session, name, None) for name in event_ids]
        days = {(row["earliest_day"], row["latest_day"], row["undated"]) for row in rows}
        if len(set(event_ids)) < 2 or len(set(event_ids)) < len(event_ids):
            raise UsageError("an order needs two events or more, each named once")
        if len(days) > 1 or rows[0]["undated"]:
            raise UsageError("only events of the same date are put in order by hand")
        parts = {name: f"place {number}" for number, name in enumerate(event_ids, 1)}
        before = {name: state(session, name) for name in parts}
        after = {"order": list(event_ids)}
        decision_id = insert_decision(
            session, "order", rows[0], reason=None, after=after, parts=parts
        )
        lay_over(session, decision_id, "order", parts, before, moves=False)
        return decision(session, decision_id)


def merge(session: Session, event_id: str, into: str, *, version: int | None) -> Decision:
    """Make one event of two: the evidence of the first goes to the second, which keeps its title
    and date."""
    with writing(session.connection):
        if event_id == into:
            raise UsageError("an event cannot be merged into itself; name two events")
        open_event(session, into, None)
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
        row = open_event(session, event_id, version)
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
    made = session.ids()
    begin_event(session, made, out, made_by="person", hidden=True)
    after = {"made": made, "evidence": sorted(taken.values()), "left": left}
    return decide(session, "split", row["id"], after=after, others={made: "made"})


def verify(session: Session, event_id: str, how: str, *, version: int | None) -> Decision:
    """Say that it is so, and how that was established."""
    return decide(session, "verify", event_id, version=version, after={"how": how})


def clear(session: Session, event_id: str, *, version: int | None) -> Decision:
    """Let an event be published as it stands now; for a second person to do."""
    with writing(session.connection):
        row = open_event(session, event_id, version)
        names = verifiers(standing(session, event_id))
        if row["status"] != "confirmed":
            raise TimelineError(
                f"event {event_id} is {row['status']}; its quotes are read and confirmed before it "
                "is cleared"
            )
        if not names:
            raise TimelineError(
                f"event {event_id} is not verified; somebody says how it was established before "
                "somebody else clears it"
            )
        if session.who.casefold() in [name.casefold() for name in names]:
            raise TimelineError(
                f"event {event_id} was verified by {session.who}; another person clears it "
                "(--as NAME)"
            )
        return decide(
            session, "clear", event_id, version=version, after={"seen": seen(session, event_id)}
        )


def stale(session: Session) -> list[Stale]:
    """Claims of decided events that today's program reads otherwise, until somebody rules anew."""
    rows = session.query(
        """select claims.*, evidence.event_id from claims
        join evidence on evidence.claim_id = claims.id and evidence.active
        where claims.stale is not null and claims.current and not exists (
          select 1 from decision_events join decisions
            on decisions.id = decision_events.decision_id
          where decision_events.event_id = evidence.event_id and decisions.at > claims.stale_at
          and decisions.kind in (select value from json_each(?))
          and decisions.id not in (select decision_id from undone))
        order by claims.rowid""",
        as_json(sorted(RULINGS)),
    )
    return [
        Stale(
            claim_id=row["id"],
            document_id=row["document_id"],
            event_id=row["event_id"],
            quote=row["quote"],
            why=row["stale"],
            decisions=tuple(item.kind for item in standing(session, row["event_id"])),
        )
        for row in rows
    ]


# --- documents --------------------------------------------------------------------------------


def withdraw(session: Session, document_id: str, reason: str) -> Decision:
    """Take a document out of the case: its claims are evidence no more. Nothing is deleted."""
    with writing(session.connection):
        rows = session.query(
            """select distinct evidence.event_id from evidence
            join claims on claims.id = evidence.claim_id
            where claims.document_id = ? and evidence.active order by evidence.rowid""",
            document_id,
        )
        parts = {row["event_id"]: "touched" for row in rows}
        before = {name: state(session, name) for name in parts}
        decision_id = insert_decision(
            session, "withdraw", None, reason=reason, after={"document": document_id}, parts=parts
        )
        set_withdrawn(session, document_id, True)
        reflag(session, document_id)
        lay_over(session, decision_id, "withdraw", parts, before, moves=False)
        return decision(session, decision_id)
