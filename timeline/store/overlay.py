"""Decisions laid over the machine's proposal, in their order."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .connection import Session
from .journal import as_json

# Kinds after which the machine keeps off an event; a tag, a note or a pin say nothing about what
# happened.
RULINGS = frozenset(
    {"confirm", "verify", "clear", "reject", "reopen", "redate", "retitle", "recertain", "merge",
     "split", "settle", "make"}
)  # fmt: skip
STATUS = {"make": "confirmed", "confirm": "confirmed", "reject": "rejected", "reopen": "proposed"}
VALUE = {"redate": "date", "retitle": "title", "recertain": "certainty"}
PINNED = {"pin": 1, "unpin": 0}
# What no machine proposes.
UNSAID = {
    "verified": None, "sensitivity": None, "terms": None, "embargo_until": None,
    "order_in_day": None, "dated_by": None,
}  # fmt: skip
MARKS = ("sensitivity", "terms", "embargo_until")


# A purge takes the words out of decisions; where they moved evidence, they still do.
TOLD = """(decisions.kind in ('merge', 'split')
  or coalesce(json_extract(decisions.after, '$.purged'), 0) = 0)"""


@dataclass(frozen=True, slots=True)
class Standing:
    """A decision that stands, and the part an event has in it: `subject`, `into` or `made`."""

    kind: str
    part: str
    after: Mapping[str, Any]
    who: str = ""
    at: str = ""
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """An event's columns after its decisions, and its tags in the order of their names."""

    values: dict[str, Any]
    tags: tuple[str, ...]


def standing(session: Session, event_id: str) -> list[Standing]:
    """Decisions about an event that stand, first to last."""
    rows = session.query(
        f"""select decisions.*, decision_events.part from decision_events
        join decisions on decisions.id = decision_events.decision_id
        where decision_events.event_id = ? and decisions.kind != 'undo'
        and decisions.id not in (select decision_id from undone) and {TOLD}
        order by decisions.number""",
        event_id,
    )
    return [_standing(row) for row in rows]


def _standing(row: sqlite3.Row) -> Standing:
    after = json.loads(row["after"])
    return Standing(row["kind"], row["part"], after, row["who"], row["at"], row["reason"])


def all_standing(session: Session) -> dict[str, list[Standing]]:
    """The same for every event of the case that was decided about."""
    rows = session.query(
        f"""select decision_events.event_id as concerned, decisions.*, decision_events.part
        from decision_events join decisions on decisions.id = decision_events.decision_id
        where decisions.kind != 'undo'
        and decisions.id not in (select decision_id from undone) and {TOLD}
        order by decisions.number"""
    )
    found: dict[str, list[Standing]] = {}
    for row in rows:
        found.setdefault(row["concerned"], []).append(_standing(row))
    return found


def is_ruled(decisions: Sequence[Standing]) -> bool:
    """True where a person ruled on what happened, so that the machine keeps off."""
    return any(decision.kind in RULINGS for decision in decisions)


def overlay(proposal: Mapping[str, Any], decisions: Sequence[Standing]) -> Ruling:
    """What an event says once the decisions about it are laid over the proposal."""
    values = {**proposal, "status": "proposed", "merged_into_id": None, "pinned": 0, **UNSAID}
    # A split changes what the machine has to go by; what a person ruled lies over that.
    for decision in decisions:
        if decision.kind == "split" and decision.part == "subject":
            values.update(decision.after.get("left", {}))
    tags: dict[str, None] = {}
    for decision in decisions:
        _apply(decision, values, tags)
    values["decided"] = int(is_ruled(decisions))
    return Ruling(values, tuple(sorted(tags)))


def _apply(decision: Standing, values: dict[str, Any], tags: dict[str, None]) -> None:
    kind, after = decision.kind, decision.after
    if kind in ("redate", "settle") and "date" in after:
        values["dated_by"] = _dated_by(decision)
    if kind in STATUS:
        values["status"] = STATUS[kind]
    elif kind in VALUE:
        values[VALUE[kind]] = after[VALUE[kind]]
    elif kind in PINNED:
        values["pinned"] = PINNED[kind]
    elif kind == "tag":
        tags[after["tag"]] = None
    elif kind == "untag":
        tags.pop(after["tag"], None)
    elif kind == "verify" and decision.part == "subject":
        told = {"who": decision.who, "at": decision.at, "how": after.get("how", "")}
        values["verified"] = as_json(told)
    elif kind == "settle" and "date" in after:
        values["date"] = after["date"]
    elif kind == "order":
        values["order_in_day"] = float(decision.part.removeprefix("place "))
    elif kind == "mark":
        values.update({name: after[name] for name in MARKS if name in after})
    elif kind == "merge" and decision.part == "subject":
        values["merged_into_id"] = after["into"]


def _dated_by(decision: Standing) -> str | None:
    """Who dated it; nobody where a choice was given up and the program's date stands again."""
    if decision.after.get("outcome", "choose") != "choose":
        return None
    return as_json({"who": decision.who, "at": decision.at, "reason": decision.reason})
