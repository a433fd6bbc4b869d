"""Putting the claims of a new document into events.

A claim joins an event of the machine's that it plainly belongs to, else it begins one. What a
person has ruled on is left as it is: a likely match is noted as a suggestion.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from ..analysis.grouping import JOIN, OFFER, Placement, place
from ..analysis.likeness import DISPUTE_DAYS, Telling
from .claims import tellings
from .connection import Session, insert
from .events import settle
from .journal import as_json

# How many stored claims a new one is compared with at most.
CANDIDATES = 400
# How long after a day a loosely dated claim may still speak of it as of this year's.
YEAR = 366


def put(session: Session, told: Sequence[Telling], run_id: str) -> tuple[int, int]:
    """Put the claims of one document into events; gives how many began, how many claims joined."""
    at = session.at()
    begun: dict[str, None] = {}
    touched: dict[str, None] = {}
    joined = 0
    for claim in told:
        free, ruled = _homes(session, claim)
        best = place(claim, free)
        home = best.home if best.home and best.score >= JOIN else None
        if home is None:
            home = session.ids()
            begun[home] = None
            _begin_event(session, home, run_id, at)
        elif home not in begun:
            joined += 1
        _insert_evidence(session, home, claim, best if home == best.home else None, run_id, at)
        touched[home] = None
        _suggest(session, home, (best, place(claim, ruled)), at)
    for event_id in touched:
        settle(session, event_id, at=at, who=session.who, grow=event_id not in begun)
    return len(begun), joined


def offer(session: Session, told: Sequence[Telling], *, reason: str) -> None:
    """Note which events a person may want to merge with those of these claims; joins nothing."""
    for claim in told:
        row = session.one("select event_id from evidence where claim_id = ? and active", claim.key)
        if row is None:
            continue
        own = row["event_id"]
        near = [
            place(claim, {name: found for name, found in homes.items() if name != own})
            for homes in _homes(session, claim)
        ]
        known = [replace(one, reasons=(*one.reasons, reason)) for one in near]
        _suggest(session, own, known, session.at())


# The inner questions are answered from indexes alone.
NEAR = """
select claims.id as claim_id, evidence.event_id, events.decided from (
  select rowid as number from claims
  where undated = 0 and earliest_day between :first - 31 and :last and latest_day >= :first
  union
  select rowid from claims
  where undated = 0 and act = :act and earliest_day between :first - :apart and :last + :apart
  union
  select rowid from claims
  where undated = 0 and act = :act and earliest_day is null
    and latest_day between :first and :last + :year
  union
  select rowid from claims
  where undated = 0 and earliest_day = latest_day
    and earliest_day in (select value from json_each(:surmised))
  union
  select rowid from claims where date = :date
  union
  select rowid from claims where wording = :wording
) as near
join claims on claims.rowid = near.number and claims.current
join evidence on evidence.claim_id = claims.id and evidence.active
join events on events.id = evidence.event_id and not events.hidden
order by abs(coalesce(claims.earliest_day, claims.latest_day) - :first), claims.rowid
limit :limit
"""


def _homes(
    session: Session, claim: Telling
) -> tuple[dict[str, list[Telling]], dict[str, list[Telling]]]:
    """Events near in time or equal in wording: those of the machine, those a person ruled on."""
    row = session.one("select date, earliest_day, latest_day from claims where id = ?", claim.key)
    assert row is not None
    close = claim.width is not None and claim.width <= 12 * DISPUTE_DAYS
    near = session.connection.execute(
        NEAR,
        {
            "first": claim.earliest if close else None,
            "last": claim.latest if close else None,
            "act": claim.act,
            "apart": DISPUTE_DAYS,
            "year": YEAR,
            "surmised": as_json(sorted(claim.surmised)),
            "date": row["date"],
            "wording": claim.wording,
            "limit": CANDIDATES,
        },
    ).fetchall()
    known = tellings(session, [item["claim_id"] for item in near])
    homes: tuple[dict[str, list[Telling]], dict[str, list[Telling]]] = ({}, {})
    for item in near:
        homes[item["decided"]].setdefault(item["event_id"], []).append(known[item["claim_id"]])
    return homes


def _begin_event(session: Session, event_id: str, run_id: str, at: str) -> None:
    row = {
        "id": event_id,
        "title": "",
        "undated": 1,
        "how": "none",
        "certainty": "stated",
        "salience": 0.0,
        "proposal": "{}",
        "run_id": run_id,
        "made_at": at,
        "changed_at": at,
        "changed_by": session.who,
    }
    insert(session.connection, "events", row)


def _insert_evidence(
    session: Session, home: str, claim: Telling, why: Placement | None, run_id: str, at: str
) -> None:
    row = {
        "id": session.ids(),
        "event_id": home,
        "home_event_id": home,
        "claim_id": claim.key,
        "score": why.score if why else None,
        "reasons": as_json(list(why.reasons)) if why else "[]",
        "run_id": run_id,
        "added_at": at,
    }
    insert(session.connection, "evidence", row)


def _suggest(session: Session, home: str, found: Collection[Placement], at: str) -> None:
    """Note events that a person may want to merge with this one."""
    for other in found:
        if other.home is None or other.home == home or other.score < OFFER:
            continue
        first, second = sorted((home, other.home))
        session.connection.execute(
            """insert into suggestions (id, event_id, other_event_id, score, reasons, at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (event_id, other_event_id) do update
            set score = excluded.score, reasons = excluded.reasons
            where excluded.score > score""",
            (session.ids(), first, second, other.score, as_json(list(other.reasons)), at),
        )
