"""Events: what the machine proposes, and what stands after decisions.

The machine writes `home_event_id` and `proposal`; a person's decisions lie over them. `settle`
lays them over again whenever one is made or undone, so every state follows from the proposal
and the decisions that stand.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from ..analysis.agreement import disputed, propose, relation
from ..model import Claim, MadeBy
from .claims import claims_of_event
from .clearing import clearance
from .connection import Session, insert, update
from .journal import as_json
from .overlay import Standing, is_ruled, overlay, standing
from .rows import date_columns, edtf


def proposal_of(claims: Sequence[Claim]) -> dict[str, Any]:
    """The machine's proposal, as it is stored."""
    return asdict(propose(claims))


def begin_event(
    session: Session,
    event_id: str,
    proposal: Mapping[str, Any],
    *,
    made_by: MadeBy = "machine",
    run_id: str | None = None,
    hidden: bool = False,
) -> None:
    """An event of which nothing is settled yet: `settle` gives it its date and version 1."""
    at = session.at()
    row = {
        "id": event_id, "version": 0, "title": proposal["title"], "undated": 1,
        "how": proposal["how"], "certainty": proposal["certainty"],
        "salience": proposal["salience"], "hidden": int(hidden), "proposal": as_json(proposal),
        "made_by": made_by, "run_id": run_id, "made_at": at, "changed_at": at,
        "changed_by": session.who,
    }  # fmt: skip
    insert(session.connection, "events", row)


def insert_evidence(
    session: Session,
    event_id: str,
    claim_id: str,
    *,
    evidence_id: str | None = None,
    run_id: str | None = None,
    score: float | None = None,
    reasons: Sequence[str] = (),
    flag: str | None = None,
) -> None:
    """Put a claim into an event, which is its home; `flag` says why to look at it again."""
    row = {
        "id": evidence_id or session.ids(), "event_id": event_id, "home_event_id": event_id,
        "claim_id": claim_id, "score": score, "reasons": as_json(list(reasons)),
        "run_id": run_id, "added_at": session.at(), "flag": flag,
    }  # fmt: skip
    insert(session.connection, "evidence", row)


def settle(session: Session, event_id: str, *, at: str, who: str, grow: bool) -> None:
    """Lay the decisions that stand over the proposal; `grow` counts the version up."""
    row = session.one("select * from events where id = ?", event_id)
    assert row is not None
    decisions = standing(session, event_id)
    proposal = _proposal(session, row, ruled=is_ruled(decisions))
    ruling = overlay(proposal, decisions)
    found = claims_of_event(session, event_id)
    date = edtf(ruling.values["date"])
    values = {
        **ruling.values,
        "proposal": as_json(proposal),
        **date_columns(date, date.earliest if date else None, date.latest if date else None),
        "precision": date.precision if date else None,
        "disputed": int(disputed(list(found.values())) and not date_chosen(decisions, found)),
        "hidden": int(ruling.values["merged_into_id"] is not None or not found),
        "version": row["version"] + int(grow),
        "changed_at": at if grow else row["changed_at"],
        "changed_by": who if grow else row["changed_by"],
    }
    update(session.connection, "events", event_id, values)
    _relate(session, event_id, found, values)
    _set_tags(session, event_id, ruling.tags)
    update(session.connection, "events", event_id, clearance(session, event_id, decisions))


def date_chosen(decisions: Sequence[Standing], claim_ids: Collection[str]) -> bool:
    """True where a person chose between the dates of all the claims that are evidence now."""
    settled = [item for item in decisions if item.kind == "settle"]
    of_dates = [item.after for item in settled if item.after["dispute"] == "date"]
    if not of_dates or of_dates[-1]["outcome"] != "choose":
        return False
    return set(claim_ids) <= set(of_dates[-1]["considered"])


def _proposal(session: Session, row: sqlite3.Row, *, ruled: bool) -> dict[str, Any]:
    """What the machine makes of the claims it put here; once a person ruled, what it had made."""
    if not ruled and row["made_by"] == "machine":
        claims = claims_of_event(session, row["id"], home=True)
        if claims:
            return proposal_of(list(claims.values()))
    stored: dict[str, Any] = json.loads(row["proposal"])
    return stored


def _relate(
    session: Session, event_id: str, found: Mapping[str, Claim], values: Mapping[str, Any]
) -> None:
    for claim_id, claim in found.items():
        session.connection.execute(
            "update evidence set relation = ? where event_id = ? and claim_id = ?",
            (relation(claim, edtf(values["date"]), values["certainty"]), event_id, claim_id),
        )


def _set_tags(session: Session, event_id: str, tags: Collection[str]) -> None:
    session.connection.execute("delete from event_tags where event_id = ?", (event_id,))
    for name in tags:
        session.connection.execute(
            "insert or ignore into tags (id, name) values (?, ?)", (session.ids(), name)
        )
        session.connection.execute(
            "insert into event_tags (event_id, tag_id) select ?, id from tags where name = ?",
            (event_id, name),
        )


def rehome(session: Session, event_ids: Collection[str]) -> set[str]:
    """Put evidence where the splits and merges that stand say; gives all events concerned."""
    concerned = set(event_ids)
    marks = ", ".join("?" * len(concerned))
    rows = session.query(
        f"""select id, event_id, home_event_id from evidence
        where event_id in ({marks}) or home_event_id in ({marks})""",
        *concerned,
        *concerned,
    )
    splits = _splits(session)
    for row in rows:
        target = root(session, splits.get(row["id"], row["home_event_id"]))
        if target != row["event_id"]:
            update(session.connection, "evidence", row["id"], {"event_id": target})
            concerned |= {target, row["event_id"]}
    return concerned


def _splits(session: Session) -> dict[str, str]:
    """Evidence that a standing split moved, and the event it was moved to; the last one holds."""
    moved: dict[str, str] = {}
    for row in session.query(
        """select after from decisions where kind = 'split'
        and id not in (select decision_id from undone) order by number"""
    ):
        ruling = json.loads(row["after"])
        moved.update(dict.fromkeys(ruling["evidence"], ruling["made"]))
    return moved


def root(session: Session, event_id: str) -> str:
    """The event into which this one was merged in the end; itself where it was not."""
    seen = {event_id}
    while True:
        row = session.one("select merged_into_id from events where id = ?", event_id)
        if row is None or row["merged_into_id"] is None:
            return event_id
        event_id = row["merged_into_id"]
        assert event_id not in seen, "events merged in a circle"
        seen.add(event_id)


def state(session: Session, event_id: str) -> dict[str, Any]:
    """What can be seen of an event and changed by a decision: for journal, undo and tests."""
    row = session.one("select * from events where id = ?", event_id)
    assert row is not None
    return {
        **{name: row[name] for name in SEEN},
        "tags": _column(
            session,
            """select tags.name from event_tags join tags on tags.id = event_tags.tag_id
            where event_id = ? order by tags.name""",
            event_id,
        ),
        "notes": _column(
            session,
            "select text from notes where event_id = ? and current order by rowid",
            event_id,
        ),
        "evidence": {
            item["claim_id"]: item["relation"]
            for item in session.query(
                "select claim_id, relation from evidence where event_id = ? and active", event_id
            )
        },
    }


SEEN = (
    "title", "status", "date", "earliest_day", "latest_day", "undated", "precision", "how",
    "certainty", "salience", "attributed_to", "time", "utc_offset", "disputed", "decided",
    "merged_into_id", "hidden", "pinned", "verified", "cleared", "voided", "sensitivity", "terms",
    "embargo_until", "order_in_day", "dated_by",
)  # fmt: skip


def _column(session: Session, sql: str, event_id: str) -> list[str]:
    return [row[0] for row in session.query(sql, event_id)]


def event_row(session: Session, event_id: str) -> sqlite3.Row | None:
    """The row of an event."""
    return session.one("select * from events where id = ?", event_id)
